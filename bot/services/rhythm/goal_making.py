"""Making a goal, changing it, planning its week, and taking the making back."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select, update

from bot.db import Unit
from bot.models import ActionItem, CoachComment, Goal, Sprint
from bot.services.cards import is_new
from bot.services.errors import BotError
from bot.services.rhythm import goal_fields, goals, in_turn, planning, sprints, tasks
from bot.services.rhythm.calendar import WEEK, weekday_of
from bot.services.rhythm.goal_fields import Fields
from bot.services.rhythm.tasks import Plan
from bot.services.who import Who

MOST_MINUTES = 240


async def may_begin(unit: Unit, who: Who) -> Sprint:
    """Return the sprint for a new goal; refuse where there is none, or it has as many goals as fit."""
    sprint = await sprints.open_for(unit, who)
    await goals.has_room(unit, who.student().id, sprint.id)
    return sprint


async def make(unit: Unit, who: Who, fields: Fields, begun_in: str | None, *, day_kept: bool = False) -> Goal:
    """Make a goal in the sprint that is open now, whichever it was begun in.

    A day by which that does not fit is asked for again, unless the student kept it knowingly (`day_kept`), in the same
    sprint.
    """
    student = who.student()
    fields = goal_fields.checked(fields)
    await in_turn.wait(unit, who)
    sprint = await may_begin(unit, who)
    _fits(fields, sprint, who.today(unit.now), day_kept=day_kept and sprint.id == begun_in)
    goal = Goal(
        user_id=student.id, sprint_id=sprint.id, created_at=unit.now, updated_at=unit.now, **fields.as_draft()
    )  # fmt: skip
    unit.session.add(goal)
    await unit.session.flush()
    return goal


async def change(unit: Unit, who: Who, goal_id: str, fields: Fields, *, day_kept: bool = False) -> Goal:
    """Put other words into a goal; open tasks that were called after the old ones follow. It is the right one then."""
    fields = goal_fields.checked(fields)
    goal, sprint = await goals.open_one(unit, who, goal_id)
    if fields != goal_fields.of(goal):
        _fits(fields, sprint, who.today(unit.now), day_kept=day_kept)
        await _rename(unit, goal, fields.specific)
        for name in goal_fields.NAMES:
            setattr(goal, name, getattr(fields, name))
        goal.updated_at = unit.now
    goal.kept_at = unit.now
    await unit.session.flush()
    return goal


def _fits(fields: Fields, sprint: Sprint, today: date, *, day_kept: bool) -> None:
    if not day_kept and not goal_fields.fits(fields, sprints.span(sprint), today):
        raise BotError("by_when_gone", step="time_bound", name=sprint.name)


async def _rename(unit: Unit, goal: Goal, specific: str) -> None:
    before, after = goal_fields.task_title(goal.specific), goal_fields.task_title(specific)
    open_ones = ActionItem.goal_id == goal.id, ~ActionItem.is_completed, ActionItem.title == before
    await unit.session.execute(update(ActionItem).where(*open_ones).values(title=after))


def may_undo(unit: Unit, goal: Goal) -> bool:
    """Whether a goal was made just now."""
    return is_new(unit, goal.created_at)


class Undone(NamedTuple):
    """A goal that was taken back: what it said, and its week."""

    fields: Fields
    plan: Plan


async def undo_making(unit: Unit, who: Who, goal_id: str) -> Undone:
    """Take a goal back, with its tasks, within ten minutes and unless one is ticked or a coach spoke."""
    goal = await goals.held(unit, who, goal_id)
    if not may_undo(unit, goal):
        raise BotError("too_late_to_undo")
    ticked = select(func.count()).where(ActionItem.goal_id == goal.id, ActionItem.is_completed)
    said = select(CoachComment.id).where(CoachComment.goal_id == goal.id)
    if await unit.session.scalar(ticked) or await unit.session.scalar(said):
        raise BotError("built_upon")
    undone = Undone(goal_fields.of(goal), (await planning.plan_of(unit, goal)).plan)
    await unit.session.delete(goal)
    await unit.session.flush()
    return undone


async def plan_anew(unit: Unit, who: Who, goal_id: str, how: Plan) -> Sequence[date]:
    """Plan a goal's week for the days that are left, today included, instead of its open tasks; return the days.

    What is done stays done, and a day on which it is done already gets no second task.
    """
    await goals.held(unit, who, goal_id)  # two phones, one plan
    goal, sprint = await goals.open_one(unit, who, goal_id, over="plan_over")
    _sensible(how)
    today, done = who.today(unit.now), set()
    for task in await unit.session.scalars(
        select(ActionItem).where(ActionItem.goal_id == goal.id, tasks.standing()).with_for_update()
    ):
        day = tasks.day_of(task, sprint)
        if task.is_completed:
            done.add(day)
        elif day >= today:
            task.removed_at = unit.now
    title = goal_fields.task_title(goal.specific)
    made = await tasks.plan(unit, goal, title, how, today, without=done)
    if not made and not done:
        raise BotError("days_gone", step="days")
    await goals.follow(unit, goal)
    return [tasks.day_of(task, sprint) for task in made]


def _sensible(how: Plan) -> None:
    if not how.weekdays or not set(how.weekdays) <= set(range(WEEK)):
        raise BotError("unknown_word", step="days")
    if how.minutes is not None and not 0 < how.minutes <= MOST_MINUTES:
        raise BotError("number_needed", step="minutes", most=MOST_MINUTES)


async def weekdays_left(unit: Unit, who: Who, goal_id: str | None) -> list[int]:
    """Return the weekdays that still occur in the days left for a goal, from Monday; 0 is Sunday.

    For a goal that is not made yet those are the days left of the sprint.
    """
    today = who.today(unit.now)
    if goal_id is None:
        span = sprints.span(await sprints.open_for(unit, who))
        days = [day for day in span.each() if day >= today]
    else:
        goal, sprint = await goals.open_one(unit, who, goal_id, over="plan_over")
        days = [*tasks.days_left(goal, sprints.span(sprint), today)]
    return sorted({weekday_of(day) for day in days}, key=lambda day: (day - 1) % WEEK)
