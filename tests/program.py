"""The real program in a process of its own, as `make run` starts it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

HOUSE = Path(__file__).parent.parent
OPEN = "Marbles is open: "


@asynccontextmanager
async def playground(folder: Path) -> AsyncIterator[str]:
    """Start the bot without a token, in an empty folder; yield the address that it prints; end it politely."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(HOUSE),
        "PYTHONUNBUFFERED": "1",
        "PORT": "0",
        "SEND_PER_SECOND": "0",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    said: list[str] = []
    try:
        async with asyncio.timeout(60):
            async for line in process.stdout:
                said.append(line.decode())
                if OPEN in said[-1]:
                    break
        assert OPEN in "".join(said[-1:]), "".join(said)
        yield said[-1].split(OPEN)[1].strip()
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            rest = await process.stdout.read()
            status = await process.wait()
    assert status == 0, "".join(said) + rest.decode()
