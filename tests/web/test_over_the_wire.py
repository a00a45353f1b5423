"""The whole bot behind a webhook, over real sockets: Telegram delivers, the bot serves, and ends politely."""

import asyncio
import socket
from typing import Any

import httpx
import pytest

from bot.app import Marbles
from bot.models import InboxRow
from bot.transport.reaching import WebhookRefusedError
from bot.web.server import DoorTakenError
from playground.people import Person
from playground.server import serve
from playground.world import World
from tests.transport.test_over_the_wire import hears, made, running
from tests.web.stores import away

pytestmark = pytest.mark.wire


@pytest.fixture
def world() -> World:
    return World(token="1234567:playground", username="marbles_bot", name="Marbles")


@pytest.fixture
def nia(world: World) -> Person:
    return world.person("Nia", id=2001)


@pytest.fixture
def webhook() -> dict[str, Any]:
    """Settings for a webhook on a port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    return {"webhook_url": f"http://127.0.0.1:{port}/telegram", "webhook_secret": "s3cret", "port": port}


async def rows(bot: Marbles) -> list[str]:
    async with bot.database.reading() as unit:
        return [row.state for row in (await unit.session.execute(InboxRow.__table__.select())).all()]


async def test_telegram_brings_what_is_said_through_a_store_that_was_down_and_a_lost_answer(
    world: World, nia: Person, url: str, webhook: dict[str, Any]
) -> None:
    nia.says("/start")  # before anybody is there
    async with running(world, url, **webhook) as bot:
        await hears(world, nia, "To come in you need an invite.")
        async with away(bot.database, "inbox"):
            nia.says("/help")
            async with asyncio.timeout(30):
                while "503" not in (world.webhook.last_error if world.webhook else ""):
                    await world.on_change(world.version)
        await hears(world, nia, "I'm Marbles.")
        world.faults.add("webhook", kind="drop_after")
        nia.says("/dance")
        await hears(world, nia, "I don't know that one.")
        assert await rows(bot) == ["handled"] * 3
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(webhook["webhook_url"].replace("telegram", "health"))).json()["well"]
    assert world.webhook is not None, "it stays set: what comes meanwhile waits, or goes to another process"
    nia.says("/start")
    async with running(world, url):  # the same bot, which polls now
        async with asyncio.timeout(30):
            while len(nia.reads()) < 4:
                await world.on_change(world.version)
        assert world.webhook is None


@pytest.mark.both
async def test_two_processes_behind_one_address_set_the_same_webhook_and_share_the_work(
    world: World, nia: Person, url: str, webhook: dict[str, Any], store: str
) -> None:
    if store == "sqlite":
        pytest.skip("several processes need PostgreSQL")
    async with running(world, url, **webhook):
        async with running(world, url, **webhook | {"port": 0}):
            nia.says("/help")
            await hears(world, nia, "I'm Marbles.")
        nia.says("/dance")  # one of the two has ended
        await hears(world, nia, "I don't know that one.")


async def test_a_port_that_is_taken_is_said_and_only_a_webhook_cannot_do_without(
    world: World, nia: Person, url: str, webhook: dict[str, Any]
) -> None:
    with socket.create_server(("127.0.0.1", webhook["port"])):
        async with running(world, url, port=webhook["port"]):
            nia.says("/help")
            await hears(world, nia, "I'm Marbles.")
        async with serve(world) as address:
            with pytest.raises(DoorTakenError, match="cannot be listened on: Address already in use"):
                await made(world, address, url, **webhook).run()


async def test_an_address_that_telegram_refuses_ends_the_start_with_its_words(
    world: World, url: str, webhook: dict[str, Any]
) -> None:
    world.faults.add("setWebhook", kind="400")
    async with serve(world) as address:
        with pytest.raises(WebhookRefusedError, match="Telegram refuses this WEBHOOK_URL"):
            await made(world, address, url, **webhook).run()
