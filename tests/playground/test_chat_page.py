"""What the chat page asks for and does."""

import asyncio

import httpx
import pytest
from telegram import Bot

from playground import Group, Person, World
from tests.playground.shorthand import inline


async def test_the_page_and_its_parts_are_served(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    for part in ("chat.css", "chat.js", "bubble.js", "sheet.js", "elements.js", "icon.svg"):
        assert (await browser.get(f"/static/{part}")).status_code == 200


async def test_a_screen_shows_chats_messages_and_unread(
    browser: httpx.AsyncClient, bot: Bot, nia: Person, group: Group
) -> None:
    await bot.send_message(
        nia.id, "<b>Hi</b> <3".replace("<3", "&lt;3"), parse_mode="HTML", reply_markup=inline(Yes="y")
    )
    state = (await browser.get("/world/state", params={"person": nia.id})).json()
    assert [chat["name"] for chat in state["chats"]] == [bot.first_name, "Class 2156"]
    assert (state["messages"][-1]["html"], state["messages"][-1]["buttons"][0][0]["text"]) == ("<b>Hi</b> &lt;3", "Yes")
    assert {person["name"]: person["unread"] for person in state["people"]} == {"Nia": 1, "Lena": 0}
    await browser.post("/world/read", json={"person": nia.id})
    state = (await browser.get("/world/state", params={"person": nia.id})).json()
    assert state["chats"][0]["unread"] == 0


async def test_what_is_done_at_the_page_is_done_in_the_world(
    browser: httpx.AsyncClient, world: World, nia: Person, group: Group
) -> None:
    me = {"person": nia.id}
    await browser.post("/world/say", json=me | {"text": "hello"})
    await browser.post("/world/edit", json=me | {"message": nia.chat.messages[-1].id, "text": "hello!"})
    await browser.post("/world/send", json=me | {"kind": "sticker"})
    await browser.post("/world/say", json=me | {"text": "/jar", "chat": group.id})
    await browser.post("/world/start", json=me | {"code": "ABC"})
    kinds = [next(name for name in update if name != "update_id") for update in world.pending]
    assert kinds == ["message", "edited_message", "message", "message", "message"]
    await browser.post("/world/delete", json=me | {"message": nia.chat.messages[-1].id})
    assert "sticker" in nia.chat.messages[-1].content


async def test_a_press_waits_for_the_bots_answer(
    browser: httpx.AsyncClient, bot: Bot, world: World, nia: Person
) -> None:
    sent = await bot.send_message(nia.id, "Ready?", reply_markup=inline(Yes="y"))
    pressed = {"person": nia.id, "message": sent.message_id, "data": "y"}
    async with asyncio.TaskGroup() as tasks:
        press = tasks.create_task(browser.post("/world/press", json=pressed))
        (update,) = await bot.get_updates(timeout=5)
        assert update.callback_query is not None
        await update.callback_query.answer("Noted")
    assert press.result().json() == {"text": "Noted", "show_alert": False}


@pytest.mark.parametrize(
    ("act", "body", "status"),
    [
        ("say", {"person": 9, "text": "x"}, 400),
        ("edit", {"person": 2001, "message": 1, "text": "x"}, 400),
        ("dance", {"person": 2001}, 404),
    ],
)
async def test_the_impossible_is_refused(
    browser: httpx.AsyncClient, nia: Person, act: str, body: dict[str, object], status: int
) -> None:
    assert (await browser.post(f"/world/{act}", json=body)).status_code == status


async def test_a_form_on_another_site_can_do_nothing(browser: httpx.AsyncClient, nia: Person) -> None:
    answer = await browser.post("/world/say", data={"person": str(nia.id), "text": "x"})
    assert (answer.status_code, len(nia.chat.messages)) == (415, 1)


async def test_pictures_are_shown_and_other_files_only_saved(browser: httpx.AsyncClient, nia: Person) -> None:
    photo = nia.sends("photo").content["photo"][-1]["file_id"]
    page = nia.sends("document", data=b"<script>").content["document"]["file_id"]
    assert (await browser.get(f"/world/file/{photo}")).headers["content-type"] == "image/png"
    saved = await browser.get(f"/world/file/{page}")
    assert saved.headers["content-disposition"].startswith("attachment")
