"""The chat page as a person at the screen meets it."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto

from playground import Group, Person, World
from playground.pictures import blank
from tests.playground.shorthand import inline

pytestmark = pytest.mark.browser


async def test_a_conversation_at_the_screen(page: Page, bot: Bot, world: World, nia: Person, group: Group) -> None:
    await page.goto("/")
    await page.get_by_test_id(f"person-{nia.id}").click()
    await page.get_by_test_id("composer").fill("<b>hello</b>")
    await page.get_by_test_id("composer").press("Enter")
    await expect(page.get_by_test_id("messages")).to_contain_text("<b>hello</b>")

    sent = await bot.send_message(nia.id, "Ready?", reply_markup=inline(Yes="y"))
    button = page.get_by_role("button", name="Yes")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(button.click())
        (*_, update) = await bot.get_updates(offset=-1, timeout=30)
        while update.callback_query is None:
            (*_, update) = await bot.get_updates(offset=update.update_id + 1, timeout=30)
    await expect(button).to_have_attribute("aria-busy", "true")
    await update.callback_query.answer("Noted")
    await expect(page.get_by_role("status")).to_have_text("Noted")
    await expect(button).to_have_attribute("aria-busy", "false")

    await bot.edit_message_text("Good.", nia.id, sent.message_id)
    await expect(page.locator(f"[data-message-id='{sent.message_id}']")).to_contain_text("Good.")

    await page.get_by_text("<b>hello</b>").dblclick()
    await page.get_by_test_id("composer").fill("hello again")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("messages")).to_contain_text("hello again")
    await page.get_by_test_id(f"chat-{group.id}").click()
    await expect(page.get_by_test_id(f"chat-{group.id}")).to_have_attribute("aria-current", "true")


async def test_a_link_to_the_bot_is_opened_as_somebody(page: Page, bot: Bot, nia: Person, lena: Person) -> None:
    link = InlineKeyboardButton("Join", url=f"https://t.me/{bot.username}?start=ABC")
    await bot.send_message(nia.id, "Come", reply_markup=InlineKeyboardMarkup([[link]]))
    await page.goto("/")
    await page.get_by_test_id(f"person-{nia.id}").click()
    await page.get_by_role("button", name="Join").click()
    await page.get_by_role("dialog").get_by_role("button", name="Lena").click()
    await expect(page.get_by_test_id(f"person-{lena.id}")).to_have_attribute("aria-current", "true")
    await expect(page.get_by_test_id("messages")).to_contain_text("/start ABC")


async def test_a_picture_and_a_file_at_the_screen(
    page: Page, bot: Bot, nia: Person, lena: Person, tmp_path: Path
) -> None:
    await page.goto("/")
    await page.get_by_test_id(f"person-{nia.id}").click()
    for kind, name, data in (("Photo", "me.png", blank(640, 480)), ("File", "essay.txt", b"Once upon a time")):
        await asyncio.to_thread((tmp_path / name).write_bytes, data)
        await page.get_by_role("button", name="Attach").click()
        async with page.expect_file_chooser() as choosing:
            await page.get_by_role("dialog").get_by_role("button", name=kind).click()
        await (await choosing.value).set_files(tmp_path / name)
        await expect(page.locator("#attached")).to_contain_text(name)
        await page.get_by_test_id("composer").fill(f"my {kind}")
        await page.get_by_test_id("send").click()
        await expect(page.get_by_test_id("messages")).to_contain_text(f"my {kind}")
    await bot.send_document(nia.id, b"name,mood\n", filename="week 12.csv")

    await page.get_by_title("Open the picture").click()
    await expect(page.locator("#picture img")).to_be_visible()
    await page.keyboard.press("Escape")
    async with page.expect_download() as saving:
        await page.get_by_role("link", name="week 12.csv").click()
    saved = await saving.value
    assert (saved.suggested_filename, await asyncio.to_thread((await saved.path()).read_bytes)) == (
        "week 12.csv",
        b"name,mood\n",
    )
    sent = [update.message for update in await bot.get_updates()]
    assert [(one.caption, bool(one.photo), bool(one.document)) for one in sent if one] == [
        ("my Photo", True, False),
        ("my File", False, True),
    ]


@pytest.mark.thorough
async def test_a_changed_picture_and_a_changed_caption_are_seen(page: Page, bot: Bot, nia: Person) -> None:
    await page.goto("/")
    await page.get_by_test_id(f"person-{nia.id}").click()
    sent = await bot.send_photo(nia.id, blank(640, 480), caption="Question 1", reply_markup=inline(Next="n"))
    bubble = page.locator(f"[data-message-id='{sent.message_id}']")
    await expect(bubble.locator("img")).to_have_js_property("naturalHeight", 480)
    await bot.edit_message_caption(nia.id, sent.message_id, caption="Question 1 of 2", reply_markup=inline(On="n"))
    await expect(bubble).to_contain_text("Question 1 of 2")
    await expect(bubble.get_by_role("button", name="On")).to_be_visible()
    await bot.edit_message_media(InputMediaPhoto(blank(640, 320), "Question 2"), nia.id, sent.message_id)
    await expect(bubble).to_contain_text("Question 2")
    await expect(bubble.locator("img")).to_have_js_property("naturalHeight", 320)
    await expect(bubble.get_by_role("button", name="On")).to_have_count(0)


@pytest.mark.thorough
async def test_the_clock_the_menu_and_many_people_at_the_screen(
    page: Page, world: World, nia: Person, group: Group
) -> None:
    for number in range(25):
        world.person(f"Student {number}", id=3000 + number)
    await page.goto("/")
    before = world.clock.now()
    await page.get_by_role("button", name="Move the clock").click()
    await page.get_by_role("dialog").get_by_role("button", name="One day later").click()
    await expect(page.get_by_role("status")).to_contain_text("now.")
    assert world.clock.now() - before >= timedelta(hours=23, minutes=59)

    await page.get_by_role("button", name="Find somebody").click()
    await page.get_by_label("Search").fill("nia")
    await page.get_by_role("dialog").get_by_role("button", name="Nia").click()
    await expect(page.get_by_test_id(f"person-{nia.id}")).to_have_attribute("aria-current", "true")
    await page.get_by_role("button", name="This chat").click()
    await page.get_by_role("dialog").get_by_role("button", name="Block").click()
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    await page.get_by_role("button", name="Unblock").click()
    await expect(page.get_by_test_id("composer")).to_be_visible()

    await page.get_by_test_id(f"chat-{group.id}").click()
    await expect(page.get_by_test_id(f"chat-{group.id}")).to_have_attribute("aria-current", "true")
    await page.get_by_role("button", name="This chat").click()
    await page.get_by_role("dialog").get_by_role("button", name="Leave the group").click()
    await expect(page.get_by_test_id(f"chat-{group.id}")).to_be_hidden()
    await expect(page.get_by_test_id(f"chat-{nia.id}")).to_have_attribute("aria-current", "true")
