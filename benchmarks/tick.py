"""What a tick of the scheduler costs where nearly nothing is due: `python -m benchmarks due_among_many`."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import delete, update

from benchmarks.lines import line
from bot.clock import Clock
from bot.db import Database
from bot.models import OutboxRow, Reminder, UnaskedDay
from bot.scheduler import Timetable
from bot.services.reminding import readers
from bot.transport.delivery import deliver
from tests.services.reminding.crowding import crowd
from tests.services.reminding.years.school import timetable
from tests.stores import Stores

NOW = datetime(2026, 5, 4, 15, 30, tzinfo=UTC)
A_WEEK = timedelta(days=7)
KINDS = ("checkin", "day", "another", "one more")
DUE = 100
SIZES = (1_000, 1_000_000)


class Then(Clock):
    """A clock that stands at one moment: each tick finds the same."""

    def now(self) -> datetime:
        return NOW


async def figures(store: str, runs: int, sizes: tuple[int, int] = SIZES) -> dict[str, dict[int, float]]:
    """Return the seconds that a look for what is due, and a whole tick, take; by how many rows there are.

    Of each size 100 are due, to 100 people.
    """
    found: dict[str, dict[int, float]] = {"look": {}, "tick": {}}
    with TemporaryDirectory(prefix="bench-tick-") as folder, _stores(Path(folder)) as stores:
        await asyncio.to_thread(stores.template, store)
        for rows in sizes:
            database = Database(await stores.copy(store), Then(), deliver)
            await _fill(database, rows)
            program = timetable(database, Path(folder))
            seconds = [await _measure(database, program) for _ in range(runs + 1)][1:]  # the first one warms up
            for name, some in zip(found, zip(*seconds, strict=True), strict=True):
                found[name][rows] = statistics.median(some)
            await database.close()
    return found


@contextmanager
def _stores(folder: Path) -> Iterator[Stores]:
    stores = Stores(folder)
    try:
        yield stores
    finally:
        stores.close()


async def _measure(database: Database, program: Timetable) -> tuple[float, float]:
    await _make_due(database)
    begin = time.perf_counter()
    async with database.reading() as unit:
        assert len(await readers.waiting(unit, DUE + 1)) == DUE
    looked = time.perf_counter()
    assert await program.speak() == DUE
    return looked - begin, time.perf_counter() - looked


async def _make_due(database: Database) -> None:
    async with database.transaction() as unit:
        for table in (OutboxRow, UnaskedDay):
            await unit.session.execute(delete(table))
        due = update(Reminder).where(Reminder.user_id.in_([f"{n}" for n in range(DUE)]), Reminder.kind == "checkin")
        await unit.session.execute(due.values(due_at=NOW, day=NOW.date(), said_at=None))


async def _fill(database: Database, rows: int) -> None:
    await crowd(database, rows // len(KINDS), NOW + A_WEEK, KINDS)
    async with database.engine.connect() as connection:  # what a database does by itself in quiet hours
        await connection.exec_driver_sql("ANALYZE")
        await connection.commit()


async def measure(store: str, runs: int) -> None:
    """Print a line for the look and one for the whole tick, on one database."""
    for name, seconds in (await figures(store, runs)).items():
        peer, ours = (1000 * seconds[rows] for rows in SIZES)
        line(f"scheduler {name}, 1 000 000 rows of which 100 due ÷ 1 000 rows, {store}", [ours], [peer], "ms",
             "≤ 1.5, north star ≤ 1.1")  # fmt: skip
