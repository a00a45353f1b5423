"""One answer for all who ask at the same time: strangers who ask without end must not take the store from the bot."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def one_at_a_time(ask: Callable[[], Awaitable[Answer]]) -> Callable[[], Awaitable[Answer]]:
    """Let nobody ask while somebody does, and whoever waited have an answer that was begun after they came."""
    turn = asyncio.Lock()
    last: tuple[float, Answer] | None = None

    async def asked() -> Answer:
        nonlocal last
        came_at = asyncio.get_running_loop().time()
        async with turn:
            if last is None or last[0] < came_at:
                began_at = asyncio.get_running_loop().time()
                last = began_at, await ask()
            return last[1]

    return asked
