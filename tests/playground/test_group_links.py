"""Links that bring the bot into a group, and links in a group that lead out of it."""

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from playground import Group, Person, World
from tests.playground.oracle import check_update


@pytest.fixture
def class_2157(world: World, lena: Person, nia: Person) -> Group:
    """A group in which the bot is not yet."""
    return world.group("Class 2157", members=[lena, nia], has_bot=False)


def told(world: World) -> list[tuple[str, Any]]:
    """What the bot hears, in short: its new standing, who came, what was said."""
    heard = []
    for update in world.pending:
        check_update(update)
        if "my_chat_member" in update:
            heard.append(("standing", update["my_chat_member"]["new_chat_member"]["status"]))
        elif "new_chat_members" in update["message"]:
            heard.append(("came", update["message"]["new_chat_members"][0]["id"]))
        else:
            heard.append(("said", update["message"].get("text")))
    world.updates.clear()
    return heard


def link(label: str, query: str, bot: Bot) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, url=f"https://t.me/{bot.username}?{query}")]])


def test_a_group_without_the_bot_is_none_of_its_business(world: World, nia: Person, class_2157: Group) -> None:
    nia.says("/jar", chat=class_2157)
    assert world.pending == []


async def test_a_link_brings_the_bot_as_an_administrator_with_the_rights_it_asks_for(
    bot: Bot, world: World, lena: Person, class_2157: Group
) -> None:
    small = class_2157.id
    await _shown(bot, lena, "startgroup=XYZ&admin=pin_messages+delete_messages")
    lena.presses("Add me", into=class_2157)
    said = f"/start@{bot.username} XYZ"
    assert told(world) == [("standing", "administrator"), ("came", world.bot.id), ("said", said)]
    assert class_2157.id != small
    ours = (await bot.get_chat_member(class_2157.id, world.bot.id)).to_dict()
    assert (ours["can_pin_messages"], ours["can_delete_messages"], ours["can_manage_chat"]) == (True, True, True)
    assert (ours["can_restrict_members"], ours["can_invite_users"]) == (False, False)


async def test_who_may_not_give_rights_brings_it_as_a_member(
    bot: Bot, world: World, nia: Person, class_2157: Group
) -> None:
    nia.adds_bot_by_link(class_2157, "XYZ", admin=("pin_messages",))
    said = f"/start@{bot.username} XYZ"
    assert told(world) == [("standing", "member"), ("came", world.bot.id), ("said", said)]
    assert class_2157.chat.kind == "group"


async def test_where_the_bot_is_already_only_the_word_is_said_or_the_right_is_added(
    bot: Bot, world: World, lena: Person, group: Group
) -> None:
    said = ("said", f"/start@{bot.username} XYZ")
    lena.adds_bot_by_link(group, "XYZ")
    assert told(world) == [said]
    group.promotes_bot(by=lena, can_pin_messages=False)
    world.updates.clear()
    for _ in range(2):
        lena.adds_bot_by_link(group, "XYZ", admin=("pin_messages",))
    assert told(world) == [("standing", "administrator"), said, said]
    ours = (await bot.get_chat_member(group.id, world.bot.id)).to_dict()
    assert (ours["can_pin_messages"], ours["can_delete_messages"]) == (True, True)


async def test_what_cannot_be_is_refused(
    bot: Bot, world: World, lena: Person, nia: Person, ravi: Person, class_2157: Group
) -> None:
    await _shown(bot, lena, "startgroup=XYZ")
    with pytest.raises(ValueError, match="say into which"):
        lena.presses("Add me")
    with pytest.raises(ValueError, match="Ravi is not in Class 2157"):
        ravi.adds_bot_by_link(class_2157)
    with pytest.raises(ValueError, match="there is no right 'can_fly'"):
        lena.adds_bot_by_link(class_2157, admin=("fly",))
    class_2157.chat.permissions["can_invite_users"] = False
    with pytest.raises(ValueError, match="Nia may not add anybody"):
        nia.adds_bot_by_link(class_2157)
    assert lena.adds_bot_by_link(class_2157) is None
    assert class_2157.chat.has(world.bot.id)


async def test_a_link_in_a_group_leads_into_the_private_chat(bot: Bot, world: World, nia: Person, group: Group) -> None:
    await bot.send_message(group.id, "In private", reply_markup=link("Open", "start=jar", bot))
    nia.presses("Open", chat=group)
    (update,) = world.pending
    assert (update["message"]["chat"]["id"], update["message"]["text"]) == (nia.id, "/start jar")


async def _shown(bot: Bot, person: Person, query: str) -> None:
    person.starts()
    await bot.send_message(person.id, "A class", reply_markup=link("Add me", query, bot))
    person.world.updates.clear()
