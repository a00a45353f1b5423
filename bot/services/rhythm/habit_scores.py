"""How many of the planned days of habits were done."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from bot.db import Unit
from bot.models import Habit, HabitCompletion, Sprint
from bot.services.rhythm import sprints
from bot.services.rhythm.calendar import Span, weekday_of


async def counts(unit: Unit, user_ids: Sequence[str], sprint: Sprint, today: date) -> dict[str, tuple[int, int]]:
    """Return for each student with a habit how many planned days of a sprint so far were done, and of how many."""
    habits = await unit.session.scalars(
        select(Habit).where(Habit.user_id.in_(user_ids), Habit.sprint_id == sprint.id).order_by(Habit.id)
    )
    found: dict[str, tuple[int, int]] = {}
    for habit in habits.all():
        ticks = await unit.session.scalars(select(HabitCompletion).where(HabitCompletion.habit_id == habit.id))
        rows = {one.date: one for one in ticks}
        planned = [
            day for day in _planned(habit, sprints.span(sprint), today) if not (day in rows and rows[day].skipped)
        ]
        done = sum(day in rows and rows[day].completed for day in planned)
        before = found.get(habit.user_id, (0, 0))
        found[habit.user_id] = (before[0] + done, before[1] + len(planned))
    return found


def _planned(habit: Habit, span: Span, today: date) -> list[date]:
    """Return the days on which a habit was to be done, up to today; of an n-a-week habit, every day."""
    first = max(habit.begins_on or span.first, span.first)
    last = min(today, span.last, habit.archived_at.date() if habit.archived_at else today)
    days = Span(first, last).each() if last >= first else iter(())
    return [day for day in days if habit.weekdays is None or weekday_of(day) in habit.weekdays]
