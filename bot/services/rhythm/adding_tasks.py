"""Adding a task by hand: to the sprint, or to one of its goals."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import ActionItem, Goal, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import goals, in_turn, moving_tasks, own_tasks, sprints, tasks, wording_tasks
from bot.services.rhythm.own_tasks import Own
from bot.services.who import Who

IDEAS = 3


@dataclass(frozen=True)
class Room:
    """What a task can be added to: the days that have room, the goal if it is for one, and what is done for that."""

    days: list[date]
    goal: str | None
    ideas: list[str]


async def room(unit: Unit, who: Who, goal_id: str | None = None) -> Room:
    """Return where a task may be added today. BotError: no_sprint, sprint_over, no_such_goal, no_day_has_room."""
    sprint, goal = await _for(unit, who, goal_id)
    days = await moving_tasks.days_with_room(unit, who, sprint)
    if not days:
        raise BotError("no_day_has_room", most=tasks.MOST_A_DAY)
    return Room(days, goal.title if goal else None, await _done_for(unit, goal) if goal else [])


async def add(
    unit: Unit, who: Who, title: str, day: date, clock: str | None = None, goal_id: str | None = None
) -> Own:  # fmt: skip
    """Add a task on a day that is left; without a goal it belongs to the sprint alone.

    BotError: as `room`, `moving_tasks.check`, `wording_tasks.title_of` and `time_of`.
    """
    await in_turn.wait(unit, who)
    sprint, goal = await _for(unit, who, goal_id)
    await moving_tasks.check(unit, who, sprint, day)
    task = ActionItem(
        user_id=who.student().id, sprint_id=sprint.id, goal_id=goal.id if goal else None,
        title=wording_tasks.title_of(title), scheduled_time=wording_tasks.time_of(clock),
        order=await _last_of(unit, who, sprint),
    )  # fmt: skip
    tasks.put_on(task, sprint, day)
    unit.session.add(task)
    own = Own(task, sprint, goal)
    await own_tasks.changed(unit, own)
    return own


async def _for(unit: Unit, who: Who, goal_id: str | None) -> tuple[Sprint, Goal | None]:
    sprint = await sprints.open_for(unit, who)
    if goal_id is None:
        return sprint, None
    goal = await goals.owned(unit, who, goal_id)
    await unit.session.refresh(goal, with_for_update=True)  # its status follows from all of its tasks
    if goal.dropped_at is not None or goal.sprint_id != sprint.id:
        raise BotError("no_such_goal")
    return sprint, goal


async def _done_for(unit: Unit, goal: Goal) -> list[str]:
    """Return what the tasks of a goal are called, the newest first."""
    found = select(ActionItem.title).where(ActionItem.goal_id == goal.id, tasks.standing())
    found = found.group_by(ActionItem.title).order_by(func.max(ActionItem.order).desc(), ActionItem.title)
    return list(await unit.session.scalars(found.limit(IDEAS)))


async def _last_of(unit: Unit, who: Who, sprint: Sprint) -> int:
    mine = ActionItem.user_id == who.student().id, ActionItem.sprint_id == sprint.id
    last = await unit.session.scalar(select(func.max(ActionItem.order)).where(*mine))
    return 0 if last is None else last + 1
