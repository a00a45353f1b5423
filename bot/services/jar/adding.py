"""Marbles go in, and out again where they went in by mistake: each time the count is one conditional update."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select, update

from bot.db import Unit
from bot.models import Batch, JarFilling, Marble, TrustJar
from bot.models.base import new_id
from bot.services import scope
from bot.services.cards import is_new
from bot.services.errors import BotError
from bot.services.jar import reasons, showing, standing, votes
from bot.services.jar.standing import FULL, Jar
from bot.services.who import Who

MOST_AT_ONCE = 10


@dataclass(frozen=True)
class PutIn:
    """The jar after marbles went in, and the marbles."""

    jar: Jar
    marbles: Sequence[Marble]


async def add(
    unit: Unit, who: Who, batch_id: str, reason: str, number: int = 1, *, may_fill: bool = False,
    nomination_id: str | None = None, new: str | None = None,
) -> PutIn:  # fmt: skip
    """Put marbles in, all for one reason. One whose id is to be `new` goes in once, however often that is asked.

    The one that fills the jar is the class's celebration: it goes in only where that is meant, `may_fill`. BotError:
    jar_full; jar_has_room, where not so many fit; fills_jar; and those of `reasons.checked`.
    """
    batch = await scope.batch(unit, who, batch_id)
    if not 1 <= number <= MOST_AT_ONCE:
        raise BotError("over")
    if new is not None and (there := await _there(unit, batch, new)) is not None:
        return PutIn(await standing.of_batch(unit, batch), [there])
    reason = await reasons.checked(unit, batch, reason)
    await standing.of_batch(unit, batch)  # which begins it where nobody has touched it yet
    most = FULL if may_fill else FULL - 1
    counted = await unit.session.execute(
        update(TrustJar)
        .where(TrustJar.batch == batch.name, TrustJar.count + number <= most)
        .values(count=TrustJar.count + number, updated_at=unit.now, updated_by=who.coach().id)
        .returning(TrustJar.count)
        .execution_options(synchronize_session=False)
    )
    count = counted.scalar_one_or_none()
    if count is None:
        raise _no_room(await standing.of_batch(unit, batch), number)
    ids = [new] if new is not None and number == 1 else [new_id() for _ in range(number)]
    added = await _noted(unit, who, batch, reason, ids, nomination_id)
    if count == FULL:
        await _filled(unit, batch)
    return PutIn(await showing.show(unit, batch), added)


async def _there(unit: Unit, batch: Batch, marble_id: str) -> Marble | None:
    """Return a marble that is there already, in or out again. BotError: over, where it is of another jar."""
    marble = await unit.session.get(Marble, marble_id, populate_existing=True)
    filling = await unit.session.get(JarFilling, marble.filling_id) if marble else None
    if filling is not None and filling.batch_id != batch.id:
        raise BotError("over")
    return marble


def _no_room(jar: Jar, number: int) -> BotError:
    """Return why marbles do not go in."""
    if jar.is_full:
        return BotError("jar_full", id=jar.batch.id)
    if jar.count + number > FULL:
        return BotError("jar_has_room", step="number", left=FULL - jar.count)
    return BotError("fills_jar", step="sure", id=jar.batch.id)


async def _noted(
    unit: Unit, who: Who, batch: Batch, reason: str, ids: Sequence[str], nomination_id: str | None
) -> Sequence[Marble]:
    """Write the marbles down: each is undone by itself. The count is ours by now, and so is the filling."""
    filling = (await unit.session.scalars(_going(batch))).one()
    rows = [
        Marble(
            id=one, filling_id=filling, reason=reason, nomination_id=nomination_id, added_by=who.coach().id,
            added_at=unit.now,
        )
        for one in ids
    ]  # fmt: skip
    unit.session.add_all(rows)
    await unit.session.flush()
    return rows


def _going(batch: Batch) -> Select[str]:
    return select(JarFilling.id).where(JarFilling.batch_id == batch.id, JarFilling.emptied_at.is_(None))


async def _filled(unit: Unit, batch: Batch) -> None:
    filled = update(JarFilling).where(JarFilling.batch_id == batch.id, JarFilling.emptied_at.is_(None))
    await unit.session.execute(filled.values(filled_at=unit.now).execution_options(synchronize_session="fetch"))
    await votes.ask(unit, batch)


async def again(unit: Unit, who: Who, marble_id: str, new: str, *, may_fill: bool = False) -> PutIn:
    """Put in one more for the reason of another marble, once."""
    _, batch, reason = await _found(unit, who, marble_id)
    return await add(unit, who, batch.id, reason, may_fill=may_fill, new=new)


async def undo(unit: Unit, who: Who, marble_id: str) -> Jar:
    """Take out a marble that went in by mistake, within ten minutes, silently; a second time changes nothing.

    Those that went in together with it, for one reason in one moment, come out with it. Once the jar is full the class
    is celebrating, and nothing is taken out. BotError: over, jar_is_celebrated, too_late_to_undo.
    """
    filling, batch, _ = await _found(unit, who, marble_id)
    marble = await unit.session.get_one(Marble, marble_id)
    if filling.emptied_at is not None:
        raise BotError("over")
    if filling.filled_at is not None:
        raise BotError("jar_is_celebrated")
    if not is_new(unit, marble.added_at):
        raise BotError("too_late_to_undo")
    await take_out(unit, batch, (await unit.session.scalars(_together(marble))).all())
    return await standing.of_batch(unit, batch)


def _together(marble: Marble) -> Select[str]:
    moment = Marble.filling_id == marble.filling_id, Marble.added_at == marble.added_at
    return select(Marble.id).where(*moment, Marble.added_by == marble.added_by, Marble.reason == marble.reason)


async def take_out(unit: Unit, batch: Batch, marble_ids: Sequence[str]) -> int:
    """Take marbles out that are in; return how many were. BotError: jar_is_celebrated."""
    undone = await unit.session.scalars(
        update(Marble)
        .where(Marble.id.in_(marble_ids), Marble.undone_at.is_(None))
        .values(undone_at=unit.now)
        .returning(Marble.id)
        .execution_options(synchronize_session=False)
    )
    if number := len(undone.all()):
        counted = await unit.session.execute(
            update(TrustJar)
            .where(TrustJar.batch == batch.name, TrustJar.count >= number, TrustJar.count < FULL)
            .values(count=TrustJar.count - number, updated_at=unit.now)
            .returning(TrustJar.count)
            .execution_options(synchronize_session=False)
        )
        if counted.scalar_one_or_none() is None:  # somebody filled it meanwhile
            raise BotError("jar_is_celebrated")
        await showing.show(unit, batch)
    return number


async def is_in(unit: Unit, jar: Jar, marble_id: str) -> bool:
    """Whether a marble is in the jar as it stands now."""
    marble = await unit.session.get(Marble, marble_id, populate_existing=True)
    return marble is not None and marble.undone_at is None and marble.filling_id == jar.filling.id


async def _found(unit: Unit, who: Who, marble_id: str) -> tuple[JarFilling, Batch, str]:
    """Return a marble's filling, its batch and its reason, for a coach of that batch. BotError: over."""
    found = await unit.session.execute(
        select(JarFilling, Batch, Marble.reason)
        .join(Marble, Marble.filling_id == JarFilling.id)
        .join(Batch, Batch.id == JarFilling.batch_id)
        .where(Marble.id == marble_id, scope.batches_of(who.coach()))
        .execution_options(populate_existing=True)
    )
    row = found.one_or_none()
    if row is None:
        raise BotError("over")
    return row[0], row[1], row[2]
