"""What a student has planned for a day of theirs: for the next step on Today, and for a reminder of the day."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from bot.db import Unit
from bot.models import ActionItem, Goal
from bot.services.rhythm import sprints, tasks
from bot.services.rhythm.calendar import weekday_of
from bot.services.who import Who


@dataclass(frozen=True)
class Planned:
    """A task of the day; `time` is local, as `17:00`, and `goal` is what it is for."""

    id: str
    title: str
    time: str | None
    minutes: int | None
    done: bool
    goal: str | None


async def of(unit: Unit, who: Who, *, days_ago: int = 0) -> tuple[Planned, ...]:
    """Return what is planned today, in the order of the day; nothing unless today is a day of the active sprint.

    Open tasks of a goal that the student calls reached ask for nothing any more.
    """
    sprint, today = await sprints.active(unit), who.today(unit.now)
    day = today - timedelta(days=days_ago)
    if sprint is None or today not in sprints.span(sprint) or day not in sprints.span(sprint):
        return ()
    on_day = (
        ActionItem.week_number == sprints.span(sprint).week_of(day),
        ActionItem.day_of_week == weekday_of(day),
    )
    found = await unit.session.scalars(tasks.of_sprint(who.student().id, sprint.id).where(*on_day))
    rows = found.all()
    of_rows = select(Goal).where(Goal.id.in_({row.goal_id for row in rows if row.goal_id}))
    goals = {goal.id: goal for goal in await unit.session.scalars(of_rows)}
    reached = {goal.id for goal in goals.values() if goal.status_by_hand and goal.status == "completed"}
    return tuple(
        Planned(row.id, row.title, row.scheduled_time, row.minutes, row.is_completed,
                goals[row.goal_id].title if row.goal_id else None)
        for row in rows
        if row.is_completed or row.goal_id not in reached
    )  # fmt: skip


async def still_open(unit: Unit, who: Who, *, days_ago: int = 0) -> list[Planned]:
    """Return what of that is not done yet."""
    return [task for task in await of(unit, who, days_ago=days_ago) if not task.done]
