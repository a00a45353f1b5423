"""The loop that every queue is worked by: claim some rows, work on them side by side, sleep until woken.

A claim is a transaction. Where one is open anyhow, because it writes the rows, they are claimed in it and handed over.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Generic, TypeVar

import structlog

from bot.pauses import pause

log = structlog.get_logger()

Row = TypeVar("Row")
IDLE = 1.0
LOOK_EVERY = 1.0  # seconds, also while there is enough to do: other processes write rows without waking us
AFTER_FAILURE = 2.0
PATIENCE = 10.0  # seconds for what is in hand when we are told to stop


class Pump(Generic[Row]):
    """Works on at most `at_once` rows; `claim(n)` takes up to n more, `work(row)` must settle its row.

    While there is work in hand, it claims only where it could take `at_least` so many: a claim is a commit. Where this
    process is not `alone`, another one may have put something behind a row in hand, and left it to us.
    """

    def __init__(
        self,
        name: str,
        claim: Callable[[int], Awaitable[Sequence[Row]]],
        work: Callable[[Row], Awaitable[None]],
        at_once: int,
        idle: Callable[[], float] = lambda: IDLE,
        at_least: int = 1,
        *,
        alone: bool = True,
    ) -> None:
        self.name = name
        self._claim = claim
        self._work = work
        self._at_once = at_once
        self._idle = idle
        self._at_least = at_least
        self._alone = alone
        self._woken = asyncio.Event()
        self._in_hand: set[asyncio.Task[None]] = set()
        self._handed: list[Row] = []
        self._waiting = True  # there may be rows that nobody holds
        self._behind = True  # there may be rows that wait for one in hand
        self._looked_at = -math.inf
        self._at_work = False
        self._stopping = False

    def wake(self) -> None:
        """Look for rows now instead of at the next idle look."""
        self._waiting = self._behind = True
        self._woken.set()

    def room(self) -> int:
        """Return how many rows may be claimed as they are written: none but where nothing else is known to be done.

        In a crowd many are claimed at once, which takes less than claiming each with what wrote it.
        """
        is_quiet = not (self._waiting or self._in_hand or self._handed)
        return self._at_once if is_quiet and self._at_work and not self._stopping else 0

    def hand(self, rows: Sequence[Row], *, of: int) -> None:
        """Take over rows that were claimed as they were written, after the commit; `of` so many new ones in all."""
        self._handed.extend(rows)
        self._behind |= not self._alone
        if len(rows) < of:
            self.wake()
        self._woken.set()

    def stop(self) -> None:
        """Claim nothing more; `run` returns when what is in hand is done."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Work until stopped. A store that is down is waited for; it is never a reason to end."""
        async with asyncio.TaskGroup() as tasks:
            with self.at_work():
                while not self._stopping:
                    self._woken.clear()
                    if not await self._take(tasks):
                        await pause(self._idle(), self._woken)
                        self._waiting |= not self._woken.is_set()
            self._begin(tasks, self._take_handed())
            if self._in_hand:
                _, late = await asyncio.wait(self._in_hand, timeout=PATIENCE)
                for task in late:
                    task.cancel()  # its lease runs out, and it is taken again after the next start
        with suppress(Exception):
            await self._claim(0)  # lets a queue note what became of its last rows

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let rows be handed over, to be worked on by `run` or `drain`."""
        self._at_work = True
        try:
            yield
        finally:
            self._at_work = False

    async def finish(self) -> None:
        """Work on what was handed over after `run` had ended: it is claimed, and nobody else would."""
        await asyncio.gather(*(self._work(row) for row in self._take_handed()))

    async def drain(self) -> int:
        """Work until nothing more can be claimed now, and nobody has woken us; return how many rows that were."""
        count = 0
        while True:
            self._woken.clear()
            rows = self._take_handed() or await self._look(self._at_once)
            if not rows and not self._woken.is_set():
                return count
            await asyncio.gather(*(self._work(row) for row in rows))
            count += len(rows)

    async def _take(self, tasks: asyncio.TaskGroup) -> bool:
        """Begin with rows that are handed over, or else with some that are looked for; True if there may be more."""
        if rows := self._take_handed():
            self._begin(tasks, rows)
            return True
        room = self._at_once - len(self._in_hand)
        self._waiting |= asyncio.get_running_loop().time() - self._looked_at >= LOOK_EVERY
        is_worth_it = self._waiting and (room >= self._at_least or not self._in_hand)
        try:
            rows = await self._look(room if is_worth_it else 0)
        except Exception:
            log.exception("queue_unreachable", queue=self.name)
            self.wake()  # at once: nothing is to be handed to somebody who sleeps
            await asyncio.sleep(AFTER_FAILURE)
            return False
        self._begin(tasks, rows)
        return bool(rows) and self._waiting

    def _take_handed(self) -> Sequence[Row]:
        rows, self._handed = self._handed, []
        return rows

    async def _look(self, most: int) -> Sequence[Row]:
        """Claim rows, and learn from how many these are whether there are others; 0 lets outcomes be noted."""
        if not most:
            return await self._claim(0)
        self._waiting, self._behind = False, self._behind and bool(self._in_hand)
        self._looked_at = asyncio.get_running_loop().time()
        rows = await self._claim(most)
        self._waiting |= len(rows) >= most
        self._behind |= bool(rows)
        return rows

    def _begin(self, tasks: asyncio.TaskGroup, rows: Sequence[Row]) -> None:
        for row in rows:
            task = tasks.create_task(self._one(row))
            self._in_hand.add(task)
            task.add_done_callback(self._end)

    async def _one(self, row: Row) -> None:
        try:
            await self._work(row)
        except Exception:
            log.exception("row_unsettled", queue=self.name)  # its lease runs out, and it is taken again

    def _end(self, task: asyncio.Task[None]) -> None:
        self._in_hand.discard(task)  # first: whoever is woken counts the free hands
        self._waiting |= self._behind
        self._woken.set()
