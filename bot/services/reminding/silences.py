"""Which silences a coach has been told of: each student's once, however long it lasts and whenever they look."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from bot.db import Unit
from bot.models import Reminder, new_id
from bot.models.reminders import ONCE
from bot.services.attendance import Attendance

KIND = "silence"
LONG_AGO = date(1970, 1, 1)


async def new(unit: Unit, quiet: Mapping[str, Sequence[Attendance]]) -> dict[str, list[tuple[str, date | None]]]:
    """Note who has fallen silent, by the coaches to tell; return those of whom each was not told: name and last word.

    What was told is a reminder that was said for good: of a student, with the day of their last word before it.
    """
    noted = select(Reminder).where(Reminder.kind == KIND, Reminder.user_id.in_(quiet))
    known = {(row.user_id, row.subject_id): row for row in await unit.session.scalars(noted)}
    found: dict[str, list[tuple[str, date | None]]] = {coach_id: [] for coach_id in quiet}
    for coach_id, students in quiet.items():
        for one in students:
            row, last = known.get((coach_id, one.id)), one.last or LONG_AGO
            if row is not None and last <= row.day:
                continue
            if row is None:
                row = Reminder(id=new_id(), user_id=coach_id, kind=KIND, subject_id=one.id, minute=ONCE, due_at=None)
                unit.session.add(row)
            row.day, row.said_at = last, unit.now
            found[coach_id].append((one.name, one.last))
    return found
