"""Moving a task to another day that is left of the sprint, and which days have room for one."""

from collections import Counter
from datetime import date

from bot.db import Unit
from bot.models import Sprint
from bot.services.errors import BotError
from bot.services.rhythm import in_turn, own_tasks, sprints, tasks
from bot.services.rhythm.own_tasks import Own
from bot.services.who import Who


async def days_with_room(unit: Unit, who: Who, sprint: Sprint) -> list[date]:
    """Return the days that are left of a sprint, today included, on which another task fits."""
    taken, today = await _taken(unit, who, sprint), who.today(unit.now)
    return [day for day in sprints.span(sprint).each() if day >= today and taken[day] < tasks.MOST_A_DAY]


async def is_full(unit: Unit, who: Who, sprint: Sprint, day: date) -> bool:
    """Whether a day has as many tasks as fit, be it a day that is over."""
    return (await _taken(unit, who, sprint))[day] >= tasks.MOST_A_DAY


async def _taken(unit: Unit, who: Who, sprint: Sprint) -> Counter[date]:
    """Return how many tasks stand on each day of a sprint."""
    found = await unit.session.scalars(tasks.of_sprint(who.student().id, sprint.id))
    return Counter(tasks.day_of(task, sprint) for task in found)


async def check(unit: Unit, who: Who, sprint: Sprint, day: date) -> None:
    """Refuse a day on which a task can't be put. BotError with the step `day`: not_in_sprint, day_over, day_full."""
    if day not in sprints.span(sprint):
        raise BotError("not_in_sprint", step="day", name=sprint.name)
    if day < who.today(unit.now):
        raise BotError("day_over", step="day")
    if day not in await days_with_room(unit, who, sprint):
        raise BotError("day_full", step="day", most=tasks.MOST_A_DAY)


async def move(unit: Unit, who: Who, task_id: str, day: date) -> Own:
    """Put a task on another day; on its own it simply stays. BotError: as `check` and `own_tasks.changeable`."""
    await in_turn.wait(unit, who)
    own = await own_tasks.changeable(unit, who, task_id)
    if day != own.day:
        await check(unit, who, own.sprint, day)
        tasks.put_on(own.task, own.sprint, day)
        await own_tasks.changed(unit, own)
    return own
