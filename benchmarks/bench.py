"""What all figures share: how often and how long we measure, and the stores with a school in them."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.crowd import Crowd, Presses, Says, Script, people
from benchmarks.run import Span, running
from benchmarks.school import school
from tests.stores import Stores

CHECK_IN: Script = (Says("/checkin"), Presses("Not sure"), Says("Today is a day."))
ECHO: Script = (Says("hello"),)
STUDENTS = 500
CALM = 30.0  # acts a second: one process answers them with ease


@dataclass
class Bench:
    """`runs` rounds a line, in which ours and its peers take turns; each is watched for so many seconds.

    `many` is how many updates fill a memory.
    """

    runs: int
    seconds: float
    many: int
    warm_up: float = 2.0
    _stores: dict[tuple[int, int, bool], Stores] = field(default_factory=dict)
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def few(self) -> int:
        """Return how many rounds there are of what takes long: one for three of others."""
        return max(1, self.runs // 3)

    async def store(
        self, kind: str = "sqlite", students: int = STUDENTS, conversations: int = 0, *, in_a_sprint: bool = False
    ) -> str:
        """Return the address of a new database with a school of this size in it."""
        one = (students, conversations, in_a_sprint)
        if one not in self._stores:
            folder = Path(self._open.enter_context(TemporaryDirectory(prefix="bench-stores-")))
            fill = school(students, conversations, in_a_sprint=in_a_sprint)
            self._stores[one] = Stores(folder, fill=fill, lasting=True)
            self._open.callback(self._stores[one].close)
        await asyncio.to_thread(self._stores[one].template, kind)
        return await self._stores[one].copy(kind)

    async def watch(self, bot: str, crowd: Crowd, *arguments: str, delay: float = 0, store: str = "") -> Span:
        """Start a bot, let it warm up, and watch it."""
        async with running(bot, crowd, *arguments, delay=delay, store=store) as found:
            await asyncio.sleep(self.warm_up)
            return await found.watch(self.seconds)

    async def ours(self, kind: str = "sqlite", delay: float = 0) -> Span:
        """Watch students checking in with the real program."""
        return await self.watch("marbles", Crowd(people(64, CHECK_IN)), delay=delay, store=await self.store(kind))

    async def close(self) -> None:
        """Remove all stores."""
        await self._open.aclose()
