"""How full a jar is, what came last, and where the class watches it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.db import Unit, insert_new
from bot.models import Batch, GroupChat, JarFilling, Marble, TreatVote, TrustJar
from bot.models.base import new_id
from bot.services import scope
from bot.services.errors import BotError
from bot.services.who import Who

FULL = 50
PAGE = 10


@dataclass(frozen=True)
class Jar:
    """The jar of a batch: its count, how often it was full, and the time since it was last emptied."""

    batch: Batch
    count: int
    times_completed: int
    filling: JarFilling
    newest: str | None = None
    vote: TreatVote | None = None
    group: GroupChat | None = None

    @property
    def seed(self) -> int:
        """What the picture of this class's jar follows from: its marbles keep their places and colours."""
        return int.from_bytes(self.batch.id.encode()[:3])

    @property
    def is_full(self) -> bool:
        """Whether no marble fits any more."""
        return self.count >= FULL


@dataclass(frozen=True)
class Deed:
    """A marble of a list: what it was for, and when."""

    reason: str
    at: datetime


@dataclass(frozen=True)
class History:
    """What the marbles of one filling were for, the newest first: one page of so many."""

    deeds: Sequence[Deed]
    page: int
    pages: int
    full_on: Sequence[datetime]


async def of_coach(unit: Unit, who: Who, batch_id: str) -> Jar:
    """Return the jar of one of a coach's batches."""
    return await of_batch(unit, await scope.batch(unit, who, batch_id))


async def of_mine(unit: Unit, who: Who) -> Jar:
    """Return the jar of a student's batch. BotError: no_class, where they are in none."""
    name = who.student().batch
    batch = await unit.session.scalar(select(Batch).where(Batch.name == name, Batch.archived_at.is_(None)))
    if batch is None:
        raise BotError("no_class")
    return await of_batch(unit, batch)


async def of_batch(unit: Unit, batch: Batch) -> Jar:
    """Return a batch's jar as it stands; one that nobody has touched yet is empty, and begins now."""
    row, filling = await _begun(unit, batch)
    newest = select(Marble.reason).where(Marble.filling_id == filling.id, Marble.undone_at.is_(None))
    vote = select(TreatVote).where(TreatVote.filling_id == filling.id)
    group = select(GroupChat).where(GroupChat.batch_id == batch.id)
    return Jar(
        batch,
        row.count,
        row.times_completed,
        filling,
        (await unit.session.scalars(newest.order_by(Marble.added_at.desc(), Marble.id.desc()).limit(1))).first(),
        await unit.session.scalar(vote),
        await unit.session.scalar(group),
    )


async def _begun(unit: Unit, batch: Batch) -> tuple[TrustJar, JarFilling]:
    jar = select(TrustJar).where(TrustJar.batch == batch.name).execution_options(populate_existing=True)
    going = select(JarFilling).where(JarFilling.batch_id == batch.id, JarFilling.emptied_at.is_(None))
    row, filling = await unit.session.scalar(jar), await unit.session.scalar(going)
    if row is None:
        new = {"id": new_id(), "batch": batch.name, "count": 0, "times_completed": 0, "updated_at": unit.now}
        await unit.session.execute(insert_new(unit, TrustJar).values(**new))
    if filling is None:
        first = {"id": new_id(), "batch_id": batch.id, "begun_at": unit.now}
        await unit.session.execute(insert_new(unit, JarFilling).values(**first))
    return row or (await unit.session.scalars(jar)).one(), filling or (await unit.session.scalars(going)).one()


async def history(unit: Unit, jar: Jar, page: int) -> History:
    """Return what the marbles that are in a jar were for, and when earlier jars were full."""
    counted = select(func.count(Marble.id)).where(Marble.filling_id == jar.filling.id, Marble.undone_at.is_(None))
    pages = max(1, -(-(await unit.session.scalar(counted) or 0) // PAGE))
    page = min(page, pages - 1)
    rows = await unit.session.execute(
        select(Marble.reason, Marble.added_at)
        .where(Marble.filling_id == jar.filling.id, Marble.undone_at.is_(None))
        .order_by(Marble.added_at.desc(), Marble.id.desc())
        .limit(PAGE)
        .offset(page * PAGE)
    )
    earlier = await unit.session.scalars(
        select(JarFilling.filled_at)
        .where(JarFilling.batch_id == jar.batch.id, JarFilling.filled_at.is_not(None))
        .order_by(JarFilling.filled_at.desc())
        .limit(PAGE)
    )
    return History([Deed(*row) for row in rows], page, pages, [one for one in earlier if one])
