"""The class whose past is being made up, and its calendar: the same class has the same past whenever it is made up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from bot.clock import local_day
from bot.db import Unit
from bot.models import Base, User

DAYS = 14


@dataclass(frozen=True)
class Past:
    """Who was there, and where; `students` are those who have come in."""

    unit: Unit
    coach: User
    students: Sequence[User]
    zone: str

    @property
    def today(self) -> date:
        """The class's local day."""
        return local_day(self.unit.now, self.zone)

    @property
    def days(self) -> list[date]:
        """The two weeks before today, the earliest first."""
        return [self.today - timedelta(days=n) for n in range(DAYS, 0, -1)]

    def chance(self, area: str) -> Random:
        """Return the dice of one area: they fall alike every time, whatever the other areas do."""
        return Random(area)  # noqa: S311 - nothing here is secret

    def at(self, day: date, minutes: int) -> datetime:
        """Return a moment so many minutes after a local midnight; what would be still to come has just been."""
        moment = datetime.combine(day, time(), ZoneInfo(self.zone)) + timedelta(minutes=minutes)
        return min(moment, self.unit.now)

    async def write(self, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        """Write many rows of a table at once."""
        if rows:
            await self.unit.session.execute(insert(table), rows)


def is_weekend(day: date) -> bool:
    """Whether a class has no school on this day of the week."""
    return day.weekday() >= 5
