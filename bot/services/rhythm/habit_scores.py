"""How often habits were done, of the days that were planned so far."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import Habit, HabitCompletion, Sprint


async def counts(unit: Unit, user_ids: Sequence[str], sprint: Sprint, today: date) -> dict[str, tuple[int, int]]:
    """Return for each student with habits in a sprint how many planned days were done, and how many there were."""
    found = await unit.session.execute(
        select(HabitCompletion.user_id, func.count().filter(HabitCompletion.completed), func.count())
        .join(Habit, Habit.id == HabitCompletion.habit_id)
        .where(Habit.sprint_id == sprint.id, HabitCompletion.user_id.in_(user_ids), HabitCompletion.date <= today)
        .where(~HabitCompletion.skipped)
        .group_by(HabitCompletion.user_id)
    )
    return {user_id: (done, planned) for user_id, done, planned in found}
