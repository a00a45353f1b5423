"""Whether the students of a school have said how they are: who is missing now, and who has said nothing for days."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import exists, func, select

from bot.clock import local_day
from bot.db import Unit
from bot.models import Batch, EmotionCheckIn, HabitPause, Preferences, User, UserSession
from bot.services import scope
from bot.services.school_days import school_at, school_days_between

QUIET_DAYS = 3  # of school, without a word
LOOKED_BACK = timedelta(days=60)


@dataclass(frozen=True)
class Attendance:
    """A student who is in. `last` is the day of their last word, or on which they came in; None: it was long ago.

    Somebody who said that they are sick or away is not `is_quiet`.
    """

    id: str
    name: str
    batch: str | None
    last: date | None
    is_missing: bool
    is_quiet: bool


async def of_school(unit: Unit) -> list[Attendance]:
    """Return everybody who is signed in somewhere, by class and name, each by their own calendar."""
    session = exists(select(UserSession.id).where(UserSession.user_id == User.id, UserSession.expires_at > unit.now))
    students = await unit.session.execute(
        select(User, Batch, Preferences.zone, Preferences.day_start)
        .outerjoin(Preferences, Preferences.user_id == User.id)
        .outerjoin(Batch, Batch.name == User.batch)
        .where(scope.in_sight(), session)
        .order_by(User.batch.nulls_last(), User.display_name, User.id)
    )
    last, away = await _last_words(unit), await _away(unit)
    found = [
        _of(student, batch, last.get(student.id), unit.now, zone or (batch.zone if batch else "UTC"), day_start or 0)
        for student, batch, zone, day_start in students
    ]
    return [replace(one, is_quiet=False) if one.id in away else one for one in found]


async def _away(unit: Unit) -> set[str]:
    """Return who is sick or away on the day it is in Greenwich: with days of silence, an hour does not matter."""
    today = unit.now.date()
    lasts = HabitPause.last_day.is_(None) | (HabitPause.last_day >= today)
    return set(await unit.session.scalars(select(HabitPause.user_id).where(HabitPause.first_day <= today, lasts)))


async def _last_words(unit: Unit) -> dict[str, date]:
    said = select(EmotionCheckIn.user_id, func.max(EmotionCheckIn.local_date)).group_by(EmotionCheckIn.user_id)
    recent = said.where(EmotionCheckIn.local_date >= unit.now.date() - LOOKED_BACK)
    return dict((await unit.session.execute(recent)).all())


def _of(student: User, batch: Batch | None, said: date | None, now: datetime, zone: str, day_start: int) -> Attendance:
    today = local_day(now, zone, day_start)
    came_in = local_day(student.last_login_at or student.created_at, zone, day_start)
    last = max(said or came_in, came_in)
    is_long_ago = last < now.date() - LOOKED_BACK
    return Attendance(
        student.id, student.display_name, student.batch, None if is_long_ago else last,
        is_missing=said != today and school_at(batch, now) == "on",
        is_quiet=school_days_between(batch, last, today, QUIET_DAYS) == QUIET_DAYS,
    )  # fmt: skip
