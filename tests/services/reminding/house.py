"""A house with a few students and a clock that stands where it is put: what is said is read back message by message."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.db import Database
from bot.models import Reminder
from tests.services.reminding.years.lives import Choice, Life
from tests.services.reminding.years.school import School, news_plugged_in, timetable
from tests.services.reminding.years.student import About

MONDAY = date(2026, 5, 4)
CHECK_IN = {("checkin", "")}


def student(name: str = "Nia", zone: str = "UTC", **chosen: object) -> Life:
    """Somebody without a class, who wants to be asked how they are at half past three and to hear nothing else."""
    times = {"checkin": [930], "day": []}
    return Life(name, None, Choice(zone, **{"reminders": times, **chosen}), [], {}, [])  # type: ignore[arg-type]


def at(hour: int, minute: int = 0, *, day: int = 0, second: int = 0) -> datetime:
    """Return a moment of that Monday in May, or so many days later."""
    return datetime(2026, 5, 4, hour, minute, second, tzinfo=UTC) + timedelta(days=day)


class House:
    """The engine, and who hears it."""

    def __init__(self, school: School, folder: Path) -> None:
        self.school = school
        self.timetable = timetable(school.database, folder)

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str, folder: Path, lives: Sequence[Life]) -> AsyncIterator["House"]:
        school = School(url, lives, MONDAY, 28)
        await school.opens(at(0), ())
        try:
            with news_plugged_in():
                yield cls(school, folder)
        finally:
            await school.database.close()

    @property
    def database(self) -> Database:
        return self.school.database

    def it_is(self, moment: datetime) -> None:
        self.school.clock.at = moment

    async def hears(self, moment: datetime) -> dict[str, list[set[About]]]:
        """Return what everybody hears when the house looks at a moment."""
        self.it_is(moment)
        await self.timetable.speak()
        return await self.school.heard()

    async def rows(self) -> list[Reminder]:
        async with self.database.reading() as unit:
            return list(await unit.session.scalars(select(Reminder).order_by(Reminder.user_id, Reminder.minute)))
