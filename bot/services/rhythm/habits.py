"""A student's habits: making one, changing it, putting it away, and taking it up again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from bot.clock import local_day
from bot.db import Unit
from bot.models import Habit, HabitCompletion, Sprint
from bot.services import names
from bot.services.errors import BotError
from bot.services.reminding.planning import follow
from bot.services.rhythm import habit_records, in_turn, sprints
from bot.services.rhythm.habit_records import Record
from bot.services.who import Who

MOST = 6  # in use, in one sprint
NAME, TEXT, SHORT = 120, 1000, 200
LIMITS = {"name": NAME, "what": TEXT, "how": TEXT, "cue": SHORT, "reward": SHORT}
TIMES = range(2, 7)
WEEKDAYS = range(7)


@dataclass(frozen=True)
class Wanted:
    """What a student says of a habit; on given `weekdays` (0 is Sunday), so many `times` a week, or every day."""

    name: str
    what: str
    how: str
    cue: str
    reward: str | None = None
    weekdays: Sequence[int] | None = None
    times: int | None = None


async def owned(unit: Unit, who: Who, habit_id: str) -> Habit:
    """Return a habit of the student who speaks, put away or not; any other does not exist for them."""
    habit = await unit.session.get(Habit, habit_id)
    if habit is None or habit.user_id != who.student().id:
        raise BotError("no_such_habit")
    return habit


def in_use(user_id: str, sprint_id: str) -> ColumnElement[bool]:
    """Return the condition that a habit is a student's, of a sprint, and not put away."""
    return and_(Habit.user_id == user_id, Habit.sprint_id == sprint_id, Habit.archived_at.is_(None))


async def of(unit: Unit, user_id: str, sprint_id: str) -> Sequence[Habit]:
    """Return a student's habits of a sprint that are in use, the oldest first."""
    found = select(Habit).where(in_use(user_id, sprint_id)).order_by(Habit.created_at, Habit.id)
    return (await unit.session.scalars(found)).all()


async def may_make(unit: Unit, who: Who) -> Sprint:
    """Return the sprint that has room for another habit of the student who speaks."""
    sprint = await sprints.open_for(unit, who)
    mine = in_use(who.student().id, sprint.id)
    if (await unit.session.scalar(select(func.count(Habit.id)).where(mine)) or 0) >= MOST:
        raise BotError("enough_habits", most=MOST)
    return sprint


async def make(unit: Unit, who: Who, wanted: Wanted) -> Habit:
    """Keep a new habit in the sprint that is open; it begins today, or with the sprint."""
    await in_turn.wait(unit, who)
    sprint = await may_make(unit, who)
    begins = max(who.today(unit.now), sprint.start_date)
    habit = Habit(
        user_id=who.student().id, sprint_id=sprint.id, created_at=unit.now, begins_on=begins, **_columns(wanted)
    )  # fmt: skip
    unit.session.add(habit)
    await unit.session.flush()
    return habit


async def change(unit: Unit, who: Who, habit_id: str, wanted: Wanted) -> Habit:
    """Say something about a habit anew. Another schedule holds from today on; what was before stays as it was."""
    habit = await in_hand(unit, who, habit_id)
    if habit.archived_at is not None:
        raise BotError("habit_put_away")
    columns = _columns(wanted)
    if (habit.weekdays, habit.times_a_week) != (columns["weekdays"], columns["times_a_week"]):
        await _begin_anew(unit, who, habit, who.today(unit.now))
    for name, value in columns.items():
        setattr(habit, name, value)
    await unit.session.flush()
    return habit


async def archive(unit: Unit, who: Who, habit_id: str) -> Habit:
    """Put a habit away: from today on nothing of it is planned, and its days stay. A second time changes nothing."""
    habit = await in_hand(unit, who, habit_id)
    habit.archived_at = habit.archived_at or unit.now
    await unit.session.flush()
    await follow(unit, habit.user_id)
    return habit


async def take_up(unit: Unit, who: Who, habit_id: str) -> Habit:
    """Go on with a habit that was put away, from today; on the same day it is as if it had never been away."""
    await in_turn.wait(unit, who)
    habit = await in_hand(unit, who, habit_id)
    if habit.archived_at is None:
        return habit
    await may_make(unit, who)
    left = local_day(habit.archived_at, who.zone, who.day_start)
    if left < who.today(unit.now):
        await _begin_anew(unit, who, habit, left)
    habit.archived_at = None
    await unit.session.flush()
    await follow(unit, habit.user_id)
    return habit


async def in_hand(unit: Unit, who: Who, habit_id: str) -> Habit:
    """Return a habit of a sprint that is not over, for this transaction alone to change."""
    habit = await owned(unit, who, habit_id)
    sprint = await sprints.by_id(unit, habit.sprint_id)
    if sprints.is_over(unit, who, sprint):
        raise BotError("sprint_over", name=sprint.name)
    await unit.session.refresh(habit, with_for_update=True)  # two phones, one row
    return habit


async def _begin_anew(unit: Unit, who: Who, habit: Habit, first: date) -> None:
    """Let the schedule hold from today on, and put on record what the days before `first` were."""
    today = who.today(unit.now)
    record = await habit_records.of_habit(unit, habit, today)
    if record.rhythm.begins >= today:
        return
    await put_on_record(unit, record, first)
    habit.begins_on = max(today, record.rhythm.span.first)
    await unit.session.flush()


async def put_on_record(unit: Unit, record: Record, first: date) -> None:
    """Let each day before `first` that was planned have a row, and no other day that was not done.

    Where no schedule speaks any more, the rows alone say what was planned; an extra that was done counts there, too. A
    note is never thrown away: a day that has one, was not planned and not done is kept as a skipped one.
    """
    for day in record.days:
        if day.date >= first:
            break
        row = record.rows.get(day.date)
        if day.mark == "free" and row is not None and row.note is None:
            await unit.session.delete(row)
        elif day.mark == "free" and row is not None:
            row.skipped = True
        elif day.mark not in ("free", "done") and row is None:
            habit = record.habit
            unit.session.add(HabitCompletion(habit_id=habit.id, user_id=habit.user_id, date=day.date, completed=False))
    await unit.session.flush()


def _columns(wanted: Wanted) -> dict[str, Any]:
    """Return what is stored of a habit; BotError where it cannot be, with the step that asks for it."""
    words = {field: getattr(wanted, field) for field in LIMITS}
    name = names.on_one_line(words.pop("name"))
    texts = {"name": name, **{field: text.strip() if text else None for field, text in words.items()}}
    for field, text in texts.items():
        _check(field, text)
    weekdays, times = schedule(wanted)
    return {
        "name": name, "what_is_habit": texts["what"], "how_to_practice": texts["how"], "cue": texts["cue"],
        "reward": texts["reward"], "weekdays": weekdays, "times_a_week": times,
    }  # fmt: skip


def _check(field: str, text: str | None) -> None:
    if not text and field != "reward":
        raise BotError("words_needed", step=field)
    if text and len(text) > LIMITS[field]:
        raise BotError("text_too_long", step=field, length=len(text), limit=LIMITS[field])


def schedule(wanted: Wanted) -> tuple[list[int] | None, int | None]:
    """Return weekdays and times a week as they are stored; seven weekdays are every day."""
    if wanted.times is not None:
        if wanted.times not in TIMES or wanted.weekdays is not None:
            raise BotError("no_such_rhythm", step="often")
        return None, wanted.times
    if wanted.weekdays is None:
        return None, None
    days = sorted(set(wanted.weekdays))
    if not days or not set(days) <= set(WEEKDAYS):
        raise BotError("no_such_rhythm", step="days")
    return (None if len(days) == len(WEEKDAYS) else days), None


def name_or_none(text: str) -> str | None:
    """Return what a habit is to be called, on one line; None where nothing of it can be seen. An emoji will do."""
    name = names.on_one_line(text)
    return name if name.strip(names.JOINERS) else None


def filled(habit: Habit) -> Mapping[str, Any]:
    """Return what a habit holds, by the names that `Wanted` has for it."""
    return {
        "name": habit.name, "what": habit.what_is_habit, "how": habit.how_to_practice, "cue": habit.cue,
        "reward": habit.reward, "weekdays": habit.weekdays, "times": habit.times_a_week,
    }  # fmt: skip
