"""What the doctor says of the ways to Telegram: webhook, clocks, port, and settings that cannot work."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.clock import Clock
from bot.doctor.port import port
from bot.doctor.telegram import _address as address_of
from bot.doctor.telegram import clocks, telegram
from bot.settings import TELEGRAM, Settings
from playground.server import serve
from playground.webhook import Webhook
from playground.world import World
from tests.test_doctor import TOKEN, said, with_token
from tests.transport.test_over_the_wire import running

pytestmark = pytest.mark.wire

SECRET = "s3cret-of_this-class"
URL = "https://bot.example.org/telegram"
HOOKED: dict[str, Any] = {"webhook_url": URL, "webhook_secret": SECRET}


@pytest.fixture
def world() -> World:
    return World(token=TOKEN, username="marbles_bot", name="Marbles")


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    async with serve(world) as address:
        yield address


async def test_how_telegram_brings_updates_is_held_against_the_settings(world: World, address: str) -> None:
    polls, waits = with_token(bot_api_url=address), with_token(bot_api_url=address, **HOOKED)
    assert "ok    No webhook is set, so polling works." in await said(telegram, polls)
    assert "note  No webhook is set yet. `run` sets it." in await said(telegram, waits)
    world.person("Nia", id=2001).says("hello")
    world.webhook = Webhook(URL, SECRET)
    told = await said(telegram, waits)
    assert "ok    Telegram brings updates to WEBHOOK_URL." in told
    assert "note  Updates that wait at Telegram: 1." in told
    assert "look  A webhook is set, at https://bot.example.org/…. `run` takes it away" in await said(telegram, polls)
    world.webhook = Webhook(f"https://other.example.org/{TOKEN}", SECRET)
    other = await said(telegram, waits)
    assert "look  Telegram brings updates to https://other.example.org/…, not to WEBHOOK_URL" in other
    assert TOKEN not in told + other
    assert SECRET not in told + other


async def test_what_went_badly_is_looked_at_while_it_is_fresh(world: World, address: str) -> None:
    settings = with_token(bot_api_url=address, **HOOKED)
    world.webhook = Webhook(URL, SECRET)
    for ago, mark in ((60, "look"), (7200, "note")):
        world.webhook.went_badly("Connection refused", world.clock.unix() - ago)
        told = [line for line in (await said(telegram, settings)).splitlines() if "could not bring" in line]
        assert [(line.split()[0], line.endswith("UTC Telegram could not bring an update: Connection refused."))
                for line in told] == [(mark, True)]  # fmt: skip


@pytest.mark.parametrize(("seconds", "words"), [(0, "ok    "), (300, "300 s ahead of"), (-300, "300 s behind")])
async def test_a_clock_that_is_not_telegrams(address: str, seconds: int, words: str) -> None:
    [finding] = await clocks(with_token(bot_api_url=address), Clock(timedelta(seconds=seconds)))
    assert words.replace("300", "") in str(finding).replace("299", "").replace("300", "").replace("301", "")


async def test_a_port_that_is_free_taken_by_somebody_or_ours(world: World, url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        number = door.getsockname()[1]
    assert f"ok    127.0.0.1:{number} is free for /health and /metrics." in await said(port, with_token(port=number))
    async with running(world, url, port=number) as bot:
        async with asyncio.timeout(30):
            while "running" not in (told := await said(port, with_token(port=number))):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        assert told == f"ok    A Marbles is running at 127.0.0.1:{number}, and is well."
        bot.timetable.stop()
        bot.timetable.ticked_at = None
        assert "look  A Marbles is running" in (told := await said(port, with_token(port=number)))
        assert told.endswith("is not well: look at its scheduler.")
    async with serve(world, port=number):
        assert "note  127.0.0.1" in (told := await said(port, with_token(port=number)))
        assert "Set PORT to another one. Until then `run` serves without" in told
        assert "look  127.0.0.1" in await said(port, with_token(port=number, **HOOKED))


@pytest.mark.parametrize(
    ("url", "words"),
    [(URL, None), ("https://bot.example.org:8080/x", "has port 8080"), ("http://127.0.0.1/x", "begins with http://")],
)
def test_addresses_that_telegram_itself_does_not_call(url: str, words: str | None) -> None:

    settings = Settings(_env_file=None, webhook_url=url, webhook_secret=SECRET, bot_api_url=TELEGRAM)
    found = [finding.says for finding in address_of(settings)]
    assert (found == []) if words is None else (words in found[0])


def test_settings_that_cannot_work_are_findings_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["bot", "doctor"])
    monkeypatch.setenv("WEBHOOK_URL", URL)
    assert main() == 1
    assert capsys.readouterr().out.startswith("look  WEBHOOK_SECRET: WEBHOOK_URL needs it too: 1 to 256 of")
