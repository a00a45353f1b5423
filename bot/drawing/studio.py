"""Where pictures are drawn: in one process of its own, so that nobody else waits, and never without end."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import Any

import structlog

from bot.drawing.kinds import draw

log = structlog.get_logger()

PATIENCE = 20.0  # seconds for one picture; it takes a tenth of one, a full board with forty photos one or two
BEHIND = 5  # how much less of a busy processor it gets than the bot: whoever waits for words goes first
ARRIVAL = 60.0  # seconds for a new process to come up, on a machine that is busy

Painting = Callable[..., bytes]


class NotDrawnError(Exception):
    """A picture that was given up: it took too long, or its process died twice."""


class Studio:
    """Draws one picture after the other; the process comes with the first, and a new one after one that hung or died.

    With `apart=False` pictures are drawn at once, where they are asked for.
    """

    def __init__(self, *, apart: bool = True, patience: float = PATIENCE, painting: Painting = draw) -> None:
        self._apart = apart
        self._patience = patience
        self._painting = painting
        self._pool: ProcessPoolExecutor | None = None
        self._one_at_a_time = asyncio.Lock()

    async def draw(
        self,
        kind: str,
        values: Mapping[str, Any],
        *,
        dark: bool = False,
        scale: int = 1,
        photos: Mapping[str, Path] | None = None,
    ) -> bytes:
        """Return a picture as `drawing.draw` makes it.

        ValueError where that refuses the recipe, NotDrawnError where it does not come to an end.
        """
        work = partial(self._painting, kind, values, dark=dark, scale=scale, photos=photos)
        if not self._apart:
            return work()
        async with self._one_at_a_time:
            try:
                return await self._in_time(work)
            except BrokenProcessPool:
                log.warning("studio_died", kind=kind)
                await self._clear()
                return await self._once_more(work)

    async def close(self) -> None:
        """End the process; what it is drawing is not waited for."""
        await self._clear()

    async def _once_more(self, work: Callable[[], bytes]) -> bytes:
        try:
            return await self._in_time(work)
        except BrokenProcessPool as error:
            await self._clear()
            raise NotDrawnError("The process that draws died twice over one picture.") from error

    async def _in_time(self, work: Callable[[], bytes]) -> bytes:
        pool = await self._open()
        try:
            async with asyncio.timeout(self._patience):
                return await asyncio.get_running_loop().run_in_executor(pool, work)
        except TimeoutError as error:
            await self._clear()
            raise NotDrawnError(f"A picture was not drawn within {self._patience:g} seconds.") from error

    async def _open(self) -> ProcessPoolExecutor:
        """Return the process, up and waiting: the time that it takes to come is no picture's."""
        if self._pool is None:
            # Never a fork: our threads and connections would be in it, in whatever state they are.
            apart = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, apart, _move_in)
            async with asyncio.timeout(ARRIVAL):
                await asyncio.get_running_loop().run_in_executor(self._pool, os.getpid)
        return self._pool

    async def _clear(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((pool._processes or {}).values()):
                process.kill()  # a pool waits for its workers, and this one may never end
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)


def _move_in() -> None:
    """Live as long as the bot: not less, at Ctrl+C or where all its processes are told to end; nor longer."""
    for asked_to_end in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked_to_end, signal.SIG_IGN)
    os.nice(BEHIND)
    threading.Thread(target=_leave_with_the_bot, daemon=True).start()


def _leave_with_the_bot() -> None:
    if bot := multiprocessing.parent_process():
        bot.join()
        os._exit(0)
