"""One message of a coach to a whole class, and what became of each copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, literal, select

from bot.db import Unit
from bot.models import Broadcast, OutboxRow, Preferences, User
from bot.notices import Notice, Priority
from bot.services import reaching, scope, writing_times
from bot.services.errors import BotError
from bot.services.who import Who

LIMIT = 1000
EVERYBODY = "all"
CAUSE = "broadcast:"

# What the states of the outbox mean, the best first: of the copies to several phones, one that arrived is enough.
STATES = {"sent": "sent", "open": "waiting", "held": "waiting", "undeliverable": "blocked", "refused": "refused"}


@dataclass(frozen=True)
class Delivery:
    """What became of a broadcast: how many have it, how many copies are on the way, and whom it does not reach.

    `unreached` has their names by the reason: `blocked`, `signed_out`, `never_in`, or `refused` by Telegram. Whoever
    the coach no longer sees has no name there, and is counted in `unseen`.
    """

    sent: int
    waiting: int
    unreached: Mapping[str, list[str]]
    unseen: int = 0


async def audience(unit: Unit, who: Who, batch_id: str) -> tuple[str, Sequence[User]]:
    """Return the name of an audience and its students; `all` is every class of this coach."""
    readers = select(User).where(scope.seen_by(who.coach())).order_by(User.display_name)
    if batch_id == EVERYBODY:
        return "", (await unit.session.scalars(readers)).all()
    group = await scope.batch(unit, who, batch_id)
    return group.name, (await unit.session.scalars(readers.where(User.batch == group.name))).all()


async def reachable(unit: Unit, readers: Sequence[User]) -> int:
    """Return how many of these people have a phone on which they would read a message now."""
    return len(readers) - len(await reaching.unreached(unit, [user.id for user in readers]))


async def send(unit: Unit, who: Who, batch_id: str, text: str) -> Broadcast:
    """Write to everybody of an audience; copies leave after everything that somebody waits for.

    It makes no sound where somebody rests, or asked not to be written to.
    """
    name, readers = await audience(unit, who, batch_id)
    if not 0 < len(text.strip()) <= LIMIT:
        raise BotError("message_too_long", step="text", limit=LIMIT)
    ids = [user.id for user in readers]
    one = Broadcast(
        author_id=who.coach().id, audience=name, text=text.strip(), readers=ids,
        outcomes=await reaching.unreached(unit, ids), created_at=unit.now,
    )  # fmt: skip
    unit.session.add(one)
    await unit.session.flush()
    chosen = await unit.session.scalars(select(Preferences).where(Preferences.user_id.in_(ids)))
    mine = {preferences.user_id: preferences for preferences in chosen}
    values = {"coach": who.name, "batch": name, "text": one.text}
    for user_id in ids:
        quiet = not writing_times.may_write(mine.get(user_id), unit.now)
        unit.tell(Notice(user_id, "broadcast", values, Priority.BULK, quiet=quiet, cause=CAUSE + one.id))
    return one


async def delivery(unit: Unit, who: Who, broadcast_id: str) -> tuple[Broadcast, Delivery]:
    """Return what became of one's own broadcast."""
    one = await unit.session.get(Broadcast, broadcast_id)
    if one is None or one.author_id != who.coach().id:
        raise BotError("over")
    outcomes = await _outcomes(unit, one)
    missed = {user_id: outcome for user_id, outcome in outcomes.items() if outcome not in ("sent", "waiting")}
    mine = select(User.id, User.display_name).where(User.id.in_(missed), scope.seen_by(who.coach()))
    names = (await unit.session.execute(mine.order_by(User.display_name))).all()
    unreached: dict[str, list[str]] = {}
    for user_id, name in names:
        unreached.setdefault(missed[user_id], []).append(name)
    said = list(outcomes.values())
    return one, Delivery(said.count("sent"), said.count("waiting"), unreached, len(missed) - len(names))


async def keep_outcomes(unit: Unit, before: datetime) -> None:
    """Keep what became of broadcasts that were sent before a moment: the outbox is about to forget their copies."""
    copies = exists(select(OutboxRow.id).where(OutboxRow.cause == literal(CAUSE) + Broadcast.id))
    for one in await unit.session.scalars(select(Broadcast).where(Broadcast.created_at < before, copies)):
        one.outcomes = await _outcomes(unit, one)


async def _outcomes(unit: Unit, one: Broadcast) -> dict[str, str]:
    """Return what became of each reader's copy: what the outbox says, or else what is kept with the broadcast.

    A copy of which neither knows is about to be written.
    """
    copies = select(OutboxRow.user_id, OutboxRow.state).where(OutboxRow.cause == CAUSE + one.id)
    states: dict[str | None, set[str]] = {}
    for user_id, state in await unit.session.execute(copies):
        states.setdefault(user_id, set()).add(state)
    best = {user: next(STATES[state] for state in STATES if state in found) for user, found in states.items()}
    return {user: best.get(user) or one.outcomes.get(user, "waiting") for user in one.readers}
