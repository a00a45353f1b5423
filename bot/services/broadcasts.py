"""One message of a coach to a whole class, and what became of each copy."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import exists, select

from bot.db import Unit
from bot.models import Broadcast, OutboxRow, TelegramAccount, User, UserSession
from bot.notices import Notice, Priority
from bot.services import scope
from bot.services.errors import BotError
from bot.services.who import Who

LIMIT = 1000
EVERYBODY = "all"


@dataclass
class Delivery:
    """What became of a broadcast: how many have it, how many copies are on the way, and who cannot be reached."""

    readers: int
    sent: int = 0
    waiting: int = 0
    unreached: list[str] = field(default_factory=list)


async def audience(unit: Unit, who: Who, batch_id: str) -> tuple[str, list[User]]:
    """Return the name of an audience and its students; `all` is every class of this coach."""
    readers = select(User).where(scope.seen_by(who.coach())).order_by(User.display_name)
    if batch_id == EVERYBODY:
        return "", list(await unit.session.scalars(readers))
    group = await scope.batch(unit, who, batch_id)
    return group.name, list(await unit.session.scalars(readers.where(User.batch == group.name)))


async def send(unit: Unit, who: Who, batch_id: str, text: str) -> Broadcast:
    """Write to everybody of an audience; copies leave after everything that somebody waits for."""
    name, readers = await audience(unit, who, batch_id)
    if not 0 < len(text.strip()) <= LIMIT:
        raise BotError("message_too_long", step="text", limit=LIMIT)
    one = Broadcast(
        author_id=who.coach().id, audience=name, text=text.strip(), readers=[user.id for user in readers],
        created_at=unit.now,
    )  # fmt: skip
    unit.session.add(one)
    await unit.session.flush()
    for user in readers:
        values = {"coach": who.name, "batch": name, "text": one.text}
        unit.tell(Notice(user.id, "broadcast", values, priority=Priority.BULK, cause=_cause(one)))
    return one


async def delivery(unit: Unit, who: Who, broadcast_id: str) -> tuple[Broadcast, Delivery]:
    """Return what became of one's own broadcast."""
    one = await unit.session.get(Broadcast, broadcast_id)
    if one is None or one.author_id != who.coach().id:
        raise BotError("over")
    states: dict[str, set[str]] = {}
    copies = select(OutboxRow.user_id, OutboxRow.state).where(OutboxRow.cause == _cause(one))
    for user_id, state in await unit.session.execute(copies):
        states.setdefault(user_id or "", set()).add(state)
    best = {user: _best(found) for user, found in states.items()}
    count = Counter(best.get(user, "unreached") for user in one.readers)
    lost = [user for user in one.readers if best.get(user, "unreached") == "unreached"]
    named = await unit.session.scalars(select(User.display_name).where(User.id.in_(lost)).order_by(User.display_name))
    return one, Delivery(len(one.readers), count["sent"], count["open"], list(named))


def _best(states: set[str]) -> str:
    """Of the copies to several phones of one person, one that arrived is enough."""
    return next((state for state in ("sent", "open") if state in states), "unreached")


def _cause(one: Broadcast) -> str:
    return f"broadcast:{one.id}"


async def reachable(unit: Unit, readers: list[User]) -> int:
    """Return how many of these people have a phone that is signed in."""
    session = (
        select(UserSession.id)
        .join(TelegramAccount, TelegramAccount.id == UserSession.telegram_account_id)
        .where(TelegramAccount.user_id == User.id, UserSession.expires_at > unit.now)
    )
    ids = [one.id for one in readers]
    return len((await unit.session.scalars(select(User.id).where(User.id.in_(ids), exists(session)))).all())
