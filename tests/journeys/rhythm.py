"""A student in a sprint, with a goal and tasks, as several journeys begin."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select

from bot.models import ActionItem, Goal, Sprint, User
from bot.services.rhythm import sprints, tasks
from tests.street import Street

SMART = dict.fromkeys(("specific", "measurable", "achievable", "relevant", "time_bound"), "as I like")


async def in_a_sprint(street: Street, begun: int = 8, days: int = 28, planned: Sequence[int] = (-1, 0, 0, 2)) -> date:
    """Let Nia have joined and checked in, in a sprint that began some days ago, with a goal; return her today.

    `planned` are the days, counted from today, on which her goal has a task: Cards 1, Cards 2, ….
    """
    await street.nia_has_checked_in()
    async with street.database.transaction() as unit:
        people = {one.display_name: one.id for one in await unit.session.scalars(select(User))}
        today = unit.now.date()
        first = today - timedelta(days=begun)
        sprint = Sprint(name="Sprint 4", start_date=first, end_date=first + timedelta(days=days - 1), is_active=True,
                        created_by=people["Lena"])  # fmt: skip
        unit.session.add(sprint)
        await unit.session.flush()
        goal = Goal(user_id=people["Nia"], sprint_id=sprint.id, title="Times tables", created_at=unit.now,
                    updated_at=unit.now, **SMART)  # fmt: skip
        unit.session.add(goal)
        await unit.session.flush()
        for n, offset in enumerate(planned):
            task = ActionItem(user_id=people["Nia"], sprint_id=sprint.id, goal_id=goal.id, title=f"Cards {n + 1}",
                              minutes=10, scheduled_time="17:00", order=n)  # fmt: skip
            tasks.put_on(task, sprint, today + timedelta(days=offset))
            unit.session.add(task)
    return today


async def day_of(street: Street, title: str) -> date:
    """Return the day of a task by its title."""
    (task,) = await street.read(ActionItem, ActionItem.title == title)
    (sprint,) = await street.read(Sprint, Sprint.id == task.sprint_id)
    return sprints.span(sprint).day_of(task.week_number, task.day_of_week)
