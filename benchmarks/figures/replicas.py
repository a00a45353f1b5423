"""Several processes on one PostgreSQL, sharing the updates."""

import asyncio

from benchmarks.bench import CHECK_IN, Bench
from benchmarks.crowd import Crowd, people
from benchmarks.lines import line
from benchmarks.run import Span, running


async def two_processes(bench: Bench) -> None:
    """Two processes against one."""
    found: dict[int, list[Span]] = {1: [], 2: []}
    for _ in range(bench.runs):
        for copies, spans in found.items():
            store = await bench.store("postgresql")
            async with running("marbles", Crowd(people(64, CHECK_IN)), store=store, copies=copies) as serving:
                await asyncio.sleep(bench.warm_up)
                spans.append(await serving.watch(bench.seconds))
    line("processor per update, two processes on PostgreSQL ÷ one", [one.cpu_ms for one in found[2]],
         [one.cpu_ms for one in found[1]], "ms/update", "≤ 1.2, north star 1.0")  # fmt: skip
    line("updates a second, two processes on PostgreSQL ÷ one", [one.per_second for one in found[2]],
         [one.per_second for one in found[1]], "updates/s", "reported")  # fmt: skip
