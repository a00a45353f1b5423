"""A student's sprint on one page: where they are in it, what is done, and what comes."""

from dataclasses import dataclass
from datetime import date

from bot.db import Unit
from bot.models import ActionItem, Sprint
from bot.services.rhythm import goals, habit_scores, looking_back, sprints, tasks, unfinished, whereabouts
from bot.services.rhythm.calendar import Place
from bot.services.rhythm.goals import Progress
from bot.services.who import Who

COMING = 3


@dataclass(frozen=True)
class Page:
    """`tasks` and `habits` are how many are done, of how many; `coming` are the next open tasks, each with its day.

    `left`: something of the last sprint can be taken along. `looks_back`: a sprint can be looked back at now.
    """

    sprint: Sprint
    place: Place
    today: date
    goals: list[Progress]
    tasks: tuple[int, int]
    habits: tuple[int, int] | None
    coming: list[tuple[date, ActionItem]]
    left: bool
    looks_back: bool


async def of(unit: Unit, who: Who) -> Page | None:
    """Return the page of the sprint in which a student stands, or stood last; None before the first."""
    at = await whereabouts.of(unit, who)
    if at is None:
        return None
    user_id, span = who.student().id, sprints.span(at.sprint)
    found = (await unit.session.scalars(tasks.of_sprint(user_id, at.sprint.id))).all()
    dated = [(span.day_of(task.week_number, task.day_of_week), task) for task in found]
    ahead = [(day, task) for day, task in dated if day >= at.today and not task.is_completed]
    ahead.sort(key=lambda one: one[0])  # stable: within a day, in the order of the day
    scores = await habit_scores.counts(unit, [user_id], at.sprint, at.today)
    return Page(
        at.sprint, at.place, at.today, await goals.of(unit, user_id, at.sprint.id),
        (sum(task.is_completed for task in found), len(found)), scores.get(user_id),
        ahead[:COMING] if at.place.phase != "over" else [],
        bool(await unfinished.of_last(unit, who)), await looking_back.open_one(unit, who) is not None,
    )  # fmt: skip
