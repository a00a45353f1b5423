"""A student's habits, as far as each flow about them needs one."""

from datetime import timedelta
from typing import Any

from bot.conversations import habit
from bot.db import Unit
from bot.models import Sprint
from bot.samples.sample import FLOW, Sample
from bot.services.rhythm import habit_ticks, habits, sprints
from bot.services.rhythm.habits import Wanted
from bot.services.who import Who


async def samples(unit: Unit, student: Who, coach: Who) -> list[Sample]:
    """Let the student have a habit in a sprint that runs, ticked today; return the flows about it."""
    if await sprints.active(unit) is None:
        today = student.today(unit.now)
        days = {"start_date": today - timedelta(days=9), "end_date": today + timedelta(days=11)}
        unit.session.add(Sprint(name="7", is_active=True, created_by=coach.coach().id, **days))
        await unit.session.flush()
    mine = await habits.make(unit, student, Wanted("7", "7", "7", "7", "7", weekdays=range(5)))
    day = student.today(unit.now)
    await habit_ticks.tick(unit, student, mine.id, day)
    changed: dict[str, Any] = habit.filled(mine)
    return [
        (FLOW[habit.NAME], "a student", student, {}),
        (FLOW[habit.CHANGE], "a student who changes one", student, changed),
        (FLOW[habit.CHANGE], "a student who begins again", student, {"habit": mine.id}),
        (FLOW[habit.NOTE], "a student", student, {"habit": mine.id, "day": day.isoformat()}),
    ]
