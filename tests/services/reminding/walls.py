"""What clocks on walls show, minute after minute: a plain reference for when a time of day is, written apart."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
AROUND = timedelta(days=2)
Times = dict[tuple[date, int], datetime]


def walked(zone: str, begin: datetime, end: datetime, day_start: int, step: timedelta = MINUTE) -> Times:
    """Return when each minute of each whole day between two moments is, by looking at the wall every minute.

    With another step, only of the minutes on its grid.

    Where the clock jumps ahead, every time that it leaves out is as far behind the jump as it would be without one;
    and if that is another day, it is the last minute of its own.
    """
    start = timedelta(minutes=day_start)
    shown: Times = {}
    last: dict[date, datetime] = {}
    before: datetime | None = None
    for moment, wall in _minutes(zone, begin, end, step):
        left_out = (wall - before) // step - 1 if before else 0
        for ahead in range(1, left_out + 1):
            virtual = (before or wall) + ahead * step
            shown.setdefault(_name(virtual, start), moment + (ahead - 1) * step)
        shown.setdefault(_name(wall, start), moment)
        last[(wall - start).date()] = moment + step - MINUTE
        before = wall
    whole = sorted(last)[1:-1]
    return {(day, minute): min(at, last[day]) for (day, minute), at in shown.items() if day in whole}


def _minutes(zone: str, begin: datetime, end: datetime, step: timedelta) -> Iterator[tuple[datetime, datetime]]:
    there, moment = ZoneInfo(zone), begin
    while moment < end:
        yield moment, moment.astimezone(there).replace(tzinfo=None)
        moment += step


def _name(wall: datetime, start: timedelta) -> tuple[date, int]:
    return (wall - start).date(), wall.hour * 60 + wall.minute


@cache
def changes(zone: str, first: int, last: int) -> list[datetime]:
    """Return about when the clocks of a zone are changed in these years, both included: a midnight in UTC before."""
    there, day = ZoneInfo(zone), datetime(first, 1, 1, tzinfo=UTC)
    days = [day + n * DAY for n in range((last - first + 1) * 366)]
    offsets = [one.astimezone(there).utcoffset() for one in days]
    return [one for one, here, after in zip(days, offsets, offsets[1:], strict=False) if here != after]


def every_zone() -> list[str]:
    """Return all zones there are, in order."""
    return sorted(available_timezones())
