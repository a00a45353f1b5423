"""A small world, and the library's own bot in it."""

import shutil
from collections.abc import AsyncIterator, Awaitable

import httpx
import pytest
from playwright.async_api import Page, async_playwright
from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from playground import Group, Person, World
from playground.server import create_app, serve
from playground.transport import FaultyTransport
from tests.playground.oracle import check_call
from tests.playground.shorthand import Refusal


@pytest.fixture
def world() -> World:
    return World(first_update_id=100, first_message_id=500)


@pytest.fixture
def lena(world: World) -> Person:
    return world.person("Lena", id=1001)


@pytest.fixture
def nia(world: World) -> Person:
    """A student whose chat with the bot has begun, with nothing left to deliver."""
    nia = world.person("Nia", id=2001)
    nia.starts()
    world.updates.clear()
    return nia


@pytest.fixture
def group(world: World, lena: Person, nia: Person) -> Group:
    return world.group("Class 2156", members=[lena, nia])


@pytest.fixture
def ravi(world: World) -> Person:
    """Somebody who is in no group yet."""
    return world.person("Ravi", id=2003)


@pytest.fixture
def client(world: World) -> httpx.AsyncClient:
    """Plain HTTP, for what a well-behaved library would never send."""
    transport = FaultyTransport(create_app(world))
    return httpx.AsyncClient(transport=transport, base_url=f"http://test/bot{world.token}/")


@pytest.fixture
def browser(world: World) -> httpx.AsyncClient:
    """What the chat page asks for and does."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(create_app(world)), base_url="http://test")


def request_to(world: World) -> HTTPXRequest:
    return HTTPXRequest(httpx_kwargs={"transport": FaultyTransport(create_app(world))})


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    """Every object that the API gives this bot is checked against two libraries' schemas afterwards."""
    bot = Bot(
        world.token,
        base_url="http://test/bot",
        base_file_url="http://test/file/bot",
        request=request_to(world),
        get_updates_request=request_to(world),
    )
    async with bot:
        yield bot
    for call in world.calls:
        check_call(call)


@pytest.fixture
async def page(world: World) -> AsyncIterator[Page]:
    """A browser as wide as a phone, and nothing opened in it yet."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no Chromium")
    async with serve(world) as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield await browser.new_page(base_url=address, viewport={"width": 390, "height": 844})
        await browser.close()


@pytest.fixture
def refusal() -> Refusal:
    """What the API says when it refuses."""

    async def words(asked: Awaitable[object]) -> str:
        with pytest.raises(TelegramError) as caught:
            await asked
        return caught.value.message

    return words
