"""Pinning: who may, what the chat says of it, and what becomes of what is pinned."""

import pytest
from telegram import Bot

from playground import Group, Person, World
from tests.playground.oracle import check_update
from tests.playground.shorthand import Refusal

NOT_ALLOWED = "Not enough rights to manage pinned messages in the chat"


async def pinned(bot: Bot, group: Group) -> int | None:
    shown = (await bot.get_chat(group.id)).pinned_message
    return shown.message_id if shown else None


async def test_a_bot_pins_as_an_administrator_who_may(bot: Bot, lena: Person, group: Group, refusal: Refusal) -> None:
    sent = await bot.send_message(group.id, "The jar")
    assert await refusal(bot.pin_chat_message(group.id, sent.message_id)) == NOT_ALLOWED
    group.promotes_bot(by=lena)
    assert await bot.pin_chat_message(group.id, sent.message_id)
    assert await pinned(bot, group) == sent.message_id
    await bot.unpin_chat_message(group.id)
    assert await pinned(bot, group) is None
    assert await refusal(bot.unpin_chat_message(group.id)) == "Message to unpin not found"


async def test_without_the_right_nothing_is_pinned_or_unpinned(
    bot: Bot, lena: Person, group: Group, refusal: Refusal
) -> None:
    group.promotes_bot(by=lena, can_pin_messages=False)
    sent = await bot.send_message(group.id, "The jar")
    lena.pins(group.screen)
    assert await refusal(bot.pin_chat_message(group.id, sent.message_id)) == NOT_ALLOWED
    assert await refusal(bot.unpin_chat_message(group.id)) == NOT_ALLOWED
    assert await refusal(bot.unpin_all_chat_messages(group.id)) == NOT_ALLOWED
    group.promotes_bot(by=lena, can_pin_messages=True)
    assert await bot.unpin_all_chat_messages(group.id)
    assert group.chat.pinned is None


async def test_in_a_small_group_a_bot_that_is_a_member_may_not_though_all_members_may(
    bot: Bot, lena: Person, group: Group, refusal: Refusal
) -> None:
    group.chat.permissions["can_pin_messages"] = True
    sent = await bot.send_message(group.id, "The jar")
    assert await refusal(bot.pin_chat_message(group.id, sent.message_id)) == NOT_ALLOWED
    group.upgrades(by=lena)
    sent = await bot.send_message(group.id, "The jar")
    assert await bot.pin_chat_message(group.id, sent.message_id)


async def test_the_chat_says_who_pinned_what_to_the_bot_too(bot: Bot, world: World, lena: Person, group: Group) -> None:
    group.promotes_bot(by=lena)
    sent = await bot.send_message(group.id, "The jar")
    world.updates.clear()
    await bot.pin_chat_message(group.id, sent.message_id, disable_notification=True)
    await bot.pin_chat_message(group.id, sent.message_id)
    (ours,) = world.pending
    check_update(ours)
    assert ours["message"]["from"]["id"] == world.bot.id
    assert ours["message"]["pinned_message"]["text"] == "The jar"
    assert group.chat.messages[-1].is_silent
    assert group.screen.id == sent.message_id
    lena.unpins(group.screen)
    said = lena.pins(group.screen)
    assert said is not None
    assert world.pending[-1]["message"]["from"]["id"] == lena.id


async def test_several_are_pinned_and_the_last_said_is_shown(bot: Bot, lena: Person, group: Group) -> None:
    older, newer = lena.says("one", chat=group), lena.says("two", chat=group)
    lena.pins(newer)
    lena.pins(older)
    assert await pinned(bot, group) == newer.id
    lena.unpins(newer)
    lena.unpins(newer)
    assert await pinned(bot, group) == older.id


async def test_what_is_deleted_is_pinned_no_longer(bot: Bot, lena: Person, group: Group, refusal: Refusal) -> None:
    group.promotes_bot(by=lena)
    sent = await bot.send_message(group.id, "The jar")
    hers = lena.says("mine", chat=group)
    lena.pins(group.screen)
    lena.pins(hers)
    lena.deletes(hers)
    assert await pinned(bot, group) == sent.message_id
    await bot.delete_message(group.id, sent.message_id)
    assert await pinned(bot, group) is None
    assert await refusal(bot.pin_chat_message(group.id, hers.id)) == "Message to pin not found"
    assert await refusal(bot.unpin_chat_message(group.id, hers.id)) == "Message to unpin not found"


async def test_what_the_chat_says_itself_is_not_pinned(bot: Bot, lena: Person, group: Group, refusal: Refusal) -> None:
    group.promotes_bot(by=lena)
    said = lena.pins(lena.says("mine", chat=group))
    assert said is not None
    assert await refusal(bot.pin_chat_message(group.id, said.id)) == "Service messages can't be pinned"


async def test_in_a_private_chat_both_pin_and_it_is_told(bot: Bot, world: World, nia: Person) -> None:
    sent = await bot.send_message(nia.id, "Your week")
    await bot.pin_chat_message(nia.id, sent.message_id)
    assert world.pending[-1]["message"]["pinned_message"]["message_id"] == sent.message_id
    assert (nia.reads(), nia.screen.id) == (["Your week"], sent.message_id)
    nia.unpins(nia.screen)
    assert nia.chat.pinned is None


def test_people_pin_where_they_may(nia: Person, ravi: Person, group: Group) -> None:
    hers = nia.says("mine", chat=group)
    with pytest.raises(ValueError, match="Nia may not pin in Class 2156"):
        nia.pins(hers)
    with pytest.raises(ValueError, match="Ravi is not in Class 2156"):
        ravi.unpins(hers)
    group.chat.permissions["can_pin_messages"] = True
    assert nia.pins(hers)
