"""A week of the sprint with its days and tasks, and the one day of it that is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.db import Unit
from bot.models import ActionItem, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import sprints, tasks
from bot.services.rhythm.calendar import Phase, Span
from bot.services.who import Who


@dataclass(frozen=True)
class Week:
    """One of `weeks`; `days` has each day in order with its tasks, in the order of the day, and `chosen` is one."""

    sprint: str
    phase: Phase
    begins: date
    number: int
    weeks: int
    days: Mapping[date, Sequence[ActionItem]]
    chosen: date
    today: date


async def of_day(unit: Unit, who: Who, day: date) -> Week:
    """Return the week of a day with that day chosen. BotError: no_sprint, sprint_over, not_in_sprint."""
    sprint = await sprints.open_for(unit, who)
    span = sprints.span(sprint)
    # A task from elsewhere may stand in the last week on a day after the end: that day is shown with it.
    number = span.week_of(day) or (span.weeks if day > span.last else 0)
    days = await tasks.in_week(unit, who.student().id, sprint, number) if number else {}
    if day not in days:
        raise BotError("not_in_sprint", name=sprint.name)
    return _week(sprint, number, days, day, who.today(unit.now))


async def numbered(unit: Unit, who: Who, number: int | None = None) -> Week:
    """Return a week by its number, by default today's, or the first of a sprint to come.

    Today is chosen where it is one of the days, else the first one with something open.
    """
    sprint, today = await sprints.open_for(unit, who), who.today(unit.now)
    span = sprints.span(sprint)
    number = number if number is not None else span.week_of(today) or 1
    number = min(max(number, 1), span.weeks)  # an old button may ask for a week of a longer sprint
    days = await tasks.in_week(unit, who.student().id, sprint, number)
    return _week(sprint, number, days, _first_to_look_at(days, today), today)


def _first_to_look_at(days: Mapping[date, Sequence[ActionItem]], today: date) -> date:
    with_something = (day for day, found in days.items() if any(not task.is_completed for task in found))
    return today if today in days else next(with_something, next(iter(days)))


def _week(
    sprint: Sprint, number: int, days: Mapping[date, Sequence[ActionItem]], chosen: date, today: date
) -> Week:  # fmt: skip
    span: Span = sprints.span(sprint)
    return Week(sprint.name, span.phase(today), span.first, number, span.weeks, days, chosen, today)
