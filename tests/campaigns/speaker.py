"""The program without its ear: all jobs, one round after the other, and the outbox; for several at once on one store.

It takes nothing in, so that several need no webhook, and its jobs do not wait for their rhythm.
"""

import asyncio

import structlog

from bot.app import Marbles
from bot.clock import Clock
from bot.settings import Settings
from tests.services.reminding.years.school import news_plugged_in

log = structlog.get_logger()

PAUSE = 0.05


async def main() -> None:
    marbles = Marbles(Settings(), Clock())
    with news_plugged_in():
        await marbles.open()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(marbles.outbox.pump.run())
            tasks.create_task(_jobs(marbles))


async def _jobs(marbles: Marbles) -> None:
    log.info("working")
    while True:
        await marbles.timetable.run_all()
        for _ in range(10):
            await marbles.timetable.speak()
            await asyncio.sleep(PAUSE)


if __name__ == "__main__":
    asyncio.run(main())
