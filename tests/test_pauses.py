"""A pause that something can end early."""

import asyncio

from bot.pauses import pause


async def test_a_pause_ends_with_its_time_or_with_what_happens() -> None:
    happened = asyncio.Event()
    await pause(0.01, happened)
    assert not happened.is_set()
    happened.set()
    await pause(3600, happened)
