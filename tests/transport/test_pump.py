"""The loop that works on a queue: how many rows it takes at a time."""

import asyncio
from collections.abc import Callable

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
