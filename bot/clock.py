"""The only reader of the wall clock: machine time plus an offset, for tests and playgrounds that travel."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


class Clock:
    """Answers what time it is; never moved in production."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC, cut to the millisecond that the tables keep."""
        moment = datetime.now(UTC) + self.offset  # noqa: TID251 - the one place
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def move(self, by: timedelta) -> None:
        """Move this clock on (or back) by a span."""
        self.offset += by


def local_day(moment: datetime, zone: str, day_start: int = 0) -> date:
    """Return the calendar day a person lives in: it begins `day_start` minutes after their midnight."""
    return (moment.astimezone(ZoneInfo(zone)) - timedelta(minutes=day_start)).date()


def as_clock(minute: int) -> str:
    """Return a minute of the day as a clock shows it: 17:15."""
    return f"{minute // 60:02}:{minute % 60:02}"


def as_minute(clock: str) -> int:
    """Return at which minute of the day a clock shows this."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
