"""The loop that works on a queue: how many rows it takes at a time."""

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from bot.transport.pump import Pump


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not happened():  # noqa: ASYNC110
            await asyncio.sleep(0)


async def test_a_few_free_hands_wait_for_more_before_they_claim_and_nobody_waits_for_nothing() -> None:
    rows, claimed, done = list(range(7)), list[int](), asyncio.Semaphore(0)

    async def claim(most: int) -> list[int]:
        taken, rows[:] = rows[:most], rows[most:]
        claimed.extend([len(taken)] if taken else [])
        return taken

    async def work(_row: int) -> None:
        await done.acquire()

    pump = Pump("rows", claim, work, at_once=4, at_least=2)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(pump.run())
        await until(lambda: claimed == [4])
        done.release()
        for _ in range(50):
            await asyncio.sleep(0)
        assert claimed == [4]
        done.release()
        await until(lambda: claimed == [4, 2])
        for _ in range(4):
            done.release()
        await until(lambda: claimed == [4, 2, 1])  # only one is left: it is taken all the same
        done.release()
        pump.stop()


async def test_a_loop_that_is_cancelled_as_it_is_woken_ends() -> None:
    """As when another part of the program fails in that moment: or the whole would wait for this loop for ever."""

    async def claim(_most: int) -> list[int]:
        looked.set()
        return []

    async def work(_row: int) -> None: ...

    looked = asyncio.Event()
    pump = Pump("rows", claim, work, at_once=1, idle=lambda: 60)
    async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
        running = tasks.create_task(pump.run())
        await looked.wait()
        await asyncio.sleep(0)
        pump.wake()
        await asyncio.sleep(0)
        running.cancel()
    assert running.cancelled()


class Bench:
    """A pump whose rows are done when `finish` says so, and which notes how often it looks for rows by itself."""

    def __init__(self, *there: int, alone: bool = True) -> None:
        self.there, self.looks = list(there), 0
        self.begun, self.done = list[int](), asyncio.Semaphore(0)
        self.meanwhile: Callable[[], Awaitable[None]] | None = None  # what happens once while it looks
        self.pump = Pump("rows", self.claim, self.work, at_once=4, idle=lambda: 60, alone=alone)

    @asynccontextmanager
    async def runs(self, *begun: int) -> AsyncIterator[None]:
        """Let it run, from when it has begun with these."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.pump.run())
            await until(lambda: self.begun == list(begun) and (self.pump.room() == 4 or bool(begun)))
            yield
            self.pump.stop()
            for _ in self.begun:
                self.done.release()

    async def claim(self, most: int) -> list[int]:
        self.looks += most > 0
        taken, self.there[:] = self.there[:most], self.there[most:]
        if most and self.meanwhile is not None:
            meanwhile, self.meanwhile = self.meanwhile, None
            await meanwhile()
        return taken

    async def work(self, row: int) -> None:
        self.begun.append(row)
        await self.done.acquire()

    async def finish(self) -> None:
        self.done.release()
        for _ in range(50):
            await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def nobody_else_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.transport.pump.LOOK_EVERY", math.inf)


async def test_what_was_claimed_as_it_was_written_is_worked_on_without_a_look() -> None:
    bench = Bench()
    async with bench.runs():
        bench.pump.hand([7], of=1)
        await until(lambda: bench.begun == [7])
        assert bench.pump.room() == 0, "where there is something in hand already, many are claimed at once"
        await bench.finish()
        assert (bench.pump.room(), bench.looks) == (4, 1), "one look, at the start"


async def test_what_could_not_be_claimed_as_it_was_written_is_looked_for_until_what_was_before_it_is_done() -> None:
    bench = Bench()
    async with bench.runs():
        bench.pump.hand([7], of=1)
        await until(lambda: bench.begun == [7])
        bench.pump.hand([], of=1)  # it stands behind the 7, so nothing is found
        await until(lambda: bench.looks == 2)
        bench.there.append(8)
        await bench.finish()
        assert bench.begun == [7, 8]


async def test_nothing_is_taken_as_it_is_written_where_others_wait_or_nobody_works() -> None:
    bench = Bench(1, 2, 3, 4, 5)
    assert bench.pump.room() == 0, "nobody works on it"
    async with bench.runs(1, 2, 3, 4):
        await bench.finish()
        assert bench.begun == [1, 2, 3, 4, 5]
        for _ in range(4):
            await bench.finish()
        assert bench.pump.room() == 4, "and nothing waits any more"
    assert bench.pump.room() == 0


async def test_what_comes_to_be_free_while_it_looks_is_found() -> None:
    bench = Bench()
    async with bench.runs():
        bench.pump.hand([7], of=1)
        await until(lambda: bench.begun == [7])

        async def meanwhile() -> None:
            await bench.finish()  # the 7, behind which the 8 stands: the look could not see that it is free
            bench.there.append(8)

        bench.meanwhile = meanwhile
        bench.pump.hand([], of=1)
        await until(lambda: bench.begun == [7, 8])


async def test_where_others_work_too_they_may_have_left_what_stands_behind_a_row_to_us() -> None:
    bench = Bench(alone=False)
    async with bench.runs():
        bench.pump.hand([7], of=1)
        await until(lambda: bench.begun == [7])
        bench.there.append(8)  # another process wrote it, found the 7 before it, and looks no more
        await bench.finish()
        await until(lambda: bench.begun == [7, 8])


async def test_what_was_handed_over_as_it_stops_is_worked_on_once() -> None:
    bench = Bench()
    async with bench.runs():
        bench.pump.hand([6], of=1)
        bench.pump.stop()
        assert bench.pump.room() == 0
        await until(lambda: bench.begun == [6])
    bench.pump.hand([7], of=1)  # its transaction was committed last of all
    bench.done.release()
    await bench.pump.finish()
    assert bench.begun == [6, 7]
    assert await bench.pump.drain() == 0


async def test_what_others_wrote_is_found_by_those_who_are_never_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.transport.pump.LOOK_EVERY", 0.05)
    bench = Bench()
    async with bench.runs(), asyncio.timeout(30):
        bench.there.append(8)  # and nobody says so
        while 8 not in bench.begun:
            if bench.pump.room():
                bench.pump.hand([7], of=1)
            await bench.finish()
