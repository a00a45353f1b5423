"""What the chat page asks for and does."""

import asyncio
from base64 import b64encode

import httpx
import pytest
from telegram import Bot

from playground import Group, Person, World
from playground.page import STATIC
from playground.pictures import blank
from tests.playground.shorthand import inline


async def test_the_page_and_its_parts_are_served(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    for part in STATIC.iterdir():
        assert (await browser.get(f"/static/{part.name}")).status_code == 200


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


async def test_a_voice_lasts_as_long_as_was_said_and_has_its_bytes(
    browser: httpx.AsyncClient, bot: Bot, world: World, nia: Person
) -> None:
    spoken = {"person": nia.id, "kind": "voice", "seconds": 12, "data": "T2dnUw=="}
    assert (await browser.post("/world/send", json=spoken)).status_code == 200
    await browser.post("/world/send", json={"person": nia.id, "kind": "voice"})
    heard, sample = [update["message"]["voice"] for update in world.pending]
    assert (heard["duration"], heard["file_size"], heard["mime_type"]) == (12, 4, "audio/ogg")
    file = await bot.get_file(heard["file_id"])
    assert bytes(await file.download_as_bytearray()) == b"OggS"
    assert sample["duration"] == 3


async def test_a_press_waits_for_the_bots_answer(
    browser: httpx.AsyncClient, bot: Bot, world: World, nia: Person
) -> None:
    sent = await bot.send_message(nia.id, "Ready?", reply_markup=inline(Yes="y"))
    pressed = {"person": nia.id, "message": sent.message_id, "data": "y"}
    async with asyncio.TaskGroup() as tasks:
        press = tasks.create_task(browser.post("/world/press", json=pressed))
        (update,) = await bot.get_updates(timeout=30)
        assert update.callback_query is not None
        await update.callback_query.answer("Noted")
    assert press.result().json() == {"text": "Noted", "show_alert": False}


@pytest.mark.parametrize(
    ("act", "body", "status"),
    [
        ("say", {"person": 9, "text": "x"}, 400),
        ("edit", {"person": 2001, "message": 1, "text": "x"}, 400),
        ("say", {"person": 2001, "chat": -1, "text": "x"}, 400),
        ("send", {"person": 2001, "kind": "photo", "data": "bm8="}, 400),
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


async def test_files_leave_the_page_with_their_names_and_captions(
    browser: httpx.AsyncClient, nia: Person, group: Group
) -> None:
    me = {"person": nia.id, "caption": " mine "}
    await browser.post("/world/send", json=me | {"kind": "photo", "data": b64encode(blank(400, 300)).decode()})
    essay = {"kind": "document", "name": "essay.txt", "mime": "text/plain", "data": b64encode(b"Once").decode()}
    await browser.post("/world/send", json=me | essay | {"chat": group.id})
    photo, document = nia.chat.messages[-1], group.chat.messages[-1]
    assert photo.photo is not None
    assert document.document is not None
    assert (photo.photo.data, photo.text) == (blank(400, 300), "mine")
    assert (document.document.name, document.document.data) == ("essay.txt", b"Once")
    shown = (await browser.get("/world/state", params={"person": nia.id})).json()["messages"][-1]["content"]
    assert (shown["kind"], shown["width"], shown["height"]) == ("photo", 400, 300)


async def test_the_bot_is_blocked_and_unblocked_at_the_page(browser: httpx.AsyncClient, nia: Person) -> None:
    await browser.post("/world/block", json={"person": nia.id})
    state = (await browser.get("/world/state", params={"person": nia.id})).json()
    assert (state["is_blocked"], nia.chat.is_blocked) == (True, True)
    await browser.post("/world/unblock", json={"person": nia.id})
    assert not nia.chat.is_blocked


async def test_who_is_in_a_group_is_changed_at_the_page_by_those_who_may(
    browser: httpx.AsyncClient, world: World, nia: Person, lena: Person, group: Group
) -> None:
    async def does(person: Person, act: str, whom: int = 0) -> int:
        body = {"person": person.id, "chat": group.id, "whom": whom}
        return (await browser.post(f"/world/{act}", json=body)).status_code

    ravi, bot = world.person("Ravi", id=2003), world.bot.id
    assert [await does(nia, "remove", lena.id), await does(nia, "promote")] == [400, 400]
    assert [await does(lena, "promote"), await does(lena, "demote"), await does(lena, "remove", bot)] == [200] * 3
    assert [await does(nia, "add", ravi.id), await does(nia, "add", bot), await does(nia, "remove", nia.id)] == [
        200
    ] * 3
    state = await browser.get("/world/state", params={"person": lena.id, "chat": group.id})
    seen = state.json()
    assert [one["name"] for one in seen["group"]["members"]] == ["Lena", "Ravi", world.bot.first_name]
    assert [one["name"] for one in seen["group"]["others"]] == ["Nia"]
    told = [message["service"] for message in seen["messages"]]
    assert told[1:] == ["Nia added Ravi", f"Nia added {world.bot.first_name}", "Nia left"]
    assert await does(nia, "say") == 400
