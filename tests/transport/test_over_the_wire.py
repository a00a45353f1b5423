"""The production client over a real socket: long polls, lost connections, a polite end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select
from telegram.request import BaseRequest

from bot import scheduler
from bot.app import Marbles
from bot.clock import Clock
from bot.models import Conversation, InboxRow, OutboxRow
from bot.settings import Settings
from bot.transport.request import AiohttpRequest
from playground.deliveries import Pauses
from playground.people import Person
from playground.server import serve
from playground.world import World

pytestmark = pytest.mark.wire


@pytest.fixture
def world() -> World:
    return World(token="1234567:playground", username="marbles_bot", name="Marbles")


def made(
    world: World, address: str, url: str, clock: Clock | None = None, request: BaseRequest | None = None, **given: Any
) -> Marbles:
    """The whole bot, over real sockets; Lena, 1001, may come in as a coach."""
    usual = {"bot_api_url": address, "database_url": url, "send_per_second": 0, "bot_admin_ids": (1001,), "port": 0,
             "keep_backups_days": 0}  # fmt: skip
    values: dict[str, Any] = {"bot_token": SecretStr(world.token), **usual, **given}
    return Marbles(Settings(_env_file=None, **values), clock or Clock(), request=request)


@asynccontextmanager
async def running(world: World, url: str, clock: Clock | None = None, **given: Any) -> AsyncIterator[Marbles]:
    """The bot with its real loops; ended as SIGTERM ends it."""
    async with serve(world, pauses=Pauses(first=0.05)) as address, asyncio.TaskGroup() as tasks:
        bot = made(world, address, url, clock, **given)
        serving = tasks.create_task(bot.run())
        try:
            yield bot
        finally:
            async with asyncio.timeout(30):
                bot.stop()
                await serving


async def parked(bot: Marbles) -> list[Conversation]:
    """The conversations that were put aside after a silence."""
    async with bot.database.reading() as unit:
        return list(await unit.session.scalars(select(Conversation).where(Conversation.state == "parked")))


async def hears(world: World, person: Person, words: str) -> None:
    """Wait until the bot has said something to a person."""
    async with asyncio.timeout(30):
        version = -1
        while not any(words in text for text in person.reads()):
            version = await world.on_change(version)


async def test_a_question_is_answered_through_real_loops_and_nothing_is_left_open(world: World, url: str) -> None:
    nia = world.person("Nia", id=2001)
    async with running(world, url) as bot:
        nia.says("/help")
        await hears(world, nia, "I'm Marbles.")
        nia.says("/dance")
        await hears(world, nia, "I don't know that one.")
        database = bot.database
        async with database.reading() as unit:
            assert await unit.session.get(InboxRow, 1) is not None
    async with Marbles(bot.settings, Clock()).database.reading() as unit:
        rows = (await unit.session.execute(OutboxRow.__table__.select())).all()
        assert [row.state for row in rows] == ["sent", "sent"]


async def test_time_that_passes_in_the_world_makes_the_bot_look_at_once(
    world: World, url: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "MINUTE", timedelta(hours=1))  # by itself it looks too late for this test
    lena = world.person("Lena", id=1001)
    async with running(world, url, clock) as bot, asyncio.timeout(60):
        world.clock.follow(clock.move, bot.catch_up)
        lena.says("/start")
        await hears(world, lena, "What shall your students call you?")
        await world.clock.let_pass(timedelta(hours=7))
        while not await parked(bot):  # noqa: ASYNC110 - a table wakes nobody
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    "kind", ["drop_after", "500", *(pytest.param(one, marks=pytest.mark.thorough) for one in ("drop_before", "502"))]
)
async def test_bad_connections_lose_nothing(world: World, url: str, kind: str) -> None:
    nia = world.person("Nia", id=2001)
    async with running(world, url, request=AiohttpRequest(read_timeout=1.0)):  # patience is not what this is about
        nia.says("/start")
        await hears(world, nia, "To come in you need an invite.")
        world.faults.add("sendMessage", 1, kind=kind)  # type: ignore[arg-type]
        if kind != "drop_after":  # a long poll whose answer is lost is asked for again after its own patience
            world.faults.add("getUpdates", 1, kind=kind)  # type: ignore[arg-type]
        nia.says("/help")
        await hears(world, nia, "I'm Marbles. These words always work")
