"""Taking a task out, which can be undone for a day, and sweeping away what was taken out before that."""

from datetime import timedelta

from sqlalchemy import delete

from bot.db import Unit
from bot.models import ActionItem
from bot.services.errors import BotError
from bot.services.rhythm import in_turn, moving_tasks, own_tasks, tasks
from bot.services.rhythm.own_tasks import Own
from bot.services.who import Who

KEPT = timedelta(days=1)


async def take_out(unit: Unit, who: Who, task_id: str) -> Own:
    """Take a task out; a second time changes nothing. BotError: as `own_tasks.changeable`."""
    own = await own_tasks.changeable(unit, who, task_id, taken_out=True)
    own.task.removed_at = own.task.removed_at or unit.now
    await own_tasks.changed(unit, own)
    return own


async def put_back(unit: Unit, who: Who, task_id: str) -> Own:
    """Put a task back exactly as it was, while it is kept. BotError: day_full, and as `own_tasks.changeable`."""
    await in_turn.wait(unit, who)
    own = await own_tasks.changeable(unit, who, task_id, taken_out=True)
    if own.task.removed_at is not None and await moving_tasks.is_full(unit, who, own.sprint, own.day):
        raise BotError("day_full", most=tasks.MOST_A_DAY)
    own.task.removed_at = None
    await own_tasks.changed(unit, own)
    return own


async def sweep(unit: Unit) -> int:
    """Delete the tasks that were taken out more than a day ago; return how many."""
    old = delete(ActionItem).where(ActionItem.removed_at < unit.now - KEPT)
    return len((await unit.session.execute(old.returning(ActionItem.id))).all())
