"""The week plan of a goal, which no table has: it is read from the goal's tasks."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from sqlalchemy import select

from bot.db import Unit
from bot.models import ActionItem, Goal
from bot.services.rhythm import tasks
from bot.services.rhythm.tasks import Plan

T = TypeVar("T")


class Planned(NamedTuple):
    """A week plan, and what its tasks are called."""

    plan: Plan
    title: str


async def plan_of(unit: Unit, goal: Goal) -> Planned:
    """Return the weekdays on which a goal has tasks, and their most common minutes, time and title.

    Of what is equally common, the earliest counts. A goal without tasks has no weekdays, and its own title.
    """
    found = await unit.session.scalars(
        select(ActionItem)
        .where(ActionItem.goal_id == goal.id, tasks.standing())
        .order_by(ActionItem.week_number, ActionItem.order, ActionItem.id)
    )
    mine = found.all()
    if not mine:
        return Planned(Plan(()), goal.title)
    weekdays = tuple(sorted({task.day_of_week for task in mine}))
    plan = Plan(weekdays, _usual(task.minutes for task in mine), _usual(task.scheduled_time for task in mine))
    return Planned(plan, _usual(task.title for task in mine))


def _usual(values: Iterable[T]) -> T:
    """Return the most common of some values."""
    return Counter(values).most_common(1)[0][0]
