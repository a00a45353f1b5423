"""Habits with what became of each day: read from the tables for one student or for many, in a handful of queries."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from bot.clock import local_day
from bot.db import Unit
from bot.models import Batch, Habit, HabitCompletion, HabitPause, Preferences, Sprint, User
from bot.services.rhythm import habit_days, sprints
from bot.services.rhythm.calendar import Span
from bot.services.rhythm.habit_days import Day, Kept, Rhythm


@dataclass(frozen=True)
class Record:
    """A habit, when it is planned, its rows by their days, and what every day of the sprint is for it."""

    habit: Habit
    rhythm: Rhythm
    rows: dict[date, HabitCompletion]
    days: Sequence[Day]
    today: date

    def mark(self, day: date) -> habit_days.Mark:
        """Return what a day of the sprint is; one outside of it is free."""
        return next((one.mark for one in self.days if one.date == day), "free")

    @property
    def skips(self) -> int:
        """How often it was skipped."""
        return sum(row.skipped for row in self.rows.values())


async def of_students(unit: Unit, user_ids: Sequence[str], sprint: Sprint, today: date) -> list[Record]:
    """Return all habits of students in a sprint, as of a day, the oldest first; those put away, too."""
    where = Habit.user_id.in_(user_ids) & (Habit.sprint_id == sprint.id)
    return await _records(unit, where, sprint, today)


async def of_habit(unit: Unit, habit: Habit, today: date) -> Record:
    """Return one habit."""
    sprint = await sprints.by_id(unit, habit.sprint_id)
    return (await _records(unit, Habit.id == habit.id, sprint, today))[0]


async def _records(unit: Unit, where: ColumnElement[bool], sprint: Sprint, today: date) -> list[Record]:
    habits = (await unit.session.scalars(select(Habit).where(where).order_by(Habit.created_at, Habit.id))).all()
    if not habits:
        return []
    ids = select(Habit.id).where(where)
    rows: dict[str, dict[date, HabitCompletion]] = {}
    for row in await unit.session.scalars(select(HabitCompletion).where(HabitCompletion.habit_id.in_(ids))):
        rows.setdefault(row.habit_id, {})[row.date] = row
    users = {habit.user_id for habit in habits}
    pauses, free = await _pauses(unit, users, sprint), await _holidays(unit, users)
    ends = await _ends(unit, habits)
    found = []
    for habit in habits:
        mine = rows.get(habit.id, {})
        rhythm = rhythm_of(habit, sprint, ends.get(habit.id, date.max))
        kept = _kept(mine, free.get(habit.user_id, ()), pauses.get(habit.user_id, ()))
        found.append(Record(habit, rhythm, mine, habit_days.of(rhythm, kept, today), today))
    return found


def rhythm_of(habit: Habit, sprint: Sprint, ends: date) -> Rhythm:
    """Return when a habit is planned; `ends` is the day on which it was put away."""
    begins = habit.begins_on or sprint.start_date
    return Rhythm(sprints.span(sprint), begins, ends, habit.weekdays, habit.times_a_week)


def _kept(rows: dict[date, HabitCompletion], holidays: Sequence[Span], pauses: Sequence[Span]) -> Kept:
    done = frozenset(day for day, row in rows.items() if row.completed)
    skipped = frozenset(day for day, row in rows.items() if row.skipped)
    return Kept(done, skipped, rows.keys(), holidays, pauses)


async def _pauses(unit: Unit, users: Collection[str], sprint: Sprint) -> dict[str, list[Span]]:
    """Return the pauses of each student, as far as they may matter for a sprint."""
    found: dict[str, list[Span]] = {}
    rows = select(HabitPause).where(HabitPause.user_id.in_(users), HabitPause.first_day <= sprint.end_date)
    for one in await unit.session.scalars(rows):
        found.setdefault(one.user_id, []).append(Span(one.first_day, one.last_day or date.max))
    return found


async def _holidays(unit: Unit, users: Collection[str]) -> dict[str, list[Span]]:
    """Return the holidays of each student's batch; a student without one has none."""
    rows = select(User.id, Batch.holidays).join(Batch, Batch.name == User.batch).where(User.id.in_(users))
    return {user_id: list(_spans(holidays)) for user_id, holidays in await unit.session.execute(rows)}


def _spans(holidays: Iterable[Any]) -> Iterable[Span]:
    return (Span(date.fromisoformat(one["from"]), date.fromisoformat(one["to"])) for one in holidays)


async def _ends(unit: Unit, habits: Iterable[Habit]) -> dict[str, date]:
    """Return on which local day each habit was put away, of those that were."""
    away = {habit.id: (habit.user_id, habit.archived_at) for habit in habits if habit.archived_at is not None}
    if not away:
        return {}
    users = {user_id for user_id, _ in away.values()}
    chosen = select(Preferences.user_id, Preferences.zone, Preferences.day_start)
    calendars = {
        user_id: (zone, start)
        for user_id, zone, start in await unit.session.execute(chosen.where(Preferences.user_id.in_(users)))
    }
    return {key: local_day(at, *calendars.get(user_id, ("UTC", 0))) for key, (user_id, at) in away.items()}
