"""When a class has school: on which days, from when on, and what has waited for longer than a day of it."""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.models import Batch
from bot.services.reminding.moments import DAY, Calendar, moment
from bot.services.rhythm.calendar import weekday_of

School = Literal["off", "ahead", "on"]
LOOKED_AHEAD = 400  # days, in which even a class of many holidays has school


def is_holiday(batch: Batch, day: date) -> bool:
    """Whether a class has a holiday on a day."""
    return any(one["from"] <= day.isoformat() <= one["to"] for one in batch.holidays)


def is_school_day(batch: Batch | None, day: date) -> bool:
    """Whether a class has school on a day; somebody without a class goes to school every day."""
    return batch is None or (weekday_of(day) in batch.school_days and not is_holiday(batch, day))


def school_at(batch: Batch | None, now: datetime) -> School:
    """Return whether there is no school where a class is today, or it is still to begin, or it has begun."""
    if batch is None:
        return "on"
    local = now.astimezone(ZoneInfo(batch.zone))
    if not is_school_day(batch, local.date()):
        return "off"
    return "on" if local.hour * 60 + local.minute >= batch.school_from else "ahead"


def next_school_day(batch: Batch | None, after: date) -> date:
    """Return the first school day of a class after a day."""
    days = (after + n * DAY for n in range(1, LOOKED_AHEAD))
    return next((day for day in days if is_school_day(batch, day)), after + LOOKED_AHEAD * DAY)


def a_school_day_later(batch: Batch | None, since: datetime) -> datetime:
    """Return the same time on the next school day; what came on a day without school counts from when school began."""
    calendar = Calendar(batch.zone if batch else "UTC")
    local = since.astimezone(ZoneInfo(calendar.zone))
    day, minute = local.date(), local.hour * 60 + local.minute
    if batch is not None and not is_school_day(batch, day):
        day, minute = next_school_day(batch, day), batch.school_from
    later = next_school_day(batch, day)
    return moment(later, minute, calendar) or since + (later - local.date())  # a zone may leave that day out


def school_days_between(batch: Batch | None, first: date, last: date, most: int) -> int:
    """Return how many school days lie between two days, which do not count; no more than `most` are looked for."""
    found = 0
    day = last - DAY
    while day > first and found < most:
        found += is_school_day(batch, day)
        day -= DAY
    return found
