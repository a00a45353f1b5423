"""What is due to many costs those who write to us, and what is not due costs nobody."""

from benchmarks import tick, wave
from benchmarks.bench import Bench


async def due_among_many(bench: Bench) -> None:
    """A tick of the scheduler, where nearly nothing of what there is, is due."""
    await tick.measure("sqlite", bench.runs)


async def due_at_once(bench: Bench) -> None:
    """Ten thousand reminders leave while students write."""
    await wave.measure("sqlite", bench.few)


async def due_on_postgresql(bench: Bench) -> None:
    """The same two with PostgreSQL."""
    await tick.measure("postgresql", bench.runs)
    await wave.measure("postgresql", bench.runs)
