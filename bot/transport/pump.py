"""The loop that every queue is worked by: claim some rows, work on them side by side, sleep until woken."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

import structlog

from bot.pauses import pause

log = structlog.get_logger()

Row = TypeVar("Row")
IDLE = 1.0
AFTER_FAILURE = 2.0
PATIENCE = 10.0  # seconds for what is in hand when we are told to stop


class Pump(Generic[Row]):
    """Works on at most `at_once` rows; `claim(n)` takes up to n more, `work(row)` must settle its row.

    While there is work in hand, it claims only where it could take `at_least` so many: a claim is a commit.
    """

    def __init__(
        self,
        name: str,
        claim: Callable[[int], Awaitable[Sequence[Row]]],
        work: Callable[[Row], Awaitable[None]],
        at_once: int,
        idle: Callable[[], float] = lambda: IDLE,
        at_least: int = 1,
    ) -> None:
        self.name = name
        self._claim = claim
        self._work = work
        self._at_once = at_once
        self._idle = idle
        self._at_least = at_least
        self._woken = asyncio.Event()
        self._in_hand: set[asyncio.Task[None]] = set()
        self._stopping = False

    def wake(self) -> None:
        """Look for rows now instead of at the next idle look."""
        self._woken.set()

    def stop(self) -> None:
        """Claim nothing more; `run` returns when what is in hand is done."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Work until stopped. A store that is down is waited for; it is never a reason to end."""
        async with asyncio.TaskGroup() as tasks:
            while not self._stopping:
                self._woken.clear()
                if not await self._take(tasks):
                    await pause(self._idle(), self._woken)
            if self._in_hand:
                _, late = await asyncio.wait(self._in_hand, timeout=PATIENCE)
                for task in late:
                    task.cancel()  # its lease runs out, and it is taken again after the next start
        with suppress(Exception):
            await self._claim(0)  # lets a queue note what became of its last rows

    async def drain(self) -> int:
        """Work until nothing more can be claimed now, and nobody has woken us; return how many rows that were."""
        count = 0
        while True:
            self._woken.clear()
            rows = await self._claim(self._at_once)
            if not rows and not self._woken.is_set():
                return count
            await asyncio.gather(*(self._work(row) for row in rows))
            count += len(rows)

    async def _take(self, tasks: asyncio.TaskGroup) -> bool:
        room = self._at_once - len(self._in_hand)
        if self._in_hand and room < self._at_least:
            return False
        try:
            rows = await self._claim(room)
        except Exception:
            log.exception("queue_unreachable", queue=self.name)
            await asyncio.sleep(AFTER_FAILURE)
            return False
        for row in rows:
            task = tasks.create_task(self._one(row))
            self._in_hand.add(task)
            task.add_done_callback(self._in_hand.discard)
        return bool(rows)

    async def _one(self, row: Row) -> None:
        try:
            await self._work(row)
        except Exception:
            log.exception("row_unsettled", queue=self.name)  # its lease runs out, and it is taken again
        finally:
            self.wake()
