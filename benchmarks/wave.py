"""How long students wait while ten thousand reminders leave, and without: `python -m benchmarks due_at_once`."""

import asyncio
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import update

from benchmarks.bench import CALM, CHECK_IN, STUDENTS
from benchmarks.crowd import Crowd, people
from benchmarks.lines import line
from benchmarks.run import running
from benchmarks.school import school
from bot.clock import Clock
from bot.db import Database
from bot.models import Reminder
from tests.services.reminding.crowding import crowd
from tests.stores import Stores

WAVE, FIRST = 10_000, 2_000_000  # reminders; the number of the first one who is reminded
RATE = 560  # messages a second
PATIENCE = 180.0
GLANCE = 0.05


class Shore(Crowd):
    """A crowd, beside which others are reminded, and say nothing."""

    reminded = 0

    def answered(self, chat: int, message_id: int, keyboard: str | None) -> None:
        """Count a reminder; everything else is the crowd's."""
        if chat >= FIRST:
            self.reminded += 1
        else:
            super().answered(chat, message_id, keyboard)


async def figures(store: str = "sqlite", wave: int = WAVE, calm: float = CALM) -> dict[str, float]:
    """Return the p95 of a reply `without` and `during` the wave, in ms, and how many `seconds` the wave takes."""
    with TemporaryDirectory(prefix="bench-wave-") as folder:
        stores = Stores(Path(folder), fill=school(STUDENTS), lasting=True)
        try:
            await asyncio.to_thread(stores.template, store)
            url = await stores.copy(store)
            await _wait_for_the_wave(url, wave)
            shore = Shore(people(STUDENTS, CHECK_IN), per_second=calm)
            async with running("marbles", shore, store=url, SEND_PER_SECOND=str(RATE)) as found:
                without = (await found.settled(10)).p95_ms
                await _let_it_come(url)
                return {"without": without, **await _during(shore, wave)}
        finally:
            stores.close()


async def _during(shore: Shore, wave: int) -> dict[str, float]:
    async with asyncio.timeout(PATIENCE):
        while not shore.reminded:  # noqa: ASYNC110
            await asyncio.sleep(GLANCE)
        begin, seen = perf_counter(), len(shore.answers)
        while shore.reminded < wave:  # noqa: ASYNC110
            await asyncio.sleep(GLANCE)
    waits = sorted(answer.after for answer in shore.answers[seen:])
    return {"during": waits[int(0.95 * len(waits))] * 1000, "seconds": perf_counter() - begin}


async def _wait_for_the_wave(url: str, wave: int) -> None:
    database = Database(url, Clock())
    await crowd(database, wave, database.clock.now() + timedelta(hours=12), first=FIRST)
    await database.close()


async def _let_it_come(url: str) -> None:
    """Let all of them be due now; the program looks every twenty seconds."""
    database = Database(url, Clock())
    async with database.transaction() as unit:
        now = unit.now
        minute = now.hour * 60 + now.minute
        await unit.session.execute(update(Reminder).values(due_at=now, day=now.date(), minute=minute))
    await database.close()


async def measure(store: str, runs: int) -> None:
    """Print the lines of one database."""
    rounds = [await figures(store) for _ in range(runs)]
    during, without = ([one[name] for one in rounds] for name in ("during", "without"))
    line(f"p95 of a student's reply while 10 000 reminders are leaving ÷ without, {store}", during, without, "ms",
         "≤ 1.5, north star ≤ 1.1")  # fmt: skip
    line(f"10 000 reminders at {RATE} a second, {store}", [one["seconds"] for one in rounds], [], "s", "reported")
