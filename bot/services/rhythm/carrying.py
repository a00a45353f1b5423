"""Taking a goal or a habit along from an earlier sprint into the one that is open, once; and taking that back.

What a student does not want to take along is a copy, too: one that is let go in the moment in which it is made. Such a
copy counts nowhere, the earlier sprint stays as it was, and the goal is not offered again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import delete, select

from bot.db import Unit
from bot.models import ActionItem, CoachComment, Goal, Habit, HabitCompletion, Sprint
from bot.services.cards import is_new
from bot.services.errors import BotError
from bot.services.reminding.planning import follow
from bot.services.rhythm import goal_fields, goals, habits, in_turn, planning, sprints, tasks
from bot.services.rhythm.calendar import Span
from bot.services.who import Who

Row = TypeVar("Row", Goal, Habit)

HABIT_FIELDS = (
    "name", "description", "what_is_habit", "how_to_practice", "cue", "reward", "weekdays", "times_a_week",
    "remind_at",
)  # fmt: skip


@dataclass(frozen=True)
class Taken:
    """What stands in the open sprint of what was taken along; `moment` is that of the tap while it can be undone.

    Where it is one goal, `first` is the day and the time of its first task.
    """

    sprint: Sprint
    goals: Sequence[Goal]
    habits: Sequence[Habit]
    moment: datetime | None
    first: tuple[date, str | None] | None = None


async def taken(unit: Unit, sprint_id: str, copies: Sequence[Goal], habits: Sequence[Habit]) -> Taken:
    """Return copies, with the moment that made them all, if it was one, and not too long ago."""
    sprint = await sprints.by_id(unit, sprint_id)
    moments = {one.created_at for one in copies} | {one.created_at for one in habits}
    moment = moments.pop() if len(moments) == 1 else None
    first = await _first_task(unit, copies[0], sprint) if len(copies) == 1 else None
    return Taken(sprint, copies, habits, moment if moment and is_new(unit, moment) else None, first)


async def _first_task(unit: Unit, goal: Goal, sprint: Sprint) -> tuple[date, str | None] | None:
    """Return the day and the time of the first task of a goal that is still open."""
    todo = select(ActionItem).where(ActionItem.goal_id == goal.id, tasks.standing(), ~ActionItem.is_completed)
    days = [(tasks.day_of(one, sprint), one.scheduled_time) for one in await unit.session.scalars(todo)]
    return min(days, key=lambda one: (one[0], one[1] or ""), default=None)


async def carry_goal(unit: Unit, who: Who, goal_id: str) -> Goal:
    """Copy a goal into the open sprint with its week plan for the days left; a second time returns the same copy."""
    await in_turn.wait(unit, who)
    source = await goals.held(unit, who, goal_id)  # two phones, one copy
    target = await _target(unit, who, source)
    if source.dropped_at is not None:
        raise BotError("goal_let_go")
    copy = await copy_of(unit, source, target)
    if copy is not None and copy.dropped_at is None:
        return copy
    await goals.has_room(unit, source.user_id, target.id)
    if copy is not None and copy.dropped_at != copy.created_at:
        copy.dropped_at = None  # it was worked at for a while, and its tasks are still there
        await goals.follow(unit, copy)
        return copy
    if copy is not None:
        await unit.session.delete(copy)
        await unit.session.flush()
    return await _planned(unit, who, source, await copied(unit, who, source, target))


async def _planned(unit: Unit, who: Who, source: Goal, copy: Goal) -> Goal:
    plan, title = await planning.plan_of(unit, source)
    await tasks.plan(unit, copy, title, plan, who.today(unit.now))
    return copy


async def copied(
    unit: Unit, who: Who, source: Goal, target: Sprint, let_go: datetime | None = None
) -> Goal:  # fmt: skip
    """Write the copy of a goal, without tasks; perhaps as one that is let go at once."""
    before = await sprints.by_id(unit, source.sprint_id)
    until = moved(source.time_bound, sprints.span(before), sprints.span(target), who.today(unit.now))
    copy = Goal(
        user_id=source.user_id, sprint_id=target.id, status="not_started", copied_from=source.id, created_at=unit.now,
        updated_at=unit.now, dropped_at=let_go, **{**goal_fields.of(source).as_draft(), "time_bound": until},
    )  # fmt: skip
    unit.session.add(copy)
    await unit.session.flush()
    return copy


def moved(until: str, before: Span, span: Span, today: date) -> str:
    """Return a day as the one as far from the end of another sprint, today at the earliest; words stay as they are."""
    day = goal_fields.day_in(until)
    if day is None:
        return until
    left = timedelta(days=max((before.last - day).days, 0))
    return max(span.last - left, span.first, min(today, span.last)).isoformat()


async def carry_habit(unit: Unit, who: Who, habit_id: str) -> Habit:
    """Copy a habit into the open sprint, from today on; a second time returns the same copy."""
    await in_turn.wait(unit, who)
    source = await habits.owned(unit, who, habit_id)
    await unit.session.refresh(source, with_for_update=True)
    target = await _target(unit, who, source)
    copy = await copy_of(unit, source, target)
    if copy is not None and copy.archived_at is None:
        return copy
    await habits.may_make(unit, who)
    if copy is None:
        return await copied_habit(unit, who, source, target)
    if copy.archived_at == copy.created_at:
        await unit.session.delete(copy)
        await unit.session.flush()
        return await copied_habit(unit, who, source, target)
    return await habits.take_up(unit, who, copy.id)


async def copied_habit(
    unit: Unit, who: Who, source: Habit, target: Sprint, archived: datetime | None = None
) -> Habit:  # fmt: skip
    """Write the copy of a habit; one that is archived at once is planned on no day."""
    begins = max(who.today(unit.now), target.start_date) + timedelta(days=archived is not None)
    copy = Habit(
        user_id=source.user_id, sprint_id=target.id, begins_on=begins, copied_from=source.id, created_at=unit.now,
        archived_at=archived, **{field: getattr(source, field) for field in HABIT_FIELDS},
    )  # fmt: skip
    unit.session.add(copy)
    await unit.session.flush()
    await follow(unit, copy.user_id)
    return copy


async def _target(unit: Unit, who: Who, source: Goal | Habit) -> Sprint:
    target = await sprints.open_for(unit, who)
    if source.sprint_id == target.id:
        raise BotError("in_this_sprint", name=target.name)
    return target


async def copy_of(unit: Unit, source: Row, target: Sprint) -> Row | None:
    """Return what a goal or a habit became in a sprint."""
    table: type[Row] = type(source)
    return await unit.session.scalar(select(table).where(table.copied_from == source.id, table.sprint_id == target.id))


async def undo(unit: Unit, who: Who, moment: datetime) -> bool:
    """Take back what one tap took along, or did not, while it is new and nothing of it is done; say if there was."""
    mine = Goal.user_id == who.student().id, Goal.copied_from.is_not(None), Goal.created_at == moment
    habit = Habit.user_id == who.student().id, Habit.copied_from.is_not(None), Habit.created_at == moment
    copies = (await unit.session.scalars(select(Goal.id).where(*mine).with_for_update())).all()
    habits = (await unit.session.scalars(select(Habit.id).where(*habit).with_for_update())).all()
    if not copies and not habits:
        return False
    if not is_new(unit, moment):
        raise BotError("too_late_to_undo")
    for built in (
        select(ActionItem.id).where(ActionItem.goal_id.in_(copies), ActionItem.is_completed),
        select(Goal.id).where(Goal.id.in_(copies), Goal.status != "not_started"),
        select(CoachComment.id).where(CoachComment.goal_id.in_(copies)),
        select(HabitCompletion.id).where(HabitCompletion.habit_id.in_(habits)),
    ):
        if await unit.session.scalar(built.limit(1)):
            raise BotError("built_upon")
    await unit.session.execute(delete(Goal).where(Goal.id.in_(copies)))
    await unit.session.execute(delete(Habit).where(Habit.id.in_(habits)))
    await follow(unit, who.student().id)
    return True
