"""What a bot may send, and in which words Telegram refuses the rest."""

import json
from typing import Any

import httpx
import pytest
from telegram import Bot, ForceReply, MessageEntity, ReplyKeyboardMarkup
from telegram.error import Forbidden

from playground import Group, Person, World
from tests.playground.shorthand import Refusal, inline


async def test_a_message_reaches_the_screen(bot: Bot, nia: Person) -> None:
    sent = await bot.send_message(nia.id, "<b>Hello</b> &amp; welcome", parse_mode="HTML")
    assert (sent.message_id, nia.screen.text, nia.screen.html) == (
        nia.screen.id,
        "Hello & welcome",
        "<b>Hello</b> &amp; welcome",
    )


async def test_a_bot_cannot_speak_first(bot: Bot, lena: Person) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(lena.id, "hello")


async def test_who_blocks_the_bot_hears_nothing_until_unblocking_it(bot: Bot, nia: Person) -> None:
    nia.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(nia.id, "hello")
    nia.unblocks()
    await bot.send_message(nia.id, "hello again")
    assert nia.reads() == ["hello again"]


async def test_an_unknown_chat_is_not_found(bot: Bot, refusal: Refusal) -> None:
    assert await refusal(bot.send_message(404, "hello")) == "Chat not found"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "🙂" * 2049}, "message is too long"),
        ({"text": "x" * 40_000}, "text is too long"),
        ({"text": "x", "parse_mode": "Nonsense"}, "unsupported parse_mode"),
        ({"text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_parameters": {"message_id": 1}}, "message to be replied not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "entities": [{}]}, "can't parse MessageEntity: Can't find field \"type\""),
    ],
)
async def test_a_wrong_message_is_refused(
    client: httpx.AsyncClient, nia: Person, arguments: dict[str, Any], words: str
) -> None:
    answer = await client.post("sendMessage", json={"chat_id": nia.id, **arguments})
    assert answer.status_code == 400
    assert answer.json() == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "x", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ("x", "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"text": "x", "url": "no"}, "inline keyboard button URL 'no' is invalid: Wrong HTTP URL"),
    ],
)
async def test_a_wrong_button_is_refused(client: httpx.AsyncClient, nia: Person, button: Any, words: str) -> None:
    markup = json.dumps({"inline_keyboard": [[button]]})
    answer = await client.post("sendMessage", data={"chat_id": str(nia.id), "text": "x", "reply_markup": markup})
    assert answer.json()["description"] == f"Bad Request: {words}"


async def test_a_keyboard_holds_a_hundred_buttons(bot: Bot, nia: Person, refusal: Refusal) -> None:
    await bot.send_message(nia.id, "many", reply_markup=inline(**{f"b{n}": "x" for n in range(100)}))
    too_many = inline(**{f"b{n}": "x" for n in range(101)})
    assert await refusal(bot.send_message(nia.id, "x", reply_markup=too_many)) == "Reply markup is too long"


async def test_empty_rows_and_empty_labels_vanish(client: httpx.AsyncClient, nia: Person) -> None:
    markup = {"inline_keyboard": [[], [{"text": "", "callback_data": "x"}, {"text": "Go", "callback_data": "x"}]]}
    await client.post("sendMessage", json={"chat_id": nia.id, "text": "x", "reply_markup": markup})
    assert nia.screen.buttons == [["Go"]]


async def test_white_space_around_a_text_is_taken_off(bot: Bot, nia: Person) -> None:
    await bot.send_message(nia.id, "  \n<b> hello</b>  \n", parse_mode="HTML")
    assert nia.screen.html == "<b>hello</b>"


async def test_a_bot_may_count_its_entities_itself(bot: Bot, nia: Person) -> None:
    await bot.send_message(nia.id, "  one two", entities=[MessageEntity("bold", 6, 3)])
    assert nia.screen.html == "one <b>two</b>"


async def test_a_reply_quotes_the_message(bot: Bot, nia: Person) -> None:
    question = nia.says("why?")
    answer = await bot.send_message(nia.id, "because", reply_to_message_id=question.id)
    assert answer.reply_to_message is not None
    assert answer.reply_to_message.text == "why?"


async def test_a_keyboard_under_the_input_sends_its_label(bot: Bot, nia: Person) -> None:
    await bot.send_message(nia.id, "Ready?", reply_markup=ReplyKeyboardMarkup([["Yes", "Not yet"]]))
    await bot.send_message(nia.id, "Tell me", reply_markup=ForceReply())
    nia.presses("Not yet")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "Not yet"


async def test_typing_is_shown_only_where_one_may_write(bot: Bot, nia: Person, lena: Person, refusal: Refusal) -> None:
    assert await bot.send_chat_action(nia.id, "typing")
    assert await refusal(bot.send_chat_action(nia.id, "dancing")) == "Wrong parameter action in request"
    assert "can't initiate" in await refusal(bot.send_chat_action(lena.id, "typing"))


async def test_a_supergroup_refuses_under_its_old_id(client: httpx.AsyncClient, world: World, group: Group) -> None:
    old = group.id
    new = group.upgrades(by=world.people[1001])
    answer = (await client.post("sendMessage", json={"chat_id": old, "text": "x"})).json()
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await client.post("sendMessage", json={"chat_id": new.id, "text": "x"})).json()["ok"]
