"""Habits of the sprint: ticked on most days, on some less; a tick taken back, a day let go and a week ill are in it."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from bot.content import playground
from bot.models import Habit, HabitCompletion, HabitPause, Sprint, User, new_id
from bot.services.history.past import Past
from bot.services.rhythm.calendar import weekday_of
from bot.services.rhythm.habit_ticks import SKIPS

WITH_A_HABIT = 11
TAKEN_BACK, SKIPPED, NOTED = 0.04, 0.25, 0.1
BEGAN_AT = 18 * 60
# How often: every day, on school days, on two given ones, so many times a week.
RHYTHMS: tuple[dict[str, Any], ...] = (
    {"weekdays": None, "times_a_week": None},
    {"weekdays": [1, 2, 3, 4, 5], "times_a_week": None},
    {"weekdays": [2, 6], "times_a_week": None},
    {"weekdays": None, "times_a_week": 3},
)
AWAY = timedelta(days=2)  # after the first day


async def practise(past: Past, sprint: Sprint) -> None:
    """Write a habit each for about half of the class, with what was ticked up to yesterday; two of them were ill."""
    chance = past.chance("habits")
    days = [day for day in past.days if day >= sprint.start_date]
    students = chance.sample(past.students, WITH_A_HABIT)
    ill = {student.id: chance.choice(days) for student in students[:2]} if days else {}
    habits: list[dict[str, Any]] = []
    ticks: list[dict[str, Any]] = []
    for number, student in enumerate(students):
        plan, rhythm, habit_id = chance.choice(playground.cast().habits), RHYTHMS[number % len(RHYTHMS)], new_id()
        began = past.at(sprint.start_date, BEGAN_AT)
        mine = {"user_id": student.id, "sprint_id": sprint.id, "created_at": began, "begins_on": sprint.start_date}
        habits.append({"id": habit_id, **mine, **rhythm, **plan.model_dump()})
        away = ill.get(student.id)
        planned = [day for day in days if _is_planned(rhythm, day) and not (away and away <= day <= away + AWAY)]
        ticks += [{"habit_id": habit_id, "user_id": student.id, **one} for one in _ticks(chance, planned)]
    await past.write(Habit, habits)
    await past.write(HabitCompletion, ticks)
    await past.write(HabitPause, [_pause(past, one, ill[one.id]) for one in students if one.id in ill])


def _is_planned(rhythm: dict[str, Any], day: date) -> bool:
    return rhythm["weekdays"] is None or weekday_of(day) in rhythm["weekdays"]


def _ticks(chance: Random, days: list[date]) -> Iterator[dict[str, Any]]:
    """Yield what is kept of these days: most are done, a few of them with a note, and up to two were let go."""
    steady, left = chance.uniform(0.4, 0.97), SKIPS
    for day in days:
        if chance.random() < steady:
            done = chance.random() > TAKEN_BACK
            note = chance.choice(playground.cast().habit_notes) if done and chance.random() < NOTED else None
            yield {"date": day, "completed": done, "skipped": False, "note": note}
        elif left and chance.random() < SKIPPED:
            left -= 1
            yield {"date": day, "completed": False, "skipped": True, "note": None}


def _pause(past: Past, student: User, first: date) -> dict[str, Any]:
    return {"user_id": student.id, "first_day": first, "last_day": first + AWAY, "created_at": past.at(first, BEGAN_AT)}
