"""The end of a year: everybody of a class moves on, or the class ends; ten minutes to take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.db import Unit
from bot.models import Batch, Decision, Leaver, User, new_id
from bot.notices import Notice, Priority
from bot.services import batches, coaches, newcomer_cards, scope
from bot.services.cards import is_new
from bot.services.errors import BotError
from bot.services.reminding import planning
from bot.services.who import Who, present

KIND = "year"  # of the decisions: one for each student, all of one event together
KEPT_FOR = timedelta(days=90)


@dataclass(frozen=True)
class Ahead:
    """What the end of a class's year would touch."""

    batch: Batch
    students: int
    come_in: int
    newcomers: int


@dataclass(frozen=True)
class Ended:
    """What was done: its event takes it back, `to` is the class where everybody is now, None if they left."""

    event: str
    batch: Batch
    students: int
    to: Batch | None
    delete_at: datetime | None = None


async def ahead(unit: Unit, who: Who, batch_id: str) -> Ahead:
    """Return what a coach should know before a class's year ends."""
    group = await scope.batch(unit, who, batch_id)
    summary = next(one for one in await batches.of_coach(unit, who) if one.batch.id == group.id)
    waiting = [one for one in await newcomer_cards.KIND.waiting(unit, who.coach()) if one.batch == group.name]
    return Ahead(group, summary.students, summary.joined, len(waiting))


async def move_all(unit: Unit, who: Who, batch_id: str, to_id: str) -> Ended:
    """Move everybody of a class to another one; both are the coach's own."""
    group, to = await scope.batch(unit, who, batch_id), await scope.batch(unit, who, to_id)
    if group.id == to.id:
        raise BotError("over")
    event, students = new_id(), await _students(unit, group)
    for student in students:
        student.batch = to.name
        _note(unit, who, event, student, "moved", group, to)
    await unit.session.flush()
    await planning.follow(unit, *(student.id for student in students))
    return Ended(event, group, len(students), to)


async def end(unit: Unit, who: Who, batch_id: str) -> Ended:
    """Let a class end: it is put away, its students leave, are told so, and are deleted after 90 days."""
    group = await scope.batch(unit, who, batch_id)
    if await coaches.is_limited(unit, who.coach()):
        raise BotError("all_batches_only")
    if (await ahead(unit, who, batch_id)).newcomers:
        raise BotError("newcomers_wait")
    event, students, until = new_id(), await _students(unit, group), unit.now + KEPT_FOR
    for student in students:
        row = Leaver(
            user_id=student.id, why="end_of_year", decided_by=who.coach().id, left_at=unit.now, delete_at=until
        )  # fmt: skip
        unit.session.add(row)
        _note(unit, who, event, student, "left", group)
        values = {"name": student.display_name, "batch": group.name, "user": student.id, "until": until.date()}
        unit.tell(Notice(student.id, "class_ended", values, has_left=True))
    group.archived_at = unit.now
    await unit.session.flush()
    return Ended(event, group, len(students), None, until)


async def take_back(unit: Unit, who: Who, event: str) -> Batch:
    """Undo the end of a year exactly, within ten minutes, for everybody who was part of it."""
    coach = who.coach()
    rows = (
        await unit.session.scalars(
            select(Decision).where(
                Decision.kind == KIND, Decision.subject_id.startswith(event, autoescape=True),
                Decision.decided_by == coach.id, Decision.undone_at.is_(None),
            )
        )
    ).all()  # fmt: skip
    if len(event) != len(new_id()) or not rows:
        raise BotError("over")
    if not is_new(unit, rows[0].decided_at):
        raise BotError("too_late_to_undo")
    group = await unit.session.get_one(Batch, rows[0].undo["batch"])
    to = await unit.session.get(Batch, rows[0].undo["to"]) if rows[0].undo["to"] else None
    group.archived_at = None
    for row in rows:
        row.undone_at = unit.now
        student = await unit.session.get_one(User, row.student_id)
        # Whom somebody has moved on since stays there.
        if row.outcome == "moved" and to is not None and student.batch == to.name:
            student.batch = group.name
        if row.outcome == "left":
            theirs = delete(Leaver).where(Leaver.user_id == student.id, Leaver.why == "end_of_year")
            await unit.session.execute(theirs)
            values = {"name": student.display_name, "batch": group.name}
            # At once, whatever they are doing: they have read that it is over.
            unit.tell(Notice(student.id, "class_goes_on", values, Priority.INTERACTIVE))
    await unit.session.flush()
    await planning.follow(unit, *(row.student_id for row in rows if row.student_id))
    return group


async def _students(unit: Unit, group: Batch) -> Sequence[User]:
    found = select(User).where(User.role == "student", User.batch == group.name, present())
    return (await unit.session.scalars(found.order_by(User.id))).all()


def _note(unit: Unit, who: Who, event: str, student: User, outcome: str, group: Batch, to: Batch | None = None) -> None:
    unit.session.add(
        Decision(
            kind=KIND, subject_id=event + student.id, student_id=student.id, decided_by=who.coach().id,
            decided_at=unit.now, outcome=outcome, reason=None, undo={"batch": group.id, "to": to.id if to else None},
        )
    )  # fmt: skip
