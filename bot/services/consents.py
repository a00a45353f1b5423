"""What homes said yes to, as rows: recorded by a coach, withdrawn at any time, never guessed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select, update

from bot.db import Unit, insert_new
from bot.models import Batch, Consent, User
from bot.models.base import new_id
from bot.models.consents import How, Matter
from bot.services import scope
from bot.services.errors import BotError
from bot.services.names import on_one_line
from bot.services.who import Who

FROM_WHOM = 120  # characters
# What a coach asks homes for; `join` has its place as soon as a yes to it is asked for.
ASKED: tuple[Matter, ...] = ("helper", "voice", "photos")


@dataclass(frozen=True)
class Said:
    """What a home said of one matter last: a yes, one that was taken back, or nothing yet.

    `recorder` is the coach who put it down, None where they have left, or where no coach did.
    """

    what: Matter
    consent: Consent | None = None
    recorder: str | None = None

    @property
    def is_yes(self) -> bool:
        """Whether there is a yes that holds."""
        return self.consent is not None and self.consent.withdrawn_at is None


@dataclass(frozen=True)
class Known:
    """A student of a class, and whether their home said yes to something."""

    id: str
    name: str
    has: bool


@dataclass(frozen=True)
class Helper:
    """Whether the class of a student has the helper, and since when their home says yes to it, None for no yes."""

    in_class: bool
    since: datetime | None


@dataclass(frozen=True)
class Recorded:
    """What became of a yes for several: for how many it is new, and how many had one already."""

    new: int
    known: int


def given(what: Matter) -> ColumnElement[bool]:
    """Return the condition that there is a yes to a matter for a user, which was not withdrawn."""
    return exists(
        select(Consent.id).where(Consent.user_id == User.id, Consent.what == what, Consent.withdrawn_at.is_(None))
    )


async def helper_for(unit: Unit, user_id: str) -> Helper:
    """Return how it stands with the helper for a student."""
    has_class = exists(select(Batch.id).where(Batch.name == User.batch, Batch.helper, Batch.archived_at.is_(None)))
    yes = select(Consent.given_at).where(
        Consent.user_id == User.id, Consent.what == "helper", Consent.withdrawn_at.is_(None)
    )
    asked = select(has_class.correlate(User), yes.correlate(User).scalar_subquery()).where(User.id == user_id)
    return Helper(*(await unit.session.execute(asked)).one())


async def of(unit: Unit, who: Who, student_id: str) -> list[Said]:
    """Return what the home of a student said of each matter that a coach asks for, and of any other it said yes to."""
    student = await scope.student(unit, who, student_id)
    rows = await unit.session.execute(
        select(Consent, User.display_name)
        .outerjoin(User, User.id == Consent.recorded_by)
        .where(Consent.user_id == student.id)
        .order_by(Consent.withdrawn_at.is_(None), Consent.given_at, Consent.id)
    )
    said = {what: Said(what) for what in ASKED} | {row.what: Said(row.what, row, name) for row, name in rows}
    return list(said.values())


async def of_class(unit: Unit, who: Who, batch_id: str, what: Matter) -> tuple[Batch, list[Known]]:
    """Return a class of this coach, and for each of its students whether their home said yes, by name."""
    batch = await scope.batch(unit, who, batch_id)
    rows = await unit.session.execute(
        select(User.id, User.display_name, given(what))
        .where(scope.seen_by(who.coach()), User.batch == batch.name)
        .order_by(User.display_name, User.id)
    )
    return batch, [Known(*row) for row in rows]


async def record(unit: Unit, who: Who, user_id: str, what: Matter, from_whom: str, how: How) -> bool:
    """Put down that a home said yes, for a coach who sees the student; False where that is known already."""
    student = await scope.student(unit, who, user_id)
    return bool(await _record(unit, who, [student.id], what, from_whom, how))


async def record_several(
    unit: Unit, who: Who, batch_id: str, user_ids: Collection[str], what: Matter, from_whom: str, how: How
) -> Recorded:
    """Put down that the homes of several students of a class said yes; who is not in it any more is left out."""
    _, known = await of_class(unit, who, batch_id, what)
    chosen = [one for one in known if one.id in user_ids]
    new = await _record(unit, who, [one.id for one in chosen if not one.has], what, from_whom, how)
    return Recorded(new, len(chosen) - new)


async def _record(unit: Unit, who: Who, user_ids: Collection[str], what: Matter, from_whom: str, how: How) -> int:
    """Write the yes for each who has none, whoever else does the same meanwhile; return for how many it is new."""
    from_whom = on_one_line(from_whom)
    if not from_whom or len(from_whom) > FROM_WHOM:
        raise BotError("from_whom", step="from_whom", limit=FROM_WHOM)
    rows = [
        {"id": new_id(), "user_id": user_id, "what": what, "from_whom": from_whom, "how": how,
         "given_at": unit.now, "recorded_by": who.coach().id}
        for user_id in user_ids
    ]  # fmt: skip
    if not rows:
        return 0
    stored = await unit.session.execute(insert_new(unit, Consent).values(rows).returning(Consent.id))
    return len(stored.all())


async def one(unit: Unit, who: Who, consent_id: str) -> tuple[Consent, User]:
    """Return a yes, or one that was taken back, and the student for whom it is, to a coach who sees them."""
    found = await unit.session.execute(scope.with_student(Consent, who.coach()).where(Consent.id == consent_id))
    row = found.one_or_none()
    if row is None:
        raise BotError("over")
    return row[0], row[1]


async def withdraw(unit: Unit, who: Who, consent_id: str) -> tuple[Consent, User]:
    """Put down that a home takes this yes back; a second time, or of two coaches at once, changes nothing."""
    consent, student = await one(unit, who, consent_id)
    here = update(Consent).where(Consent.id == consent.id, Consent.withdrawn_at.is_(None))
    await unit.session.execute(here.values(withdrawn_at=unit.now))
    return consent, student
