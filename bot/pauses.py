"""Pauses that something can end early."""

import asyncio
from contextlib import suppress


async def pause(seconds: float, until: asyncio.Event) -> None:
    """Wait that long, or until it happens.

    Not `asyncio.wait_for`: in Python 3.11 that forgets a cancellation which comes in the moment of the event.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await until.wait()
