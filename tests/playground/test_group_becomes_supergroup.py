"""A group becomes a supergroup: what goes along, what stays behind, and what the old id answers."""

from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import ChatMigrated

from playground import Group, Person, World
from tests.playground.shorthand import Refusal


async def test_under_its_old_id_everything_names_the_new_one(
    client: httpx.AsyncClient, bot: Bot, lena: Person, group: Group
) -> None:
    old = group.id
    sent = await bot.send_message(group.id, "The jar")
    new = group.upgrades(by=lena)
    there: dict[str, Any] = {"chat_id": old, "message_id": sent.message_id}
    calls: dict[str, dict[str, Any]] = {
        "sendMessage": {"text": "x"},
        "sendPoll": {"question": "x", "options": ["A"]},
        "editMessageText": {"text": "x"},
        "deleteMessage": {},
        "pinChatMessage": {},
        "unpinAllChatMessages": {},
        "getChatMember": {"user_id": lena.id},
        "getChatAdministrators": {},
        "leaveChat": {},
    }
    for method, arguments in calls.items():
        answer = (await client.post(method, json=there | arguments)).json()
        assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
        assert answer["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await bot.get_chat(old)).title == "Class 2156"
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(old, "x")
    assert caught.value.new_chat_id == new.id


async def test_people_and_rights_go_along_and_what_was_said_and_pinned_stays(
    bot: Bot, world: World, lena: Person, nia: Person, group: Group, refusal: Refusal
) -> None:
    group.promotes_bot(by=lena)
    sent = await bot.send_message(group.id, "The jar")
    await bot.pin_chat_message(group.id, sent.message_id)
    group.upgrades(by=lena)
    assert await bot.get_chat_member_count(group.id) == 3
    assert {one.user.id for one in await bot.get_chat_administrators(group.id)} == {lena.id, world.bot.id}
    assert (await bot.get_chat(group.id)).pinned_message is None
    assert await refusal(bot.edit_message_text("x", group.id, sent.message_id)) == "Message to edit not found"
    assert await refusal(bot.pin_chat_message(group.id, sent.message_id)) == "Message to pin not found"
    again = await bot.send_message(group.id, "The jar")
    assert await bot.pin_chat_message(group.id, again.message_id)
    nia.says("between us", chat=group)
    assert world.pending[-1]["message"]["chat"]["id"] == group.id
