"""Tasks on days of a sprint: which stand, whose they are, on which day, and planning them for a goal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, select

from bot.db import Unit
from bot.models import ActionItem, Goal, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import goal_fields, sprints
from bot.services.rhythm.calendar import Span, weekday_of
from bot.services.who import Who

Tasks = TypeVar("Tasks", bound="Select[Any, *tuple[Any, ...]]")

MOST_A_DAY = 12


@dataclass(frozen=True)
class Plan:
    """How a goal is worked at: on which weekdays (0 is Sunday), for how many minutes, at what local time (`17:00`)."""

    weekdays: tuple[int, ...]
    minutes: int | None = None
    time: str | None = None


def standing() -> ColumnElement[bool]:
    """Return the condition that a task was not taken out."""
    return ActionItem.removed_at.is_(None)


async def owned(unit: Unit, who: Who, task_id: str) -> ActionItem:
    """Return a task of the student who speaks, taken out or not; any other does not exist for them."""
    task = await unit.session.get(ActionItem, task_id)
    if task is None or task.user_id != who.student().id:
        raise BotError("no_such_task")
    return task


def day_of(task: ActionItem, sprint: Sprint) -> date:
    """Return the day of a task."""
    return sprints.span(sprint).day_of(task.week_number, task.day_of_week)


def put_on(task: ActionItem, sprint: Sprint, day: date) -> None:
    """Set the day of a task, which has to be one of its sprint's."""
    week = sprints.span(sprint).week_of(day)
    if week is None:
        raise BotError("not_in_sprint", name=sprint.name)
    task.week_number, task.day_of_week = week, weekday_of(day)


def of_sprint(user_id: str, sprint_id: str) -> Select[ActionItem]:
    """Return the statement for a student's tasks of a sprint, without those of goals that were let go."""
    return in_order(select(ActionItem).where(ActionItem.user_id == user_id, of_everybody(sprint_id)))


def in_order(statement: Tasks) -> Tasks:
    """Return a statement for tasks in the order of a day: by time, those without one last, then as they were made."""
    return statement.order_by(
        ActionItem.week_number, func.coalesce(ActionItem.scheduled_time, "99"), ActionItem.order, ActionItem.id
    )


def of_everybody(sprint_id: str) -> ColumnElement[bool]:
    """Return the condition that a task of anybody counts in a sprint: not taken out, of no goal that was let go."""
    let_go = select(Goal.id).where(Goal.dropped_at.is_not(None), Goal.sprint_id == sprint_id)
    of_one_that_counts = ActionItem.goal_id.is_(None) | ActionItem.goal_id.not_in(let_go)
    return and_(ActionItem.sprint_id == sprint_id, standing(), of_one_that_counts)


async def in_week(unit: Unit, user_id: str, sprint: Sprint, week: int) -> dict[date, list[ActionItem]]:
    """Return the days of one week of a sprint, in order, each with its tasks."""
    span = sprints.span(sprint)
    days: dict[date, list[ActionItem]] = {day: [] for day in span.week(week).each()}
    found = of_sprint(user_id, sprint.id).where(ActionItem.week_number == week)
    for task in await unit.session.scalars(found):
        days.setdefault(span.day_of(week, task.day_of_week), []).append(task)
    return days


def days_left(goal: Goal, span: Span, today: date) -> Sequence[date]:
    """Return the days of a sprint on which a goal can be worked at: from today to the day by which, if one was picked.

    Where that day has passed, or is after the sprint, it is up to the sprint's last day.
    """
    by = goal_fields.day_in(goal.time_bound)
    last = by if by is not None and today <= by <= span.last else span.last
    return [day for day in span.each() if today <= day <= last]


async def plan(
    unit: Unit, goal: Goal, title: str, how: Plan, today: date, *, without: Collection[date] = ()
) -> Sequence[ActionItem]:
    """Write a goal's tasks, one for each planned weekday of the days that are left for it; return them.

    Days `without` get none.
    """
    sprint = await sprints.by_id(unit, goal.sprint_id)
    span = sprints.span(sprint)
    left = days_left(goal, span, today)
    days = [day for day in left if weekday_of(day) in how.weekdays and day not in without]
    made = [
        ActionItem(
            goal_id=goal.id, user_id=goal.user_id, sprint_id=sprint.id, title=title, minutes=how.minutes,
            scheduled_time=how.time, week_number=span.week_of(day), day_of_week=weekday_of(day), order=order,
        )
        for order, day in enumerate(days)
    ]  # fmt: skip
    unit.session.add_all(made)
    await unit.session.flush()
    return made
