"""getUpdates and webhooks."""

import asyncio
from datetime import timedelta

from telegram import Bot

from playground import Person, World
from tests.playground.shorthand import Refusal


def numbers(world: World) -> list[int]:
    return [update["update_id"] for update in world.pending]


async def test_an_offset_confirms_what_lies_below_it(bot: Bot, world: World, nia: Person) -> None:
    first, second, third = (world.queue_raw({})["update_id"] for _ in range(3))
    assert len(await bot.get_updates()) == 3
    assert numbers(world) == [first, second, third]
    await bot.get_updates(offset=second)
    assert numbers(world) == [second, third]
    await bot.get_updates(offset=third + 1)
    assert numbers(world) == []


async def test_a_negative_offset_forgets_all_but_the_last(bot: Bot, world: World, nia: Person) -> None:
    for text in ("one", "two", "three"):
        nia.says(text)
    (last,) = await bot.get_updates(offset=-1)
    assert last.message is not None
    assert (last.message.text, len(world.pending)) == ("three", 1)


async def test_a_limit_is_kept(bot: Bot, nia: Person) -> None:
    for text in ("one", "two", "three"):
        nia.says(text)
    assert len(await bot.get_updates(limit=2)) == 2


async def test_kinds_not_asked_for_are_not_queued(bot: Bot, world: World, nia: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    nia.says("unheard")
    assert world.pending == []
    await bot.get_updates(allowed_updates=[])
    nia.says("heard")
    assert len(world.pending) == 1


async def test_a_waiting_poll_returns_as_soon_as_something_comes(bot: Bot, nia: Person) -> None:
    async with asyncio.TaskGroup() as tasks:
        poll = tasks.create_task(bot.get_updates(timeout=50))
        while not poll.done():
            await asyncio.sleep(0)
            if not nia.chat.messages[1:]:
                nia.says("hello")
    assert len(poll.result()) == 1


async def test_a_second_poll_ends_the_first(bot: Bot, world: World, nia: Person, refusal: Refusal) -> None:
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(refusal(bot.get_updates(timeout=50)))
        while world.updates.poll is None:
            await world.on_change(world.version)
        second = tasks.create_task(bot.get_updates(timeout=50))
        assert "terminated by other getUpdates request" in await first
        nia.says("hello")
    assert len(second.result()) == 1


async def test_while_a_webhook_is_set_nobody_polls(bot: Bot, world: World, nia: Person, refusal: Refusal) -> None:
    nia.says("hello")
    await bot.set_webhook("https://example.org/hook", secret_token="s", allowed_updates=["message"])
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://example.org/hook", 1)
    assert "can't use getUpdates method while webhook is active" in await refusal(bot.get_updates())
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
    assert (await bot.get_webhook_info()).url == ""


async def test_a_webhook_wants_https(bot: Bot, refusal: Refusal) -> None:
    asked = bot.set_webhook("http://example.org/hook")
    assert await refusal(asked) == "Bad webhook: an https url must be provided for webhook"


async def test_a_raw_update_of_any_shape_is_delivered(world: World, bot: Bot) -> None:
    world.queue_raw({"something_new": {"deep": [1]}})
    (update,) = await bot.get_updates()
    assert update.update_id == world.pending[0]["update_id"]


def test_a_world_started_later_never_repeats_an_id() -> None:
    earlier, later = World(), World()
    later.clock.move(timedelta(seconds=10))
    assert World().updates.next_id >= earlier.updates.next_id > 1_000_000_000
