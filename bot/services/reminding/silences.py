"""Which silences a coach has been told of: each student's once, however long it lasts and whenever they look.

What was told is kept as a reminder that was said for good: of a student, on the day of their last word before it.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from bot.db import Unit
from bot.models import Reminder, new_id
from bot.models.reminders import ONCE
from bot.services.attendance import Attendance

KIND = "silence"
LONG_AGO = date(1970, 1, 1)


async def new(unit: Unit, quiet: Mapping[str, Sequence[Attendance]]) -> dict[str, list[Attendance]]:
    """Return of those who are quiet, by the coaches to tell, the ones of whom each was not told yet."""
    told = select(Reminder).where(Reminder.kind == KIND, Reminder.user_id.in_(quiet))
    known = {(row.user_id, row.subject_id): row.day for row in await unit.session.scalars(told)}
    return {
        coach_id: [
            one for one in students if (coach_id, one.id) not in known or _last(one) > known[coach_id, one.id]
        ]
        for coach_id, students in quiet.items()
    }  # fmt: skip


async def note(unit: Unit, coach_id: str, quiet: Sequence[Attendance]) -> None:
    """Remember that a coach was told who is quiet."""
    told = Reminder.subject_id.in_([one.id for one in quiet])
    found = await unit.session.scalars(
        select(Reminder).where(Reminder.kind == KIND, Reminder.user_id == coach_id, told)
    )
    known = {row.subject_id: row for row in found}
    for one in quiet:
        row = known.get(one.id)
        if row is None:
            row = Reminder(id=new_id(), user_id=coach_id, kind=KIND, subject_id=one.id, minute=ONCE, due_at=None)
            unit.session.add(row)
        row.day, row.said_at = _last(one), unit.now


def _last(student: Attendance) -> date:
    return student.last or LONG_AGO
