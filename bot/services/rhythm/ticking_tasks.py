"""Ticking a task of the sprint, on its day, late or early, and taking the tick back."""

from dataclasses import dataclass
from datetime import date

from bot.db import Unit
from bot.models import ActionItem
from bot.services.rhythm import own_tasks
from bot.services.rhythm.goals import Progress
from bot.services.who import Who


@dataclass(frozen=True)
class Ticked:
    """A task and its day after a tick, and how far its goal is by that."""

    task: ActionItem
    day: date
    goal: Progress | None

    @property
    def finished(self) -> bool:
        """Whether with it every task of its goal is done."""
        return self.task.is_completed and self.goal is not None and self.goal.done == self.goal.of


async def tick(unit: Unit, who: Who, task_id: str, *, done: bool = True) -> Ticked:
    """Tick a task, or un-tick it; ten times is once. BotError: as `own_tasks.changeable`."""
    own = await own_tasks.changeable(unit, who, task_id)
    if own.task.is_completed != done:
        own.task.is_completed, own.task.completed_at = done, unit.now if done else None
    return Ticked(own.task, own.day, await own_tasks.changed(unit, own))
