"""Being sick or away: all habits of a student rest until a day, or until the student is back; it costs nothing."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, select, update

from bot.db import Unit
from bot.models import HabitCompletion, HabitPause
from bot.services.errors import BotError
from bot.services.rhythm import in_turn
from bot.services.who import Who

DAY = timedelta(days=1)
# How many days habits rest, today included; None is until the student says so.
LENGTHS: dict[str, int | None] = {"tomorrow": 1, "three": 3, "open": None}


async def running(unit: Unit, who: Who) -> HabitPause | None:
    """Return the pause that a student has today, if any."""
    today = who.today(unit.now)
    mine = HabitPause.user_id == who.student().id, HabitPause.first_day <= today, _reaches(today)
    return (await unit.session.scalars(select(HabitPause).where(*mine).limit(1))).first()


async def begin(unit: Unit, who: Who, first: date, length: str) -> HabitPause:
    """Let all habits rest, from today or yesterday on; one pause is made of those that meet.

    A skip of these days is given back.
    """
    user_id, today = who.student().id, who.today(unit.now)
    if length not in LENGTHS:
        raise BotError("over")
    if not today - DAY <= first <= today:
        raise BotError("habit_day_over" if first < today else "day_to_come")
    await in_turn.wait(unit, who)
    days = LENGTHS[length]
    pause = HabitPause(
        user_id=user_id, first_day=first, last_day=days and today + (days - 1) * DAY, created_at=unit.now
    )  # fmt: skip
    unit.session.add(pause)
    await unit.session.flush()
    await _merge(unit, pause)
    skips = update(HabitCompletion).where(HabitCompletion.user_id == user_id, HabitCompletion.date >= first)
    await unit.session.execute(skips.values(skipped=False))
    await unit.session.flush()
    return pause


async def end(unit: Unit, who: Who) -> None:
    """Be back: from today on everything is planned again. Where no pause runs, nothing changes."""
    await in_turn.wait(unit, who)
    pause = await running(unit, who)
    if pause is None:
        return
    today = who.today(unit.now)
    if pause.first_day == today:
        await unit.session.delete(pause)
    else:
        pause.last_day = today - DAY
    await unit.session.flush()


async def _merge(unit: Unit, pause: HabitPause) -> None:
    """Make one pause of this and those that overlap with it, or follow it without a day between."""
    meets = select(HabitPause).where(
        HabitPause.user_id == pause.user_id, HabitPause.id != pause.id, _reaches(pause.first_day - DAY)
    )
    if pause.last_day is not None:
        meets = meets.where(HabitPause.first_day <= pause.last_day + DAY)
    for other in (await unit.session.scalars(meets)).all():
        pause.first_day = min(pause.first_day, other.first_day)
        ends = [one.last_day for one in (pause, other) if one.last_day is not None]
        pause.last_day = max(ends) if len(ends) == 2 else None
        await unit.session.delete(other)


def _reaches(day: date) -> ColumnElement[bool]:
    return HabitPause.last_day.is_(None) | (HabitPause.last_day >= day)
