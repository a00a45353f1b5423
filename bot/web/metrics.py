"""`/metrics`, for Prometheus: what was counted in this process, and what waits in the tables right now."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from functools import partial

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response

from bot import meters
from bot.db import Database
from bot.web.crowds import one_at_a_time
from bot.web.queues import SINCE, waiting

log = structlog.get_logger()

PATIENCE = 3.0  # seconds


def metrics(database: Database) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint. While the store is away, the counters are told all the same."""

    look = one_at_a_time(partial(_look, database))

    async def tell(_: Request) -> Response:
        await look()
        return Response(generate_latest(meters.REGISTRY), headers={"content-type": CONTENT_TYPE_LATEST})

    return tell


async def _look(database: Database) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            await _count(database)
    except Exception:
        log.exception("store_unreachable")
        _unknown()


async def _count(database: Database) -> None:
    async with database.reading() as unit:
        for queue in SINCE:
            rows, age = await waiting(unit, queue)
            meters.QUEUE_OPEN.labels(queue).set(rows)
            meters.QUEUE_AGE.labels(queue).set(age or 0)
    meters.STORE_UP.set(1)


def _unknown() -> None:
    meters.STORE_UP.set(0)
    for queue in SINCE:
        meters.QUEUE_OPEN.labels(queue).set(math.nan)
        meters.QUEUE_AGE.labels(queue).set(math.nan)
