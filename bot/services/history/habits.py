"""Habits of the sprint, ticked on most days, on some less; a tick taken back is a row, too."""

from typing import Any

from bot.content import playground
from bot.models import Habit, HabitCompletion, Sprint, new_id
from bot.services.history.past import Past

WITH_A_HABIT = 11
TAKEN_BACK = 0.04
BEGAN_AT = 18 * 60


async def practise(past: Past, sprint: Sprint) -> None:
    """Write a habit each for about half of the class, and its ticks up to yesterday."""
    chance = past.chance("habits")
    habits: list[dict[str, Any]] = []
    ticks: list[dict[str, Any]] = []
    for student in chance.sample(past.students, WITH_A_HABIT):
        plan, habit_id = chance.choice(playground.cast().habits), new_id()
        began = past.at(sprint.start_date, BEGAN_AT)
        mine = {"user_id": student.id, "sprint_id": sprint.id, "created_at": began}
        habits.append({"id": habit_id, **mine, **plan.model_dump()})
        steady = chance.uniform(0.4, 0.97)
        ticks += [
            {"habit_id": habit_id, "user_id": student.id, "date": day, "completed": chance.random() > TAKEN_BACK}
            for day in past.days
            if day >= sprint.start_date and chance.random() < steady
        ]
    await past.write(Habit, habits)
    await past.write(HabitCompletion, ticks)
