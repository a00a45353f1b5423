"""A real process that can be killed, started again and asked to end; all it prints goes into one file."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ("BOT_", "DATABASE_", "SEND_", "WEBHOOK_", "OPENAI_", "HELPER_")
TAIL = 4000


class Program:
    """One Python module as a process; it is never running twice at the same time."""

    def __init__(self, module: str, *arguments: str, env: Mapping[str, str], folder: Path) -> None:
        self._command = (sys.executable, "-m", module, *arguments)
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        self._env = {**inherited, **env, "PYTHONPATH": str(ROOT)}
        self._folder = folder
        self._log = folder / f"{module}.log"
        self._process: Process | None = None
        self._said_before = 0
        self.mend: Callable[[], object] = lambda: None  # what somebody must do before it can start again
        self.starts = 0
        self.ended_alone = 0

    @classmethod
    @asynccontextmanager
    async def running(
        cls, module: str, *arguments: str, env: Mapping[str, str], folder: Path
    ) -> AsyncIterator["Program"]:
        """Yield a started program; it is gone when the block ends, whatever happened."""
        program = cls(module, *arguments, env=env, folder=folder)
        await program.start()
        try:
            yield program
        finally:
            await program.kill()

    async def start(self) -> None:
        with self._log.open("ab") as log:
            self._said_before = log.tell()
            self._process = await asyncio.create_subprocess_exec(
                *self._command, env=self._env, cwd=self._folder, stdout=log, stderr=log
            )
        self.starts += 1

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def kill(self) -> None:
        """SIGKILL: nothing in the process hears of it."""
        if self._process is not None and self.is_running:
            self._process.kill()
            await self._process.wait()

    async def restart_if_ended(self) -> bool:
        """Start the program again if it ended by itself, which it never should."""
        if self.is_running:
            return False
        self.ended_alone += 1
        self.mend()
        await self.start()
        return True

    def ask_to_end(self) -> None:
        """SIGTERM."""
        if self._process is not None and self.is_running:
            self._process.terminate()

    async def stop(self, patience: float = 60) -> int | None:
        """SIGTERM; return the exit code, or None if the program did not end."""
        assert self._process is not None
        self.ask_to_end()
        try:
            async with asyncio.timeout(patience):
                return await self._process.wait()
        except TimeoutError:
            return None

    def said(self) -> str:
        """The end of what the program printed, over all its lives."""
        return self._log.read_text("utf-8", errors="replace")[-TAIL:]

    def has_said(self, word: str) -> bool:
        """Whether it has printed something in this life."""
        return word.encode() in self._log.read_bytes()[self._said_before :]
