"""Work for many, in portions: each is a transaction of its own, and what fails for one holds up nobody else."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import structlog

from bot.db import Database, Unit

log = structlog.get_logger()

REST = 3  # times as long as a portion took, nothing of the kind is done: those who write to us come first
LONGEST_REST = 0.1  # seconds; a machine that is slow has to get on, too

T = TypeVar("T")
Serve = Callable[[Unit, Sequence[T]], Awaitable[int]]
Spare = Callable[[Unit, T], Awaitable[None]]


class Portions:
    """Short transactions, so that those who write to us wait for none of them; no new one begins once `stopped`."""

    def __init__(self, database: Database, stopped: asyncio.Event) -> None:
        self._database = database
        self._stopped = stopped

    async def read(self, find: Callable[[Unit], Awaitable[Sequence[T]]]) -> Sequence[T]:
        """Return what is found."""
        async with self._database.reading() as unit:
            return await find(unit)

    async def for_each(self, those: Sequence[T], size: int, serve: Serve[T], spare: Spare[T] | None = None) -> int:
        """Serve so many at a time; where one of them makes it fail, the others are served one by one.

        The one is `spare`d, in a transaction of its own, so that it does not fail again at once.
        """
        seconds = asyncio.get_running_loop().time
        count, begin = 0, seconds()
        for start in range(0, len(those), size):
            if start:
                await asyncio.sleep(min(REST * (seconds() - begin), LONGEST_REST))
            if self._stopped.is_set():
                break
            begin = seconds()
            count += await self._serve(those[start : start + size], serve, spare)
        return count

    async def _serve(self, some: Sequence[T], serve: Serve[T], spare: Spare[T] | None) -> int:
        try:
            async with self._database.transaction() as unit:
                return await serve(unit, some)
        except Exception:
            if len(some) > 1:
                return await self.for_each(some, 1, serve, spare)
            log.exception("failed_for_one", one=some[0] if isinstance(some[0], str) else type(some[0]).__name__)
        if spare is not None:
            async with self._database.transaction() as unit:
                await spare(unit, some[0])
        return 0

    async def in_turn(self, *steps: Callable[[Unit], Awaitable[int]]) -> int:
        """Take each step, every time in a unit of its own, until it finds nothing more; return what was found.

        Those that failed are raised after all of them.
        """
        count, failed = 0, list[Exception]()
        for step in steps:
            found = 1
            while found and not self._stopped.is_set():
                try:
                    async with self._database.transaction() as unit:
                        found = await step(unit)
                except Exception as error:
                    log.exception("step_failed")
                    failed.append(error)
                    break
                count += found
        if failed:
            raise ExceptionGroup("steps that failed", failed)
        return count
