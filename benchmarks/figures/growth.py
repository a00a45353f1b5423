"""What becomes of memory and start when a school has grown."""

from benchmarks.bench import CHECK_IN, Bench
from benchmarks.crowd import Crowd, people
from benchmarks.lines import line
from benchmarks.run import running

FEW, MANY, VERY_MANY = 10, 10_000, 100_000


async def memory(bench: Bench) -> None:
    """The same number of updates, from ten people or from as many as there are."""
    found: dict[int, list[float]] = {FEW: [], MANY: []}
    for _ in range(bench.runs):
        for size, megabytes in found.items():
            store = await bench.store(students=size, conversations=size)
            async with running("marbles", Crowd(people(size, CHECK_IN), at_once=10), store=store) as serving:
                await serving.until_answered(bench.many)
                megabytes.append(serving.memory() / 2**20)
    line("memory with 10 000 open conversations ÷ with 10", found[MANY], found[FEW], "MB", "≤ 1.1, north star 1.0")


async def start(bench: Bench) -> None:
    """From the command to the first question to Telegram."""
    found: dict[int, list[float]] = {FEW: [], VERY_MANY: []}
    for _ in range(bench.runs):
        for size, seconds in found.items():
            store = await bench.store(students=size, conversations=size)
            async with running("marbles", Crowd(people(1, CHECK_IN)), store=store) as serving:
                seconds.append(serving.first_poll_after)
    line("start to first getUpdates, 100 000 open conversations ÷ 10", found[VERY_MANY], found[FEW], "s",
         "≤ 1.1, north star 1.0 and under 1 s")  # fmt: skip
