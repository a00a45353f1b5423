"""Moving a task to another day that is left of the sprint, and which days have room for one."""

from collections import Counter
from datetime import date

from bot.db import Unit
from bot.models import ActionItem, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import own_tasks, sprints, tasks
from bot.services.rhythm.calendar import weekday_of
from bot.services.rhythm.own_tasks import Own
from bot.services.who import Who


async def days_with_room(unit: Unit, who: Who, sprint: Sprint) -> list[date]:
    """Return the days that are left of a sprint, today included, on which another task fits."""
    mine = tasks.of_sprint(who.student().id, sprint.id).with_only_columns(
        ActionItem.week_number, ActionItem.day_of_week
    )
    taken = Counter((week, weekday) for week, weekday in await unit.session.execute(mine))
    span, today = sprints.span(sprint), who.today(unit.now)
    return [
        day for day in span.each() if day >= today and taken[span.week_of(day) or 0, weekday_of(day)] < tasks.MOST_A_DAY
    ]


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
    own = await own_tasks.changeable(unit, who, task_id)
    if day != own.day:
        await check(unit, who, own.sprint, day)
        tasks.put_on(own.task, own.sprint, day)
        await own_tasks.changed(unit, own)
    return own
