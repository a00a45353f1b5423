"""What a student has planned for a day of theirs: for the next step on Today, and for a reminder of the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select, tuple_

from bot.db import Unit
from bot.models import ActionItem, Goal, Sprint
from bot.services.rhythm import sprints, tasks
from bot.services.rhythm.calendar import weekday_of
from bot.services.who import Who


@dataclass(frozen=True)
class Planned:
    """A task of the day; `scheduled_time` is local, as `17:00`, and `goal` is what it is for."""

    id: str
    title: str
    scheduled_time: str | None
    minutes: int | None
    done: bool
    goal: str | None


async def of(unit: Unit, who: Who, *, days_ago: int = 0) -> tuple[Planned, ...]:
    """Return what is planned today, in the order of the day; nothing unless today is a day of the active sprint."""
    student, today = who.student(), who.today(unit.now)
    sprint = await sprints.active_once(unit)
    if sprint is None or today not in sprints.span(sprint):
        return ()
    return (await _on(unit, sprint, {student.id: today - timedelta(days=days_ago)})).get(student.id, ())


async def of_students(unit: Unit, days: Mapping[str, date]) -> Mapping[str, tuple[Planned, ...]]:
    """Return the same for many students at once, each on a day of theirs."""
    sprint = await sprints.active_once(unit)
    return await _on(unit, sprint, days) if sprint else {}


async def _on(unit: Unit, sprint: Sprint, days: Mapping[str, date]) -> dict[str, tuple[Planned, ...]]:
    """Open tasks of a goal that its student calls reached ask for nothing any more."""
    span = sprints.span(sprint)
    at = {user_id: (span.week_of(day), weekday_of(day)) for user_id, day in days.items() if day in span}
    places = tuple_(ActionItem.week_number, ActionItem.day_of_week).in_(set(at.values()))
    found = await unit.session.execute(
        tasks.in_order(select(ActionItem, Goal).outerjoin(Goal, Goal.id == ActionItem.goal_id))
        .where(ActionItem.user_id.in_(at), tasks.of_everybody(sprint.id), places)
    )  # fmt: skip
    planned: dict[str, tuple[Planned, ...]] = {}
    for row, goal in found:
        is_reached = goal is not None and goal.status_by_hand and goal.status == "completed"
        if (row.week_number, row.day_of_week) == at[row.user_id] and (row.is_completed or not is_reached):
            title = goal.title if goal is not None else None
            one = Planned(row.id, row.title, row.scheduled_time, row.minutes, row.is_completed, title)
            planned[row.user_id] = (*planned.get(row.user_id, ()), one)
    return planned


async def still_open(unit: Unit, who: Who, *, days_ago: int = 0) -> list[Planned]:
    """Return what of that is not done yet."""
    return [task for task in await of(unit, who, days_ago=days_ago) if not task.done]
