"""Who sees whom: the students of a coach, the coaches of a student, and who is here at all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from bot.db import Unit
from bot.models import Batch, CoachBatch, TelegramAccount, User
from bot.services.errors import BotError
from bot.services.who import Who, present


class _OfStudent(Protocol):
    user_id: str


class _OfBatch(Protocol):
    batch_id: str


Owned = TypeVar("Owned", bound=_OfStudent)
Shared = TypeVar("Shared", bound=_OfBatch)


@dataclass(frozen=True)
class Sight:
    """What a coach sees of a school: the batches of these `names`, or everything."""

    names: frozenset[str] | None = None

    def sees(self, batch: str | None) -> bool:
        """Whether students of a batch are among it; those of none are for coaches who see everything."""
        return self.names is None or batch in self.names


async def sights(unit: Unit, coach_ids: Collection[str]) -> dict[str, Sight]:
    """Return what each of these coaches sees: for what is read once, of the whole school, and handed out to many."""
    rows = await unit.session.execute(
        select(CoachBatch.user_id, Batch.name)
        .join(Batch, Batch.id == CoachBatch.batch_id)
        .where(CoachBatch.user_id.in_(coach_ids))
    )
    limits: dict[str, set[str]] = {}
    for coach_id, name in rows:
        limits.setdefault(coach_id, set()).add(name)
    return {one: Sight(frozenset(limits[one]) if one in limits else None) for one in coach_ids}


def all_seeing() -> User:
    """Return a coach who is nobody and sees every batch, to read with what `Sight` hands out."""
    return User(id="", role="admin")


def in_sight() -> ColumnElement[bool]:
    """Return the condition that a user is a student whom some coach may see.

    Students of a batch that was put away are out of sight until it is taken out again.
    """
    put_away = select(Batch.id).where(Batch.name == User.batch, Batch.archived_at.is_not(None))
    # Correlated with the students alone: a statement may read their batches beside them.
    return and_(User.role == "student", present(), ~exists(put_away.correlate(User)))


def seen_by(coach: User) -> ColumnElement[bool]:
    """Return the condition that a user is a student whom this coach sees: of their batches, or of all."""
    mine = select(Batch.name).join(CoachBatch, CoachBatch.batch_id == Batch.id).where(CoachBatch.user_id == coach.id)
    limited = exists(select(CoachBatch.user_id).where(CoachBatch.user_id == coach.id))
    return and_(in_sight(), or_(~limited, User.batch.in_(mine)))


def batches_of(coach: User) -> ColumnElement[bool]:
    """Return the condition that a batch is in use and one of this coach's."""
    mine = select(CoachBatch.batch_id).where(CoachBatch.user_id == coach.id)
    limited = exists(select(CoachBatch.user_id).where(CoachBatch.user_id == coach.id))
    return and_(Batch.archived_at.is_(None), or_(~limited, Batch.id.in_(mine)))


def with_student(table: type[Owned], coach: User) -> Select[Owned, User]:
    """Return what finds rows of the students whom this coach sees, each with its student."""
    return select(table, User).join(User, User.id == table.user_id).where(seen_by(coach))


def with_batch(table: type[Shared], coach: User) -> Select[Shared, Batch]:
    """Return what finds rows of this coach's batches, each with its batch."""
    return select(table, Batch).join(Batch, Batch.id == table.batch_id).where(batches_of(coach))


async def student(unit: Unit, who: Who, user_id: str) -> User:
    """Return a student whom this coach sees; anybody else, by whatever id, does not exist for them."""
    found = await unit.session.scalar(select(User).where(User.id == user_id, seen_by(who.coach())))
    if found is None:
        raise BotError("no_such_student")
    return found


async def batch(unit: Unit, who: Who, batch_id: str) -> Batch:
    """Return a batch of this coach; any other does not exist for them."""
    found = await unit.session.scalar(select(Batch).where(Batch.id == batch_id, batches_of(who.coach())))
    if found is None:
        raise BotError("no_such_batch")
    return found


async def coaches_of(unit: Unit, batch_name: str | None) -> Sequence[User]:
    """Return the coaches who see the students of a batch and have come in, the longest here first."""
    found = select(User).where(coaching(batch_name)).order_by(User.created_at, User.id)
    return (await unit.session.scalars(found)).all()


def coaching(batch_name: str | None) -> ColumnElement[bool]:
    """Return the condition that a user is a coach who sees the students of a batch, and has come in."""
    limits = select(CoachBatch.batch_id).where(CoachBatch.user_id == User.id)
    here = limits.join(Batch, Batch.id == CoachBatch.batch_id).where(Batch.name == batch_name)
    come_in = exists(select(TelegramAccount.id).where(TelegramAccount.user_id == User.id))
    return and_(User.role == "admin", come_in, present(), or_(~exists(limits), exists(here)))


async def coach_names(unit: Unit, student: User) -> list[str]:
    """Return what the coaches of a student are called."""
    return [one.display_name for one in await coaches_of(unit, student.batch)]


async def coaches_about(unit: Unit, owner: Select[str]) -> Sequence[User]:
    """Return the coaches of one student, whose id a statement finds."""
    batch = select(User.batch).where(User.id == owner.scalar_subquery())
    return await coaches_of(unit, await unit.session.scalar(batch))
