"""A group at the screen: votes, what is pinned, a reply, and the bot's coming."""

import asyncio

import pytest
from playwright.async_api import Page, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from playground import Person, World

pytestmark = pytest.mark.browser


async def test_a_class_brings_the_bot_votes_and_finds_what_is_pinned(
    page: Page, bot: Bot, world: World, lena: Person, nia: Person
) -> None:
    group = world.group("Class 2157", members=[lena, nia], has_bot=False)
    lena.starts()
    address = f"https://t.me/{bot.username}?startgroup=bind&admin=pin_messages"
    link = InlineKeyboardMarkup([[InlineKeyboardButton("Add me", url=address)]])
    await bot.send_message(lena.id, "Bring me into your class", reply_markup=link)
    await page.goto("/")
    await page.get_by_role("button", name="Add me").click()
    await page.get_by_role("dialog").get_by_role("button", name="Class 2157").click()
    await expect(page.get_by_test_id("messages")).to_contain_text(f"/start@{bot.username} bind")
    await expect(page.get_by_test_id(f"chat-{group.id}")).to_have_attribute("aria-current", "true")

    jar = await bot.send_message(group.id, "The jar")
    await bot.pin_chat_message(group.id, jar.message_id)
    await expect(page.locator("#pinned")).to_contain_text("The jar")
    await page.get_by_role("button", name="More about this message from").last.click()
    await page.get_by_role("dialog").get_by_role("button", name="Reply").click()
    await page.get_by_test_id("composer").fill("It is full!")
    await page.get_by_test_id("send").click()
    await expect(page.locator(".reply")).to_contain_text("The jar")

    await bot.send_poll(group.id, "What shall it be?", ["Film", "Pancakes"])
    await page.get_by_role("button", name="Pancakes").click()
    await expect(page.locator(".poll")).to_contain_text("Anonymous poll")
    await expect(page.locator(".result.chosen")).to_contain_text("100%")
    await page.get_by_role("button", name="Take back my vote").click()
    await expect(page.get_by_role("button", name="Film")).to_be_visible()

    await page.locator("#pinned").click()
    await expect(page.locator(f"[data-message-id='{jar.message_id}']")).to_be_in_viewport()
    await page.get_by_role("button", name="This chat").click()
    await page.get_by_role("dialog").get_by_role("button", name="Take the right to pin").click()
    async with asyncio.timeout(30):
        while group.chat.may(world.bot.id, "can_pin_messages"):
            await world.on_change(world.version)
