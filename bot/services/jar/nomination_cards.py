"""A coach's cards about deeds that students propose: yes puts a marble in. Nobody reads there who proposed it."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import Batch, Decision, Nomination, User
from bot.notices import Notice
from bot.services import preferences, scope
from bot.services.cards import Card, Done, Kind, found, move
from bot.services.jar import adding, standing
from bot.services.jar.nominating import NAME
from bot.services.jar.standing import FULL
from bot.services.who import Who

FILL = "fill"  # the choice of a yes that fills the jar


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    rows = await unit.session.execute(
        scope.with_batch(Nomination, coach)
        .join(User, User.id == Nomination.user_id)
        .where(Nomination.state == "waiting", scope.in_sight())
    )
    return [Card(NAME, one.id, one.created_at, batch.name, batch.name) for one, batch in rows]


async def _found(unit: Unit, coach: User, nomination_id: str) -> tuple[Nomination, Batch]:
    """Return a proposal and its class, for a coach of that class. BotError: no_such_card."""
    return await found(unit, scope.with_batch(Nomination, coach).where(Nomination.id == nomination_id))


async def _evidence(unit: Unit, coach: User, nomination_id: str) -> Mapping[str, Any]:
    one, batch = await _found(unit, coach, nomination_id)
    jar = await standing.of_batch(unit, batch)
    return {
        "name": batch.name, "words": one.words, "state": one.state, "count": jar.count, "since": one.created_at,
        "last": jar.count == FULL - 1, "full": jar.is_full, "id": batch.id, "now": unit.now,
        "zone": await preferences.zone_of(unit, coach.id),
    }  # fmt: skip


async def _approve(unit: Unit, who: Who, nomination_id: str, choice: str | None) -> Done | None:
    one, batch = await _found(unit, who.coach(), nomination_id)
    jar = await standing.of_batch(unit, batch)
    if jar.is_full or (jar.count == FULL - 1 and choice != FILL):
        return None  # it is fuller than on the card that was pressed: shown anew, the card says what there is to do
    if not await move(unit, Nomination.id, one.id, Nomination.state, "waiting", "accepted"):
        return None
    put_in = await adding.add(unit, who, batch.id, one.words, may_fill=choice == FILL, nomination_id=one.id)
    unit.tell(Notice(one.user_id, "nomination_accepted", {"coach": who.name, "words": one.words}))
    return Done(one.user_id, {"marble": put_in.marbles[0].id})


async def _refuse(unit: Unit, who: Who, nomination_id: str, reason: str) -> Done | None:
    one, _ = await _found(unit, who.coach(), nomination_id)
    if not await move(unit, Nomination.id, one.id, Nomination.state, "waiting", "declined"):
        return None
    values = {"coach": who.name, "words": one.words, "reason": reason}
    unit.tell(Notice(one.user_id, "nomination_declined", values))
    return Done(one.user_id, {})


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let a proposal wait again and its marble come out, unless the jar was filled or emptied since."""
    one = await unit.session.get(Nomination, decision.subject_id, with_for_update=True, populate_existing=True)
    batch = await unit.session.get(Batch, one.batch_id) if one else None
    if one is None or batch is None or one.state not in ("accepted", "declined") or await _waits_twice(unit, one):
        return False
    if one.state == "accepted":
        jar = await standing.of_batch(unit, batch)
        marble = decision.undo["marble"]
        if jar.is_full or not await adding.is_in(unit, jar, marble) or not await adding.take_out(unit, batch, [marble]):
            return False
    one.state = "waiting"
    await unit.session.flush()
    unit.tell(Notice(one.user_id, "nomination_waits_again", {"words": one.words}))
    return True


async def _waits_twice(unit: Unit, one: Nomination) -> bool:
    """Whether its student has proposed the same anew since."""
    anew = select(Nomination.id).where(
        Nomination.user_id == one.user_id, Nomination.words == one.words, Nomination.state == "waiting"
    )
    return await unit.session.scalar(anew.limit(1)) is not None


async def _readers(unit: Unit, nomination_id: str) -> Sequence[User]:
    return await scope.coaches_about(unit, select(Nomination.user_id).where(Nomination.id == nomination_id))


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
