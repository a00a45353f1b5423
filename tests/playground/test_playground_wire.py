"""Over a real loopback socket, with the production HTTP client."""

import asyncio
import signal
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import HTTPXRequest

from playground import Person, World
from playground.server import serve
from tests.playground.shorthand import Refusal

pytestmark = pytest.mark.wire


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    async with serve(world) as address:
        yield address


@pytest.fixture
async def bot(world: World, address: str) -> AsyncIterator[Bot]:
    request, polls = HTTPXRequest(read_timeout=0.3), HTTPXRequest(connection_pool_size=2)
    async with Bot(world.token, f"{address}/bot", request=request, get_updates_request=polls) as bot:
        yield bot


async def test_a_long_poll_returns_at_once_and_a_second_one_conflicts(
    bot: Bot, world: World, nia: Person, refusal: Refusal
) -> None:
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(refusal(bot.get_updates(timeout=30)))
        while world.updates.poll is None:
            await world.on_change(world.version)
        second = tasks.create_task(bot.get_updates(timeout=30))
        assert "terminated by other getUpdates request" in await first
        nia.says("hello")
    assert len(second.result()) == 1


async def test_a_lost_answer_is_a_time_out_though_the_message_arrived(bot: Bot, world: World, nia: Person) -> None:
    world.faults.add("sendMessage", kind="drop_after")
    with pytest.raises(TimedOut):
        await bot.send_message(nia.id, "hello")
    assert nia.reads() == ["hello"]


async def test_a_connection_can_die_before_anything_was_done(bot: Bot, world: World, nia: Person) -> None:
    world.faults.add("sendMessage", kind="drop_before")
    with pytest.raises(NetworkError):
        await bot.send_message(nia.id, "hello")
    assert nia.reads() == []


async def test_open_pages_hear_of_changes_and_do_not_hold_up_the_end(world: World, nia: Person) -> None:
    async with (
        httpx.AsyncClient() as client,
        serve(world) as address,
        client.stream("GET", f"{address}/events") as page,
    ):
        lines = page.aiter_lines()
        assert await anext(lines) == f"data: {world.version}"
        nia.says("hello")
        await anext(lines)
        assert await anext(lines) == f"data: {world.version}"


async def test_signals_are_left_to_the_program(world: World) -> None:
    before = signal.getsignal(signal.SIGTERM)
    async with serve(world):
        assert signal.getsignal(signal.SIGTERM) is before
