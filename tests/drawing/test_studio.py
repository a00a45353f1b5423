"""The process that draws: it draws as we do, is not waited for without end, and comes back after it died."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.drawing import draw
from bot.drawing.studio import BEHIND, NotDrawnError, Studio
from tests.drawing.samples import TYPICAL


def painting(kind: str, values: Mapping[str, Any], **how: Any) -> bytes:
    """Draw as a process in trouble would."""
    match kind:
        case "endless":
            time.sleep(3600)
        case "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        case "deadly once" if not Path(values["trace"]).exists():
            Path(values["trace"]).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return str(os.getpid()).encode()


@asynccontextmanager
async def opened(**parts: Any) -> AsyncIterator[Studio]:
    studio = Studio(**parts)
    yield studio
    await studio.close()


async def test_the_process_draws_what_we_would_and_refuses_what_we_would() -> None:
    async with opened() as studio:
        drawn = await asyncio.gather(*(studio.draw(kind, TYPICAL[kind]) for kind in ("circle", "bag")))
        assert drawn == [draw(kind, TYPICAL[kind]) for kind in ("circle", "bag")]
        with pytest.raises(ValueError, match="no kind of picture"):
            await studio.draw("painting", {})
        assert await studio.draw("circle", TYPICAL["circle"], dark=True) == draw("circle", TYPICAL["circle"], dark=True)


async def test_the_process_stands_back_behind_the_bot() -> None:
    async with opened(painting=painting) as studio:
        process = int(await studio.draw("quick", {}))
        behind = os.getpriority(os.PRIO_PROCESS, process)
    assert behind == min(os.getpriority(os.PRIO_PROCESS, 0) + BEHIND, 19)


@pytest.mark.thorough
async def test_a_picture_without_end_is_given_up_and_the_next_one_is_drawn() -> None:
    async with opened(patience=0.2, painting=painting) as studio:
        with pytest.raises(NotDrawnError, match="within"):
            await studio.draw("endless", {})
        studio._patience = 60
        assert int(await studio.draw("quick", {})) != os.getpid()


async def test_a_process_that_died_is_replaced_once(tmp_path: Path) -> None:
    async with opened(painting=painting) as studio:
        first = await studio.draw("quick", {})
        assert await studio.draw("quick", {}) == first
        assert await studio.draw("deadly once", {"trace": str(tmp_path / "died")}) != first
        with pytest.raises(NotDrawnError, match="twice"):
            await studio.draw("deadly", {})
        assert await studio.draw("quick", {})


async def test_nothing_is_started_before_it_is_needed_and_nothing_stays() -> None:
    async with opened(painting=painting) as studio:
        assert studio._pool is None
        process = int(await studio.draw("quick", {}))
        for asked_to_end in (signal.SIGINT, signal.SIGTERM):  # as everything in the same group is
            os.kill(process, asked_to_end)
        assert await studio.draw("quick", {}) == str(process).encode()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    async with opened(painting=painting, apart=False) as studio:
        assert int(await studio.draw("quick", {})) == os.getpid()


BOT = """
import asyncio, os, signal
from bot.drawing.studio import Studio
from tests.drawing.test_studio import painting

async def main():
    print((await Studio(painting=painting).draw("quick", {})).decode(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.thorough
def test_the_process_leaves_with_a_bot_that_was_killed(tmp_path: Path) -> None:
    """Both write to the same pipe: it ends when the last of them is gone."""
    script = tmp_path / "killed.py"
    script.write_text(BOT)
    house = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run([sys.executable, script], env=house, capture_output=True, check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    assert int(ended.stdout)
