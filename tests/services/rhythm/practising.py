"""A student with a habit in a sprint, at a moment and in a zone that a test picks."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import Batch, Habit, Preferences, Sprint
from bot.services.rhythm import habit_records, habit_scores, habits
from bot.services.rhythm.habit_scores import Score
from bot.services.rhythm.habits import Wanted
from bot.services.who import Who
from tests.services.path.school import somebody

DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)
READ = Wanted("Read 10 minutes", "A book", "10 minutes", "After dinner", "A song")


@dataclass(frozen=True)
class Practising:
    """Nia with her habit, Omar beside her, and the sprint of four weeks from MONDAY."""

    nia: Who
    omar: Who
    batch: Batch
    sprint: Sprint
    habit: Habit

    def living_in(self, zone: str) -> Who:
        """Return Nia with another clock on her wall."""
        return replace(self.nia, zone=zone)


def at(clock: Clock, moment: str) -> None:
    """Set the clock to an ISO moment, in UTC unless it says otherwise."""
    said = datetime.fromisoformat(moment)
    clock.move((said if said.tzinfo else said.replace(tzinfo=UTC)) - clock.now())


async def practising(unit: Unit, wanted: Wanted = READ, zone: str = "UTC", **sprint: Any) -> Practising:
    """Make all of it; the habit begins on the day it is."""
    batch = Batch(name="2156", zone="UTC", created_at=unit.now)
    unit.session.add(batch)
    nia, omar = [await somebody(unit, name, n, "student", "2156") for n, name in ((1, "Nia"), (2, "Omar"))]
    lena = await somebody(unit, "Lena", 3, "admin")
    nia = replace(nia, zone=zone)
    unit.session.add(Preferences(user_id=nia.student().id, zone=zone))
    days = {"start_date": MONDAY, "end_date": MONDAY + 27 * DAY, **sprint}
    made = Sprint(name="Sprint 4", is_active=True, created_by=lena.coach().id, **days)
    unit.session.add(made)
    await unit.session.flush()
    return Practising(nia, omar, batch, made, await habits.make(unit, nia, wanted))


async def on_monday(database: Database, clock: Clock, wanted: Wanted = READ) -> Practising:
    """Let it be the first evening of the sprint, and make all of it."""
    at(clock, "2026-03-02T18:00")
    async with database.transaction() as unit:
        return await practising(unit, wanted)


async def goes(unit: Unit, one: Practising, who: Who | None = None) -> Score:
    """Return how Nia's habit goes."""
    found = await record(unit, one, who)
    return habit_scores.score(found.rhythm, found.days, found.today)


async def record(unit: Unit, one: Practising, who: Who | None = None) -> habit_records.Record:
    """Return the habit with its days."""
    habit = await unit.session.get_one(Habit, one.habit.id)
    return await habit_records.of_habit(unit, habit, (who or one.nia).today(unit.now))


async def marks(unit: Unit, one: Practising, days: int = 7) -> list[str]:
    """Return what the first days of the sprint are for it."""
    return [day.mark for day in (await record(unit, one)).days[:days]]
