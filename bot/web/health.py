"""`/health`: 200 while the store answers and the scheduler ticks, else 503; the ages are told, and decide nothing.

Telegram being away makes an old outbox. That is no reason to take a process away that stores all that arrives.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Protocol

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.db import Database
from bot.web.crowds import one_at_a_time
from bot.web.queues import waiting

log = structlog.get_logger()

PATIENCE = 3.0  # seconds
LATE = 120.0  # seconds; the shortest job of the timetable comes every 30


class Pulse(Protocol):
    """When something was last heard of, by the loop's clock; None if not yet."""

    def __call__(self) -> float | None:
        """Return that moment."""


def health(database: Database, ticked: Pulse, heard: Pulse) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint for a store, a scheduler and an ingest."""

    look = one_at_a_time(partial(_outbox, database))

    async def tell(_: Request) -> Response:
        store, outbox = await look()
        tick = ago(ticked())
        ticks = tick is not None and tick < LATE
        told: dict[str, Any] = {
            "well": store and ticks,
            "store": {"reachable": store},
            "scheduler": {"ticking": ticks, "last_tick_seconds_ago": tick},
            "outbox": {"oldest_open_seconds": outbox},
            "ingest": {"last_heard_seconds_ago": ago(heard())},
        }
        return JSONResponse(told, 200 if told["well"] else 503, {"cache-control": "no-store"})

    return tell


async def _outbox(database: Database) -> tuple[bool, float | None]:
    try:
        async with asyncio.timeout(PATIENCE), database.reading() as unit:
            return True, (await waiting(unit, "outbox")).age
    except Exception:
        log.exception("store_unreachable")
        return False, None


def ago(moment: float | None) -> float | None:
    """Return how many seconds ago a moment of the loop's clock was."""
    return None if moment is None else round(asyncio.get_running_loop().time() - moment, 1)
