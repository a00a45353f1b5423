"""Ours, as `python -m bot run` starts it; only that work outside takes its time, and pictures are large, is set."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog

from bot.app import Marbles
from bot.clock import Clock
from bot.conversations import roster
from bot.drawing.kinds import draw
from bot.drawing.studio import Studio
from bot.settings import Settings
from bot.standing import prepare

OUTSIDE = 20.0


async def outside(_payload: Any) -> dict[str, Any]:
    """Read a list, after a long wait."""
    await asyncio.sleep(OUTSIDE)
    return {"words": ""}


def largest(kind: str, values: Mapping[str, Any], **how: Any) -> bytes:
    """Draw a board as it is asked for, and in place of anything else the largest of the other pictures."""
    from tests.drawing.samples import SAMPLES

    if kind == "vision_board":
        return draw(kind, values, **how)
    return draw("habit_grid", next(values for kind, size, values in SAMPLES if (kind, size) == LARGEST), **how)


LARGEST = ("habit_grid", "maximal")


async def run() -> None:
    """Bring the database up to date, and serve."""
    settings = Settings()
    await prepare(settings)
    await Marbles(settings, Clock(), works={roster.READ: outside}, studio=Studio(painting=largest)).run()


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(20))
    asyncio.run(run())
