"""A reminder of one habit, at its own time, while it is open on its day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.db import Unit
from bot.models import Reminder
from bot.services.reminding.readers import Reader
from bot.services.rhythm import habit_records, sprints
from bot.services.rhythm.habit_records import Record

KIND = "habit"


async def gather(unit: Unit, due: Sequence[tuple[Reader, Reminder]]) -> Mapping[str, Mapping[str, Any]]:
    """Return the habit of each reminder, with the `day` it is asked for."""
    found = await records(unit, [reader for reader, _ in due])
    told = {}
    for reader, row in due:
        one = next((one for one in found.get(reader.user.id, ()) if one.habit.id == row.subject_id), None)
        if one is not None and (is_open(one) or is_welcome(one)):
            told[row.id] = {"habit": one.habit, "day": reader.today}
    return told


async def records(unit: Unit, readers: Sequence[Reader]) -> dict[str, list[Record]]:
    """Return the habits in use of each, as they stand on their today, the oldest first."""
    sprint = await sprints.active_once(unit)
    if sprint is None:
        return {}
    days: dict[date, set[str]] = {}
    for reader in readers:
        days.setdefault(reader.today, set()).add(reader.user.id)
    found: dict[str, list[Record]] = {}
    for today, user_ids in days.items():
        for record in await habit_records.of_students(unit, sorted(user_ids), sprint, today):
            if record.habit.archived_at is None:
                found.setdefault(record.habit.user_id, []).append(record)
    return found


def is_open(record: Record) -> bool:
    """Whether a habit is planned for today and not done."""
    return record.mark(record.today) == "open"


def is_welcome(record: Record) -> bool:
    """Whether one of so many times a week could be done today, though other days of the week are left for it."""
    if record.habit.times_a_week is None or record.mark(record.today) != "free":
        return False
    week = record.rhythm.span.week_of(record.today)
    return any(one.mark == "coming" and record.rhythm.span.week_of(one.date) == week for one in record.days)
