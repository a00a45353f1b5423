"""How much of what students practise was done, in counts."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import Habit, HabitCompletion, Sprint


async def counts(unit: Unit, user_ids: Sequence[str], sprint: Sprint, today: date) -> dict[str, tuple[int, int]]:
    """Return for each student with habits in a sprint how many days were done, of how many noted up to today."""
    counted = await unit.session.execute(
        select(Habit.user_id, func.count().filter(HabitCompletion.completed), func.count())
        .join(HabitCompletion, HabitCompletion.habit_id == Habit.id)
        .where(Habit.user_id.in_(user_ids), Habit.sprint_id == sprint.id)
        .where(HabitCompletion.date <= today, ~HabitCompletion.skipped)
        .group_by(Habit.user_id)
    )
    return {user_id: (done, of) for user_id, done, of in counted}
