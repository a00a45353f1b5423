"""What people do, and what the bot hears of it."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from playground import Message, Person, World
from playground.contents import KINDS
from playground.entities import length
from playground.presses import Press
from tests.playground.oracle import check_update
from tests.playground.shorthand import Refusal, inline


async def test_a_deep_link_sends_start_with_its_code(bot: Bot, lena: Person) -> None:
    lena.starts("CODE")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start CODE"
    assert update.message.parse_entities() == {update.message.entities[0]: "/start"}


async def test_a_press_carries_the_message_as_it_is_now(bot: Bot, nia: Person) -> None:
    sent = await bot.send_message(nia.id, "Ready?", reply_markup=inline(Yes="y"))
    await bot.edit_message_text("Really?", nia.id, sent.message_id, reply_markup=inline(Yes="y2"))
    nia.presses("Yes")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert isinstance(query.message, type(sent))
    assert (query.data, query.message.text) == ("y2", "Really?")


async def test_a_press_is_answered_once(bot: Bot, nia: Person, refusal: Refusal) -> None:
    await bot.send_message(nia.id, "Ready?", reply_markup=inline(Yes="y"))
    press = nia.presses("Yes")
    assert isinstance(press, Press)
    await bot.answer_callback_query(press.id, "Noted")
    assert press.answer == {"text": "Noted", "show_alert": False}
    too_old = "Query is too old and response timeout expired or query id is invalid"
    assert await refusal(bot.answer_callback_query(press.id)) == too_old
    assert await refusal(bot.answer_callback_query("unknown")) == too_old


async def test_the_newest_button_is_pressed_and_an_exact_label_wins(bot: Bot, nia: Person) -> None:
    await bot.send_message(nia.id, "old", reply_markup=inline(Done="old"))
    await bot.send_message(nia.id, "new", reply_markup=inline(**{"✓ Done": "ticked", "Done": "new", "Stop": "s"}))
    first, second = nia.presses("Done"), nia.presses("✓")
    assert isinstance(first, Press)
    assert isinstance(second, Press)
    assert (first.data, second.data) == ("new", "ticked")


async def test_a_missing_button_is_answered_with_those_there_are(bot: Bot, nia: Person) -> None:
    await bot.send_message(nia.id, "new", reply_markup=inline(Start="a", Stop="b"))
    with pytest.raises(LookupError, match="there are: Start, Stop"):
        nia.presses("Done")


async def test_a_forged_press_on_a_deleted_message_shows_only_where_it_was(bot: Bot, world: World, nia: Person) -> None:
    await bot.send_message(nia.id, "gone")
    gone = nia.screen
    nia.deletes(gone)
    nia.presses_data("forged", on=gone)
    check_update(world.pending[0])
    assert world.pending[0]["callback_query"]["message"]["date"] == 0


async def test_a_link_button_to_the_bot_starts_it(bot: Bot, world: World, nia: Person) -> None:
    link = InlineKeyboardButton("Join", url=f"https://t.me/{world.bot.username}?start=ABC")
    await bot.send_message(nia.id, "Come", reply_markup=InlineKeyboardMarkup([[link]]))
    nia.presses("Join")
    assert world.pending[-1]["message"]["text"] == "/start ABC"


async def test_the_same_press_comes_again_under_new_ids(bot: Bot, world: World, nia: Person) -> None:
    await bot.send_message(nia.id, "Ready?", reply_markup=inline(Yes="y"))
    nia.presses("Yes")
    world.repeat()
    first, again = await bot.get_updates()
    assert first.callback_query is not None
    assert again.callback_query is not None
    assert first.update_id + 1 == again.update_id
    assert first.callback_query.data == again.callback_query.data
    assert first.callback_query.id != again.callback_query.id


@pytest.mark.parametrize("kind", [*KINDS, "text"])
async def test_everything_people_send_fits_the_schema(bot: Bot, nia: Person, world: World, kind: str) -> None:
    nia.sends(kind)
    nia.sends(kind, caption="look", forward=True)
    assert len(await bot.get_updates()) == 2


def test_an_edit_is_told_and_a_deletion_is_not(world: World, nia: Person) -> None:
    message = nia.says("one")
    nia.edits(message, "two")
    nia.deletes(message)
    assert [list(update)[1] for update in world.pending] == ["message", "edited_message"]


def test_a_long_text_leaves_in_pieces(world: World, nia: Person) -> None:
    text = "🙂 word " * 1500
    nia.says(text)
    pieces = [update["message"]["text"] for update in world.pending]
    assert all(length(piece) <= 4096 for piece in pieces)
    assert " ".join(pieces) == text.strip()


def test_blocking_is_told_as_a_change_of_standing(world: World, nia: Person) -> None:
    nia.blocks()
    (update,) = world.pending
    check_update(update)
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    with pytest.raises(RuntimeError, match="has blocked the bot"):
        nia.says("hello")


def test_blocking_twice_is_blocking_once_and_the_link_unblocks(world: World, nia: Person) -> None:
    nia.blocks()
    nia.blocks()
    nia.starts()
    nia.unblocks()
    changes = [update["my_chat_member"] for update in world.pending if "my_chat_member" in update]
    assert [one["new_chat_member"]["status"] for one in changes] == ["kicked", "member"]


def test_a_person_to_whom_nothing_was_said_has_no_screen(nia: Person) -> None:
    with pytest.raises(LookupError):
        _: Message = nia.screen
