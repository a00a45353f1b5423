"""Editing and deleting."""

from datetime import timedelta

import httpx
from telegram import Bot, InlineKeyboardMarkup, ReplyKeyboardMarkup

from playground import Group, Person, World
from playground.methods.edits import NOT_MODIFIED
from playground.pictures import blank
from tests.playground.shorthand import Refusal, inline


async def test_an_edit_changes_the_words_and_takes_the_keyboard_off(bot: Bot, nia: Person) -> None:
    sent = await bot.send_message(nia.id, "Ready?", reply_markup=inline(Yes="y"))
    await bot.edit_message_text("Good.", nia.id, sent.message_id)
    assert (nia.reads(), nia.screen.buttons, nia.screen.edited) == (["Good."], [], True)


async def test_the_same_again_is_no_edit(bot: Bot, nia: Person, refusal: Refusal) -> None:
    sent = await bot.send_message(nia.id, "Ready?", reply_markup=inline(Yes="y"))
    again = bot.edit_message_text("Ready?", nia.id, sent.message_id, reply_markup=inline(Yes="y"))
    assert (await refusal(again)).lower() == NOT_MODIFIED
    same_keyboard = bot.edit_message_reply_markup(nia.id, sent.message_id, reply_markup=inline(Yes="y"))
    assert (await refusal(same_keyboard)).lower() == NOT_MODIFIED


async def test_an_empty_keyboard_takes_the_buttons_off(bot: Bot, nia: Person) -> None:
    sent = await bot.send_message(nia.id, "Ready?", reply_markup=inline(Yes="y"))
    await bot.edit_message_reply_markup(nia.id, sent.message_id, reply_markup=InlineKeyboardMarkup([]))
    assert (nia.screen.text, nia.screen.buttons) == ("Ready?", [])


async def test_only_what_is_there_and_its_own_can_be_edited(bot: Bot, nia: Person, refusal: Refusal) -> None:
    hers = nia.says("mine")
    menu = await bot.send_message(nia.id, "menu", reply_markup=ReplyKeyboardMarkup([["A"]]))
    picture = await bot.send_photo(nia.id, blank(90, 90), caption="one")
    assert await refusal(bot.edit_message_text("x", nia.id, 1)) == "Message to edit not found"
    assert await refusal(bot.edit_message_text("x", nia.id, hers.id)) == "Message can't be edited"
    assert await refusal(bot.edit_message_text("x", nia.id, menu.message_id)) == "Message can't be edited"
    wrong_kind = await refusal(bot.edit_message_text("x", nia.id, picture.message_id))
    assert wrong_kind == "There is no text in the message to edit"
    await bot.edit_message_caption(nia.id, picture.message_id, caption="two")
    assert nia.screen.text == "two"
    again = await refusal(bot.edit_message_caption(nia.id, picture.message_id, caption="two"))
    assert again.lower() == NOT_MODIFIED
    words = await bot.send_message(nia.id, "words")
    wrong_kind = await refusal(bot.edit_message_caption(nia.id, words.message_id, caption="x"))
    assert wrong_kind == "There is no caption in the message to edit"


async def test_messages_are_deleted_one_by_one_and_together(bot: Bot, nia: Person, refusal: Refusal) -> None:
    sent = [await bot.send_message(nia.id, text) for text in ("one", "two", "three")]
    await bot.delete_message(nia.id, sent[0].message_id)
    await bot.delete_messages(nia.id, [sent[0].message_id, sent[1].message_id])
    assert nia.reads() == ["three"]
    assert await refusal(bot.delete_message(nia.id, sent[0].message_id)) == "Message to delete not found"
    assert await refusal(bot.delete_messages(nia.id, [])) == "Message identifiers are not specified"
    assert await refusal(bot.delete_messages(nia.id, range(101))) == "Too many message identifiers specified"


async def test_after_two_days_a_message_stays(bot: Bot, world: World, nia: Person, refusal: Refusal) -> None:
    sent = await bot.send_message(nia.id, "old")
    world.clock.move(timedelta(hours=49))
    await bot.send_message(nia.id, "new")
    both = [sent.message_id, nia.screen.id]
    assert await refusal(bot.delete_message(nia.id, sent.message_id)) == "Message can't be deleted for everyone"
    assert await refusal(bot.delete_messages(nia.id, both)) == "Message can't be deleted for everyone"
    assert nia.reads() == ["old", "new"]


async def test_a_dice_stays_for_a_day(bot: Bot, world: World, nia: Person, refusal: Refusal) -> None:
    dice = nia.sends("dice")
    assert await refusal(bot.delete_message(nia.id, dice.id)) == "Message can't be deleted for everyone"
    world.clock.move(timedelta(hours=25))
    assert await bot.delete_message(nia.id, dice.id)


async def test_in_a_group_others_words_stay(
    bot: Bot, lena: Person, nia: Person, group: Group, refusal: Refusal
) -> None:
    hers = nia.says("hello", chat=group)
    assert await refusal(bot.delete_message(group.id, hers.id)) == "Message can't be deleted for everyone"
    group.upgrades(by=lena)
    hers = nia.says("hello again", chat=group)
    assert await refusal(bot.delete_message(group.id, hers.id)) == "Message can't be deleted"
    group.promotes_bot(by=lena)
    assert await bot.delete_message(group.id, hers.id)


async def test_an_edit_brings_only_inline_buttons(client: httpx.AsyncClient, bot: Bot, nia: Person) -> None:
    sent = await bot.send_message(nia.id, "one")
    edit = {"chat_id": nia.id, "message_id": sent.message_id, "text": "two"}
    answer = await client.post("editMessageText", json=edit | {"reply_markup": {"keyboard": [["A"]]}})
    assert answer.json()["description"] == "Bad Request: inline keyboard expected"
