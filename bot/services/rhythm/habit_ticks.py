"""A habit on a day: done or not, a note on it, and "not today". Today and yesterday can be said, and no other day.

Which day is meant stands in the button; the student's own calendar decides whether it is today or yesterday.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from bot.db import Unit
from bot.models import Habit, HabitCompletion, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import habit_records, habits, sprints
from bot.services.rhythm.habit_records import Record
from bot.services.who import Who

NOTE = 500
SKIPS = 2  # of one habit in a sprint
DAY = timedelta(days=1)


@dataclass(frozen=True)
class OnDay:
    """A habit, and the day of it that is spoken about."""

    record: Record
    day: date

    @property
    def row(self) -> HabitCompletion | None:
        """What is kept of that day."""
        return self.record.rows.get(self.day)

    @property
    def skips_left(self) -> int:
        """How often the student may still say "not today"."""
        return max(SKIPS - self.record.skips, 0)


async def look(unit: Unit, who: Who, habit_id: str, day: date) -> OnDay:
    """Return a habit on a day that can still be ticked."""
    return await _on(unit, who, await _owned_on(unit, who, habit_id, day), day)


async def tick(unit: Unit, who: Who, habit_id: str, day: date, *, done: bool = True) -> OnDay:
    """Tick a day, or take that back; ten times is once. A tick taken back keeps its row, and its note."""
    habit = await _owned_on(unit, who, habit_id, day)
    row = await _row(unit, habit, day)
    if done:
        row = row or _new_row(unit, habit, day)
        row.completed, row.skipped = True, False
    elif row is not None:
        row.completed = False
    await unit.session.flush()
    return await _on(unit, who, habit, day)


async def say_no(unit: Unit, who: Who, habit_id: str, day: date) -> OnDay:
    """Say that yesterday it was not done; it is not asked again. It can still be ticked."""
    habit = await _owned_on(unit, who, habit_id, day)
    if day == who.today(unit.now):
        raise BotError("over")
    if await _row(unit, habit, day) is None:
        _new_row(unit, habit, day)
        await unit.session.flush()
    return await _on(unit, who, habit, day)


async def skip(unit: Unit, who: Who, habit_id: str, day: date) -> OnDay:
    """Let a planned day go, which does not end a streak; it may be done so many times in a sprint."""
    habit = await _owned_on(unit, who, habit_id, day)
    one = await _on(unit, who, habit, day)
    if one.record.mark(day) == "skipped":
        return one
    if one.record.mark(day) != "open":
        raise BotError("nothing_planned")
    if not one.skips_left:
        raise BotError("no_skips_left", most=SKIPS)
    row = one.row or _new_row(unit, habit, day)
    row.skipped = True
    await unit.session.flush()
    return await _on(unit, who, habit, day)


async def unskip(unit: Unit, who: Who, habit_id: str, day: date) -> OnDay:
    """Take that back."""
    habit = await _owned_on(unit, who, habit_id, day)
    if (row := await _row(unit, habit, day)) is not None:
        row.skipped = False
        await unit.session.flush()
    return await _on(unit, who, habit, day)


async def ticked(unit: Unit, who: Who, habit_id: str, day: date) -> OnDay:
    """Return a day that is done, whenever it was."""
    habit = await habits.owned(unit, who, habit_id)
    one = await _on(unit, who, habit, day)
    if one.row is None or not one.row.completed:
        raise BotError("tick_first")
    return one


async def note(unit: Unit, who: Who, habit_id: str, day: date, text: str) -> OnDay:
    """Keep what a student notes about a day that is done, instead of an earlier note; nobody else reads it."""
    one = await ticked(unit, who, habit_id, day)
    text = text.strip()
    if not 0 < len(text) <= NOTE:
        raise BotError("note_too_long", step="text", limit=NOTE)
    if one.row is not None:
        one.row.note = text
    await unit.session.flush()
    return one


async def _owned_on(unit: Unit, who: Who, habit_id: str, day: date) -> Habit:
    """Return a habit for this transaction alone to change, if that day of it can still be ticked."""
    habit = await habits.owned(unit, who, habit_id)
    today = who.today(unit.now)
    if day > today:
        raise BotError("day_to_come")
    if day < today - DAY:
        raise BotError("habit_day_over")
    if habit.archived_at is not None:
        raise BotError("habit_put_away")
    sprint = await sprints.by_id(unit, habit.sprint_id)
    _check_sprint(unit, who, sprint, day)
    await unit.session.refresh(habit, with_for_update=True)  # two phones, one row
    if day < (habit.begins_on or sprint.start_date) and await _row(unit, habit, day) is None:
        raise BotError("habit_begins_later")
    return habit


def _check_sprint(unit: Unit, who: Who, sprint: Sprint, day: date) -> None:
    """Refuse a day of a sprint that is over, except its last one on the day after."""
    was_last = day == sprint.end_date == who.today(unit.now) - DAY
    if sprints.is_over(unit, who, sprint) and not was_last:
        raise BotError("sprint_over", name=sprint.name)
    if day not in sprints.span(sprint):
        raise BotError("not_in_sprint", name=sprint.name)


async def _row(unit: Unit, habit: Habit, day: date) -> HabitCompletion | None:
    mine = HabitCompletion.habit_id == habit.id, HabitCompletion.date == day
    return await unit.session.scalar(select(HabitCompletion).where(*mine))


def _new_row(unit: Unit, habit: Habit, day: date) -> HabitCompletion:
    row = HabitCompletion(habit_id=habit.id, user_id=habit.user_id, date=day, completed=False, skipped=False)
    unit.session.add(row)
    return row


async def _on(unit: Unit, who: Who, habit: Habit, day: date) -> OnDay:
    return OnDay(await habit_records.of_habit(unit, habit, who.today(unit.now)), day)
