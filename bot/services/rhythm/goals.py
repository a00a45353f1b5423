"""A student's goals: whose they are, how far each is, and a status that follows from the tasks."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import ActionItem, Goal, Sprint
from bot.models.goals import GoalStatus
from bot.services.errors import BotError
from bot.services.rhythm import sprints, tasks
from bot.services.who import Who

MOST = 10  # in one sprint


@dataclass(frozen=True)
class Progress:
    """A goal, with how many of its tasks are done."""

    goal: Goal
    done: int
    of: int


async def owned(unit: Unit, who: Who, goal_id: str) -> Goal:
    """Return a goal of the student who speaks; any other does not exist for them."""
    goal = await unit.session.get(Goal, goal_id)
    if goal is None or goal.user_id != who.student().id:
        raise BotError("no_such_goal")
    return goal


async def held(unit: Unit, who: Who, goal_id: str) -> Goal:
    """Return a goal of the student who speaks, for this transaction alone to change, as it is in the tables now."""
    mine = Goal.id == goal_id, Goal.user_id == who.student().id
    found = select(Goal).where(*mine).with_for_update().execution_options(populate_existing=True)
    goal = await unit.session.scalar(found)
    if goal is None:
        raise BotError("no_such_goal")
    return goal


async def open_one(unit: Unit, who: Who, goal_id: str, *, over: str = "sprint_over") -> tuple[Goal, Sprint]:
    """Return a goal of the student who speaks with its sprint, if it can still be worked at.

    Refuse one that was let go, and with the code `over` one of a sprint that is.
    """
    goal, sprint = await in_open_sprint(unit, who, goal_id, over=over)
    if goal.dropped_at is not None:
        raise BotError("goal_let_go")
    return goal, sprint


async def in_open_sprint(unit: Unit, who: Who, goal_id: str, *, over: str = "sprint_over") -> tuple[Goal, Sprint]:
    """Return a goal of the student who speaks with its sprint, let go or not; refuse where the sprint is over."""
    goal = await owned(unit, who, goal_id)
    sprint = await sprints.by_id(unit, goal.sprint_id)
    sprints.check_open(unit, who, sprint, over)
    return goal, sprint


async def has_room(unit: Unit, user_id: str, sprint_id: str) -> None:
    """Refuse one more goal where a sprint has as many of a student's as fit."""
    mine = Goal.user_id == user_id, Goal.sprint_id == sprint_id, Goal.dropped_at.is_(None)
    if (await unit.session.scalar(select(func.count(Goal.id)).where(*mine)) or 0) >= MOST:
        raise BotError("enough_goals", most=MOST)


async def of(unit: Unit, user_id: str, sprint_id: str) -> list[Progress]:
    """Return a student's goals of one sprint, the oldest first, without those that were let go."""
    goals = await unit.session.scalars(
        select(Goal)
        .where(Goal.user_id == user_id, Goal.sprint_id == sprint_id, Goal.dropped_at.is_(None))
        .order_by(Goal.created_at, Goal.id)
    )
    return await with_progress(unit, goals.all())


async def with_progress(unit: Unit, goals: Sequence[Goal]) -> list[Progress]:
    """Return goals with the counts of their tasks, in the same order."""
    if not goals:
        return []
    ids = [goal.id for goal in goals]
    counted = await unit.session.execute(
        select(ActionItem.goal_id, func.count().filter(ActionItem.is_completed), func.count())
        .where(ActionItem.goal_id.in_(ids), tasks.standing())
        .group_by(ActionItem.goal_id)
    )
    counts = {goal_id: (done, of_) for goal_id, done, of_ in counted}
    return [Progress(goal, *counts.get(goal.id, (0, 0))) for goal in goals]


async def follow(unit: Unit, goal: Goal) -> Progress:
    """Let the status follow from the tasks, unless it was set by hand; return how far the goal is."""
    await unit.session.flush()
    (one,) = await with_progress(unit, [goal])
    if not goal.status_by_hand and goal.status != (status := derived(one.done, one.of)):
        goal.status, goal.updated_at = status, unit.now
        await unit.session.flush()
    return one


def derived(done: int, of: int) -> GoalStatus:
    """Return the status that so many done tasks mean."""
    if not done:
        return "not_started"
    return "completed" if done == of else "in_progress"
