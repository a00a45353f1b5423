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
from playground.api import LARGEST_UPLOAD
from playground.pictures import blank
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
    async with Bot(
        world.token, f"{address}/bot", f"{address}/file/bot", request=request, get_updates_request=polls
    ) as bot:
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


async def test_files_go_both_ways_through_a_socket(bot: Bot, address: str, nia: Person) -> None:
    week = bytes(range(256)) * 4096
    sent = await bot.send_document(nia.id, week, filename='Übung "1".zip', caption="Everything")
    assert nia.screen.document is not None
    assert (nia.screen.document.name, nia.screen.document.data) == (sent.document and sent.document.file_name, week)
    nia.sends_photo(blank(640, 480))
    (update,) = await bot.get_updates()
    assert update.message is not None
    fetched = await update.message.photo[-1].get_file()
    assert fetched.file_path is not None
    assert fetched.file_path.startswith(f"{address}/file/bot")
    assert bytes(await fetched.download_as_bytearray()) == blank(640, 480)


async def test_a_larger_upload_than_telegram_takes_is_turned_away(bot: Bot, nia: Person) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(
            nia.id, bytes(LARGEST_UPLOAD + 1), filename="all.zip", write_timeout=30, read_timeout=30
        )


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
