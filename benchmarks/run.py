"""One bot in a process of its own against the local Bot API, for some seconds: what it does, and what that costs."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.api import Api, serving
from benchmarks.crowd import Crowd
from tests.campaigns.program import Program

PATIENCE, GLANCE = 60.0, 0.02
SETTLED = 60  # answers


@dataclass(frozen=True)
class Span:
    """What happened in some seconds; times in seconds, `cpu` of all processes of the bot together."""

    answers: Sequence[float]
    seconds: float
    cpu: float

    @property
    def per_second(self) -> float:
        return len(self.answers) / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor per answered update."""
        return self.cpu * 1000 / len(self.answers) if self.answers else 0.0

    @property
    def p95_ms(self) -> float:
        return quantiles(self.answers, n=20)[-1] * 1000 if len(self.answers) > 1 else 0.0


class Running:
    """A bot that serves a crowd."""

    def __init__(self, api: Api, programs: Sequence[Program], started: float) -> None:
        self.crowd = api.crowd
        self._api = api
        self._started = started
        self._programs = programs

    @property
    def first_poll_after(self) -> float:
        return self._api.polled_at - self._started

    async def watch(self, seconds: float) -> Span:
        """Let it serve for so long; return what happened meanwhile, of those answers that fell into that time."""
        begin, seen, cpu = perf_counter(), len(self.crowd.answers), self._cpu()
        await asyncio.sleep(seconds)
        answers = [answer.after for answer in self.crowd.answers[seen:]]
        return Span(answers, perf_counter() - begin, self._cpu() - cpu)

    async def settled(self, seconds: float) -> Span:
        """Let it serve for so long once it is in its stride; return what happened then."""
        await self.until_answered(SETTLED)
        return await self.watch(seconds)

    async def until_answered(self, count: int) -> None:
        """Wait until so many answers were given."""
        await self.until(lambda: len(self.crowd.answers) >= count)

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait until something is seen."""
        async with asyncio.timeout(PATIENCE):
            while not seen():
                if not all(one.is_running for one in self._programs):
                    raise RuntimeError(self._programs[0].said())
                await asyncio.sleep(GLANCE)

    def memory(self) -> int:
        """Return how many bytes of memory the bot has in hand."""
        return sum(_status(one.pid, "VmRSS:") for one in self._programs) * 1024

    def _cpu(self) -> float:
        ticks = sum(_ticks(one.pid) for one in self._programs)
        return ticks / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def running(
    bot: str, crowd: Crowd, *arguments: str, delay: float = 0, store: str = "", copies: int = 1, **env: str
) -> AsyncIterator[Running]:
    """Start a bot, or several copies of it on one store, and let the crowd talk to it."""
    api = Api(crowd)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        address = await stack.enter_async_context(serving(api, delay))
        started = perf_counter()
        env = {
            "BOT_TOKEN": "1:bench", "BOT_API_URL": address, "SEND_PER_SECOND": "0", "DATABASE_URL": store,
            "PORT": "0", "KEEP_BACKUPS_DAYS": "0", **env,
        }  # fmt: skip
        programs = [
            await stack.enter_async_context(
                Program.running(f"benchmarks.bots.{bot}", *arguments, env=env, folder=folder)
            )
            for _ in range(copies)
        ]
        try:
            yield await _serving(api, programs, started)
        finally:
            crowd.end()


async def _serving(api: Api, programs: Sequence[Program], started: float) -> Running:
    """Let the crowd talk once the bot listens, so that nothing waits for it from before, and wait for an answer."""
    found = Running(api, programs, started)
    await found.until(lambda: api.polled_at)
    api.crowd.begin()
    await found.until_answered(1)
    return found


def _ticks(process: int) -> int:
    """Return the processor time of a process and of those that it started and has seen end."""
    return sum(map(int, Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[11:15]))


def _status(process: int, field: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field))
