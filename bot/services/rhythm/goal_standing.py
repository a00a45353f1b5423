"""Where a student stands with a goal: reached, open, let go, taken up again, still the right one; and its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import Goal, Sprint
from bot.services.rhythm import goals, in_turn, sprints
from bot.services.rhythm.goal_fields import Fields
from bot.services.rhythm.goal_fields import of as fields_of
from bot.services.who import Who


@dataclass(frozen=True)
class Page:
    """A goal, what it says, how far it is; `is_open` says that it can be worked at, `asks` that it is time to ask."""

    goal: Goal
    fields: Fields
    sprint: Sprint
    done: int
    of: int
    is_open: bool
    asks: bool


async def page(unit: Unit, who: Who, goal_id: str) -> Page:
    """Return the page of a goal of the student who speaks, whichever sprint it is of."""
    goal = await goals.owned(unit, who, goal_id)
    sprint = await sprints.by_id(unit, goal.sprint_id)
    (far,) = await goals.with_progress(unit, [goal])
    is_open = sprints.is_open(unit, who, sprint)
    asks = is_open and _to_be_asked(unit, who, goal, sprint)
    return Page(goal, fields_of(goal), sprint, far.done, far.of, is_open, asks)


async def reach(unit: Unit, who: Who, goal_id: str, *, reached: bool) -> None:
    """Let a goal be reached because the student says so, or let its tasks tell again."""
    goal, _ = await goals.open_one(unit, who, goal_id)
    if reached:
        goal.status, goal.status_by_hand, goal.updated_at = "completed", True, unit.now
        await unit.session.flush()
    elif goal.status_by_hand:
        goal.status_by_hand, goal.updated_at = False, unit.now
        await goals.follow(unit, goal)


async def let_go(unit: Unit, who: Who, goal_id: str) -> None:
    """Let a goal go: it stays to be looked at, and counts no longer."""
    goal = await goals.owned(unit, who, goal_id)
    if goal.dropped_at is None:
        await goals.open_one(unit, who, goal_id)
        goal.dropped_at = unit.now
        await unit.session.flush()


async def take_up(unit: Unit, who: Who, goal_id: str) -> None:
    """Take a goal up again that was let go, with its tasks."""
    await in_turn.wait(unit, who)
    goal, sprint = await goals.in_open_sprint(unit, who, goal_id)
    if goal.dropped_at is not None:
        await goals.has_room(unit, goal.user_id, sprint.id)
        goal.dropped_at = None
        await unit.session.flush()


async def keep(unit: Unit, who: Who, goal_id: str) -> None:
    """Note that a goal is still the right one."""
    goal, _ = await goals.open_one(unit, who, goal_id)
    goal.kept_at = unit.now
    await unit.session.flush()


async def dropped(unit: Unit, user_id: str, sprint_id: str) -> Sequence[Goal]:
    """Return the goals of a sprint that a student let go, the latest first."""
    mine = Goal.user_id == user_id, Goal.sprint_id == sprint_id, Goal.dropped_at.is_not(None)
    return (await unit.session.scalars(select(Goal).where(*mine).order_by(Goal.dropped_at.desc(), Goal.id))).all()


async def to_ask_about(unit: Unit, who: Who) -> tuple[Goal, Sprint] | None:
    """Return the first goal of which it is time to ask whether it is still the right one, with its sprint."""
    sprint = await sprints.active_once(unit)
    if sprint is None:
        return None
    mine = await goals.of(unit, who.student().id, sprint.id)
    return next(((one.goal, sprint) for one in mine if _to_be_asked(unit, who, one.goal, sprint)), None)


def _to_be_asked(unit: Unit, who: Who, goal: Goal, sprint: Sprint) -> bool:
    """Once for each goal that was there before the middle of the sprint, from its middle day on."""
    span, today = sprints.span(sprint), who.today(unit.now)
    if span.phase(today) != "running" or today < span.middle or goal.dropped_at or goal.status == "completed":
        return False
    asked = goal.kept_at is not None and who.today(goal.kept_at) >= span.middle
    return not asked and who.today(goal.created_at) < span.middle


async def has_none_yet(unit: Unit, who: Who) -> Sprint | None:
    """Return the running sprint if a student has never had a goal in it, one that was let go included."""
    sprint = await sprints.active_once(unit)
    if sprint is None or sprints.span(sprint).phase(who.today(unit.now)) != "running":
        return None
    mine = select(func.count()).where(Goal.user_id == who.student().id, Goal.sprint_id == sprint.id)
    return None if await unit.session.scalar(mine) else sprint
