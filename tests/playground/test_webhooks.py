"""Updates are brought to the webhook, over real sockets, until they are taken."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot

from playground import Person, World
from playground.deliveries import Pauses
from playground.server import serve, serving
from tests.playground.shorthand import Refusal

pytestmark = pytest.mark.wire

SOON = Pauses(first=0.02)


class Hook:
    """A bot's side of a webhook, which answers as it is told to: 200 where nothing was said."""

    def __init__(self) -> None:
        self.url = ""
        self.brought: list[dict[str, Any]] = []
        self.secrets: set[str | None] = set()
        self.answers: defaultdict[str, list[int]] = defaultdict(list)
        self.at_once, self.most_at_once = 0, 0
        self.held = asyncio.Event()
        self.held.set()

    async def answer(self, request: Request) -> Response:
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        await self.held.wait()
        self.at_once -= 1
        update = await request.json()
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        answers = self.answers[text(update)]
        status = answers.pop(0) if answers else 200
        if status == 200:
            self.brought.append(update)
        return Response(status_code=status)


def text(update: dict[str, Any]) -> str:
    return str(update["message"]["text"])


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    async with serving(Starlette(routes=[Route("/hook", made.answer, methods=["POST"])])) as address:
        made.url = f"{address}/hook"
        yield made


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    async with serve(world, pauses=SOON) as address:
        yield address


async def empty(world: World) -> None:
    async with asyncio.timeout(30):
        version = -1
        while world.pending:
            version = await world.on_change(version)


async def test_what_waits_and_what_comes_is_brought_with_the_secret(
    bot: Bot, world: World, nia: Person, hook: Hook, address: str, refusal: Refusal
) -> None:
    nia.says("before")
    await bot.set_webhook(hook.url, secret_token="s-3_cret")
    nia.says("after")
    await empty(world)
    assert [text(update) for update in hook.brought] == ["before", "after"]
    assert hook.secrets == {"s-3_cret"}
    assert "use deleteWebhook to delete the webhook first" in await refusal(bot.get_updates())
    await bot.delete_webhook()
    nia.says("polled")
    assert len(await bot.get_updates()) == 1
    assert len(hook.brought) == 2


async def test_one_that_is_not_taken_is_brought_again_and_holds_up_its_own_chat_only(
    bot: Bot, world: World, nia: Person, lena: Person, hook: Hook, address: str
) -> None:
    hook.answers["one"] = [503, 500]
    for person, words in ((nia, "one"), (nia, "two"), (lena, "three")):
        person.says(words)
    await bot.set_webhook(hook.url)
    await empty(world)
    assert [text(update) for update in hook.brought] == ["three", "one", "two"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    assert info.pending_update_count == 0


async def test_a_lost_answer_brings_it_twice(bot: Bot, world: World, nia: Person, hook: Hook, address: str) -> None:
    world.faults.add("webhook", kind="drop_after")
    nia.says("hello")
    await bot.set_webhook(hook.url)
    await empty(world)
    assert [text(update) for update in hook.brought] == ["hello", "hello"]
    assert hook.brought[0] == hook.brought[1]


async def test_no_more_are_under_way_than_asked_for(bot: Bot, world: World, hook: Hook, address: str) -> None:
    hook.held.clear()
    for number in range(5):
        world.person(f"Student {number}", id=3001 + number).says("hello")
    await bot.set_webhook(hook.url, max_connections=2)
    async with asyncio.timeout(30):
        while hook.at_once < 2:  # noqa: ASYNC110 - a socket wakes nobody
            await asyncio.sleep(0.01)
    hook.held.set()
    await empty(world)
    assert (len(hook.brought), hook.most_at_once) == (5, 2)


async def test_an_address_where_nobody_is_keeps_what_waits_until_there_is_another(
    bot: Bot, world: World, nia: Person, hook: Hook, address: str
) -> None:
    nia.says("hello")
    await bot.set_webhook("http://127.0.0.1:9/hook")
    async with asyncio.timeout(30):
        while not (info := await bot.get_webhook_info()).last_error_message:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
    assert (info.last_error_message, info.pending_update_count) == ("Connection refused", 1)
    await bot.set_webhook(hook.url)
    await empty(world)
    assert len(hook.brought) == 1


async def test_a_secret_is_made_of_plain_signs(bot: Bot, refusal: Refusal) -> None:
    asked = bot.set_webhook("https://example.org/hook", secret_token="not this!")
    assert await refusal(asked) == "Secret token contains unallowed characters"
