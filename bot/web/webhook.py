"""The door for updates that Telegram brings: stored by the same code as polled ones, committed, and only then taken."""

import asyncio
import hmac
import json
import math
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.transport.ingest import Ingest

log = structlog.get_logger()

HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES = 1024 * 1024  # an update has some kilobytes
LARGEST = 2**63
PATIENCE = 10.0  # seconds for the store; after that Telegram is asked to come again

Endpoint = Callable[[Request], Awaitable[Response]]


def door(ingest: Ingest, secret: str) -> Endpoint:
    """Return the endpoint: 200 means that it is kept; 401, 413 and 400 that nobody looked at it; 503 come again."""

    async def take(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), secret.encode()):
            return Response("Only Telegram may come in here.\n", 401)
        try:
            body = await whole(request)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response("That is larger than any update.\n", 413)
        if (update := read(body)) is None:
            return Response("That is no update.\n", 400)
        try:
            async with asyncio.timeout(PATIENCE):
                presses = await ingest.store([update])
        except Exception:
            log.exception("store_unreachable", origin=f"update:{update['update_id']}")
            return Response("Not kept; please come again.\n", 503)
        return Response(status_code=200, background=BackgroundTask(ingest.answer_all, presses))

    return take


async def whole(request: Request) -> bytes | None:
    """Return the body; None as soon as it is too large, whatever its header says."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)


def read(body: bytes) -> dict[str, Any] | None:
    """Return what has the shape of an update, as far as ingest looks: an object with a number of at most 64 bits."""
    try:
        update = json.loads(body, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError):
        return None
    number = update.get("update_id") if isinstance(update, dict) else None
    return update if type(number) is int and 0 <= number < LARGEST else None


def _finite(number: str) -> float:
    """Return a number that can be stored: `Infinity` is Python's, not JSON's, and so is what 1e999 would become."""
    if not math.isfinite(found := float(number)):
        raise ValueError(f"{number} is no number that a database takes")
    return found
