"""A task that its student may still change: theirs, not taken out, of a sprint that is not over."""

from dataclasses import dataclass
from datetime import date

from bot.db import Unit
from bot.models import ActionItem, Goal, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import goals, sprints, tasks
from bot.services.who import Who


@dataclass(frozen=True)
class Own:
    """A student's own task, with its sprint, and its goal where it has one."""

    task: ActionItem
    sprint: Sprint
    goal: Goal | None

    @property
    def day(self) -> date:
        """The day on which it stands."""
        return tasks.day_of(self.task, self.sprint)


async def changeable(unit: Unit, who: Who, task_id: str, *, taken_out: bool = False) -> Own:
    """Return a task of whoever speaks, and hold it for this transaction: two phones, one row.

    BotError: no_such_task, also where its goal was let go; sprint_over; task_out, unless `taken_out` ones are wanted.
    """
    task = await tasks.owned(unit, who, task_id)
    sprint = await sprints.by_id(unit, task.sprint_id)
    sprints.check_open(unit, who, sprint)
    goal = await unit.session.get(Goal, task.goal_id) if task.goal_id else None
    if goal is not None:
        await unit.session.refresh(goal, with_for_update=True)  # its status follows from all of its tasks
        if goal.dropped_at is not None:
            raise BotError("no_such_task")
    await unit.session.refresh(task, with_for_update=True)
    if task.removed_at is not None and not taken_out:
        raise BotError("task_out")
    return Own(task, sprint, goal)


async def changed(unit: Unit, own: Own) -> goals.Progress | None:
    """Write what was changed about a task, let its goal's status follow, and return how far the goal is now."""
    await unit.session.flush()
    if own.goal is None:
        return None
    return await goals.follow(unit, own.goal)
