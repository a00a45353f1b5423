"""Planning sprints, by coaches of all classes: a new one, another name, other days; and what to know before."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import ActionItem, Habit, HabitCompletion, Sprint, User
from bot.services import batches, coaches
from bot.services.errors import BotError
from bot.services.names import clean_name, plain
from bot.services.rhythm import sprints, tasks
from bot.services.rhythm.calendar import Span
from bot.services.who import Who

BACK, AHEAD = timedelta(days=60), timedelta(days=365)  # of today, for the first day
LONGEST = timedelta(days=365)


@dataclass(frozen=True)
class Holiday:
    """Days without school of some classes."""

    name: str
    days: Span
    batches: tuple[str, ...]


@dataclass(frozen=True)
class Outside:
    """What of a sprint would lie outside other days: tasks that stand, and days on which a habit was marked."""

    tasks: int = 0
    habit_days: int = 0
    before: bool = False

    @property
    def anything(self) -> bool:
        """Whether there is any."""
        return bool(self.tasks or self.habit_days)


@dataclass(frozen=True)
class Ahead:
    """What a coach should know of some days before they are a sprint's; `active` is the one that now is active."""

    days: Span
    overlaps: Sequence[Sprint]
    holidays: Sequence[Holiday]
    active: Sprint | None
    is_over: bool
    outside: Outside


async def may_plan(unit: Unit, who: Who) -> None:
    """Refuse everybody but coaches of all classes: a sprint is the whole school's."""
    if await coaches.is_limited(unit, who.coach()):
        raise BotError("all_batches_only")


async def turn(unit: Unit, who: Who) -> None:
    """Let a coach of all classes do something to sprints, one coach after the other, each seeing what the last did.

    The coaches' rows are what they wait at: there may be no sprint yet. Rows that name a coach can still be written.
    """
    await may_plan(unit, who)
    rows = select(User.id).where(User.role == "admin").order_by(User.id)
    await unit.session.execute(rows.with_for_update(key_share=True))


async def seen(unit: Unit, who: Who, sprint_id: str) -> Sprint:
    """Return a sprint by an id from outside, as it is in the tables now; every coach may look at all of them."""
    who.coach()
    found = await unit.session.get(Sprint, sprint_id, populate_existing=True)
    if found is None:
        raise BotError("no_such_sprint")
    return found


async def following(unit: Unit) -> str | None:
    """Return the name after the last sprint's, Sprint 5 after Sprint 4; None where there is none with a number."""
    last = await unit.session.scalar(select(Sprint.name).order_by(Sprint.start_date.desc(), Sprint.id).limit(1))
    parts = re.fullmatch(r"(.*?)([0-9]{1,6})", last or "")
    if parts is None:
        return None
    taken, number = await _names(unit), int(parts[2]) + 1
    while plain(f"{parts[1]}{number}") in taken:
        number += 1
    return f"{parts[1]}{number}"


async def free_name(unit: Unit, name: str, sprint_id: str | None = None) -> str:
    """Return a name as it is kept; refuse one that another sprint has."""
    name = clean_name(name)
    if plain(name) in await _names(unit, sprint_id):
        raise BotError("sprint_name_taken", step="name", name=name)
    return name


async def _names(unit: Unit, but: str | None = None) -> set[str]:
    found = await unit.session.execute(select(Sprint.id, Sprint.name))
    return {plain(name) for key, name in found if key != but}


async def window(unit: Unit, who: Who, sprint_id: str | None = None) -> Span:
    """Return the days on which a sprint may begin; where one begins already stays among them."""
    begins = (await seen(unit, who, sprint_id)).start_date if sprint_id else None
    return may_begin(who.today(unit.now), begins)


def may_begin(today: date, begins: date | None) -> Span:
    """Return the days on which something may begin, for which so far `begins` is the first one."""
    first, last = today - BACK, today + AHEAD
    return Span(min(first, begins or first), max(last, begins or last))


async def free_from(unit: Unit, who: Who) -> date:
    """Return the first day from today on after which no sprint lies that is planned or active."""
    last = await unit.session.scalar(select(func.max(Sprint.end_date)).where(Sprint.closed_at.is_(None)))
    return day_after(last, who.today(unit.now))


def day_after(last: date | None, today: date) -> date:
    """Return the day after the last one that is taken, as far as something may begin on it."""
    return min(max(today, last + timedelta(days=1)), today + AHEAD) if last else today


async def ahead(unit: Unit, who: Who, days: Span, sprint_id: str | None = None) -> Ahead:
    """Return what there is to know before these days are kept, for a new sprint or for one that is there."""
    crossing = select(Sprint).where(Sprint.start_date <= days.last, Sprint.end_date >= days.first)
    overlaps = await unit.session.scalars(crossing.order_by(Sprint.start_date, Sprint.id))
    sprint = await seen(unit, who, sprint_id) if sprint_id else None
    return Ahead(
        days, [one for one in overlaps if one.id != sprint_id], await _holidays(unit, who, days),
        await sprints.active(unit), days.phase(who.today(unit.now)) == "over",
        await outside(unit, sprint, days) if sprint else Outside(),
    )  # fmt: skip


async def _holidays(unit: Unit, who: Who, days: Span) -> list[Holiday]:
    """Return the holidays of this coach's classes that have days in a span, those of several classes once."""
    found: dict[tuple[date, date, str], list[str]] = {}
    for one in await batches.of_coach(unit, who):
        for holiday in one.batch.holidays:
            first, last = date.fromisoformat(holiday["from"]), date.fromisoformat(holiday["to"])
            if first <= days.last and last >= days.first:
                found.setdefault((first, last, holiday["name"]), []).append(one.batch.name)
    return [Holiday(name, Span(first, last), tuple(of)) for (first, last, name), of in sorted(found.items())]


async def create(unit: Unit, who: Who, name: str, days: Span) -> Sprint:
    """Plan a sprint; it is active only once it is activated."""
    await turn(unit, who)
    made = Sprint(name=await free_name(unit, name), start_date=days.first, end_date=days.last, is_active=False,
                  created_by=who.coach().id)  # fmt: skip
    fit(days, await window(unit, who))
    unit.session.add(made)
    await unit.session.flush()
    return made


async def change(unit: Unit, who: Who, sprint_id: str, name: str, days: Span) -> Sprint:
    """Give a sprint another name or other days: what was planned stays on its day, or the days are refused."""
    await turn(unit, who)
    sprint = await seen(unit, who, sprint_id)
    sprint.name = await free_name(unit, name, sprint.id)
    if sprints.span(sprint) != days:
        if sprint.closed_at is not None:
            raise BotError("sprint_closed", name=sprint.name)
        fit(days, await window(unit, who, sprint.id))
        if (left := await outside(unit, sprint, days)).anything:
            raise BotError("outside_new_days", step="first" if left.before else "last", tasks=left.tasks,
                           habit_days=left.habit_days)  # fmt: skip
        await _move(unit, sprint, days)
    await unit.session.flush()
    return sprint


def fit(days: Span, begins: Span) -> None:
    """Refuse days that are none, begin on another day than they may, or are too many."""
    if days.last < days.first:
        raise BotError("ends_before_it_starts", step="last")
    if days.first not in begins:
        raise BotError("not_offered", step="first")
    if days.last > days.first + LONGEST:
        raise BotError("not_offered", step="last")


async def outside(unit: Unit, sprint: Sprint, days: Span) -> Outside:
    """Return what of a sprint would lie outside these days."""
    planned = await unit.session.execute(
        select(ActionItem.week_number, ActionItem.day_of_week, func.count())
        .where(tasks.of_everybody(sprint.id))
        .group_by(ActionItem.week_number, ActionItem.day_of_week)
    )
    marked = await unit.session.execute(
        select(HabitCompletion.date, func.count())
        .join(Habit, Habit.id == HabitCompletion.habit_id)
        .where(Habit.sprint_id == sprint.id, HabitCompletion.completed | HabitCompletion.skipped)
        .group_by(HabitCompletion.date)
    )
    old = sprints.span(sprint)
    # What lies outside already is none of this change's doing.
    of_tasks = _left([(old.day_of(week, weekday), n) for week, weekday, n in planned], old, days)
    of_habits = _left([(day, n) for day, n in marked], old, days)
    before = any(day < days.first for day, _ in (*of_tasks, *of_habits))
    return Outside(sum(n for _, n in of_tasks), sum(n for _, n in of_habits), before)


def _left(counted: Iterable[tuple[date, int]], old: Span, new: Span) -> list[tuple[date, int]]:
    return [(day, n) for day, n in counted if day in old and day not in new]


async def _move(unit: Unit, sprint: Sprint, days: Span) -> None:
    """Set a sprint's days, and count every task's week anew so that it stays on its day.

    What was taken out or let go does not hinder that: where it would lie outside, it goes to the nearest day.
    """
    planned = (await unit.session.scalars(select(ActionItem).where(ActionItem.sprint_id == sprint.id))).all()
    on = [(task, tasks.day_of(task, sprint)) for task in planned]
    sprint.start_date, sprint.end_date = days
    for task, day in on:
        tasks.put_on(task, sprint, min(max(day, days.first), days.last))
