"""A reminder of the day: the tasks that are still open, and the habits that have no reminder of their own."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.db import Unit
from bot.models import Reminder
from bot.services.reminding import habit
from bot.services.reminding.readers import Reader
from bot.services.rhythm import my_day

KIND = "day"


async def gather(unit: Unit, due: Sequence[tuple[Reader, Reminder]]) -> Mapping[str, Mapping[str, Any]]:
    """Return what is open for each: `tasks` and `habits`, of `day`."""
    readers = [reader for reader, _ in due]
    tasks = await my_day.of_students(unit, {reader.user.id: reader.today for reader in readers})
    habits = await habit.records(unit, readers)
    told = {}
    for reader, row in due:
        open_tasks = [task for task in tasks.get(reader.user.id, ()) if not task.done]
        open_habits = [one.habit for one in habits.get(reader.user.id, ()) if habit.is_open(one)]
        # What was put off is asked again about all of the day, but for habits that are to have no reminder.
        open_habits = [one for one in open_habits if (one.own_times != [] if row.asked_for else one.own_times is None)]
        if open_tasks or open_habits:
            told[row.id] = {"day": reader.today, "tasks": open_tasks, "habits": open_habits}
    return told
