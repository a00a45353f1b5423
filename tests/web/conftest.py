"""The bot behind a webhook, called in process as Telegram would call it."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.clock import Clock
from playground.webhook import SECRET_HEADER
from tests.stores import Stores
from tests.street import Street

SECRET, PATH = "s3cret-of_this-class", "/telegram"
WEBHOOK = {"webhook_url": f"https://bot.example.org{PATH}", "webhook_secret": SECRET}


@dataclass
class Telegram:
    """What Telegram does with a webhook, one update at a time."""

    street: Street
    client: httpx.AsyncClient

    async def brings(self, update: Any, secret: str | None = SECRET) -> int:
        """Return the status that the bot answers with."""
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        headers = [] if secret is None else [(SECRET_HEADER.encode(), secret.encode())]
        return (await self.client.post(PATH, content=body, headers=headers)).status_code

    async def brings_all(self) -> None:
        """Bring what waits, and let the bot do all there is to do; again, until nothing waits."""
        while waiting := self.street.world.pending:
            for update in waiting:
                if await self.brings(update) == 200:
                    self.street.world.updates.taken(update)
            await self.street.settle()


@pytest.fixture
async def hooked(stores: Stores, migrated: str, clock: Clock) -> AsyncIterator[Street]:
    """A street with a database of its own, whose bot waits for Telegram's calls."""
    async with Street.open(await stores.copy(migrated), clock, WEBHOOK) as opened:
        yield opened


@pytest.fixture
async def telegram(hooked: Street) -> AsyncIterator[Telegram]:
    async with visiting(hooked) as client:
        yield Telegram(hooked, client)


@pytest.fixture
async def visitor(street: Street) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who looks at a bot that polls."""
    async with visiting(street) as client:
        yield client


def visiting(street: Street) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(street.bot.site), base_url="http://marbles.test")
