"""When a time of day is, for somebody in a zone: arithmetic that knows no database.

Each day that somebody lives has every time of day once. A time that clocks leave out, on the night on which they go
forward, is as long after midnight as it always is: 02:30 is then called 03:30. Where that would be another day of
theirs, it is the last minute of their day. A time that exists twice is the first of the two. A day that a zone leaves
out has no times.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.clock import local_day

DAY = timedelta(days=1)
MINUTES = 24 * 60
MINUTE = timedelta(minutes=1)
# Between two moments of one daily time: the first was said early on its day, the next day was left out, and then
# somebody travelled once around the world, against the sun.
LONGEST_WAIT = timedelta(days=4, hours=4)


class Calendar(NamedTuple):
    """Where somebody lives, and how many minutes after midnight their day begins."""

    zone: str
    day_start: int = 0

    def day_of(self, moment: datetime) -> date:
        """Return the day it is for them."""
        return local_day(moment, self.zone, self.day_start)


class Due(NamedTuple):
    """A moment, and the day of somebody's that it belongs to."""

    day: date
    at: datetime


def moment(day: date, minute: int, calendar: Calendar) -> datetime | None:
    """Return when it is `minute` after midnight in somebody's day, in UTC; before their day starts it is the next one.

    None where there is no such day.
    """
    on = day + DAY if minute < calendar.day_start else day
    wall = datetime.combine(on, time(minute // 60, minute % 60), ZoneInfo(calendar.zone))
    at = wall.astimezone(UTC)
    while calendar.day_of(at) > day:  # clocks left it out, and with it the end of the day
        at -= MINUTE
    return at if calendar.day_of(at) == day else None


def following(now: datetime, minute: int, calendar: Calendar, first: date | None = None) -> Due:
    """Return the next time after `now` at which it is `minute` for somebody, on `first` or a later day of theirs."""
    today = calendar.day_of(now)
    day = max(first or today, today)
    while True:
        at = moment(day, minute, calendar)
        if at is not None and at > now:
            return Due(day, at)
        day += DAY
