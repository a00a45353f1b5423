"""Journeys: whatever arrives, it gets a clear answer and loses nothing."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.models import Chat, Conversation, EmotionCheckIn, InboxRow, Invite, TelegramAccount
from tests.beginnings import beginning
from tests.report import Report
from tests.street import Street

KINDS = (
    "sticker", "voice", "photo", "video", "document", "location", "contact", "poll", "dice", "animation", "audio",
    "video_note", "venue",
)  # fmt: skip
PAYLOADS = (
    "", "x", "c", "c:", "c:::", "c:a:b:c:d", "a:", "a:nothing", "a:change_checkin", "a:change_checkin:x:y",
    "a:change_checkin:" + "a" * 16, "a:resume:' or 1=1", "\x00\x01", "😀" * 16, "a:invite_again:" + "z" * 32,
)  # fmt: skip
SHAPES: tuple[dict[str, Any], ...] = (
    {}, {"message": 5}, {"message": {}}, {"callback_query": {"id": []}}, {"new_thing": {}},
)  # fmt: skip


@beginning
async def asked_for_words(street: Street) -> None:
    await street.nia_has_joined()
    for label in ("Frustrated", "Stuck", "Done"):
        street.nia.presses(label)
        await street.settle()


@pytest.fixture
async def journal(street: Street) -> Street:
    """Nia has been asked whether she wants to write about it."""
    await asked_for_words(street)
    return street


async def test_every_kind_of_message_at_the_journal_is_answered_and_loses_nothing(journal: Street) -> None:
    for kind in KINDS:
        journal.nia.sends(kind)
        await journal.settle()
        assert "If you like, write to me about it now." in journal.nia.screen.text
    journal.nia.sends("text", forward=True, caption="forwarded words")
    await journal.settle()
    [entry] = await journal.read(EmotionCheckIn)
    assert entry.journal_entry == "forwarded words"


async def test_only_the_newest_screen_has_buttons(journal: Street) -> None:
    journal.nia.sends("sticker")
    await journal.settle()
    journal.nia.sends("sticker")
    await journal.settle()
    with_buttons = [message for message in journal.nia.chat.messages if message.buttons]
    assert with_buttons == [journal.nia.screen]


async def test_a_journal_of_5000_characters_is_judged_whole(journal: Street, clock: Any) -> None:
    words = "all the words " * 358
    journal.nia.says(words)
    await journal.settle()
    assert "If you like" in journal.nia.screen.text
    clock.move(_seconds(2))
    await journal.settle()
    assert "That is 5,011 characters, and 4,000 fit." in journal.nia.screen.text
    assert [entry.journal_entry for entry in await journal.read(EmotionCheckIn)] == [None]
    assert [text for text in journal.nia.reads() if "characters" in text] == [journal.nia.screen.text], "said once"


async def test_a_long_journal_in_pieces_is_kept_whole(journal: Street, clock: Any) -> None:
    words = ("a sentence of mine. " * 199).strip()
    journal.nia.says(words)
    await journal.settle()
    clock.move(_seconds(2))
    await journal.settle()
    [entry] = await journal.read(EmotionCheckIn)
    assert entry.journal_entry == words


async def test_html_in_a_name_is_a_name(street: Street) -> None:
    await street.class_is_invited()
    street.lena.presses("Invite another")
    await street.settle()
    street.lena.says("<b>Bobby</b> & <i>")
    await street.settle()
    street.lena.presses("2156")
    await street.settle()
    street.lena.presses("Make the invite")
    await street.settle()
    assert "invite for <b>Bobby</b> & <i>." in street.lena.screen.text


async def test_random_payloads_do_nothing_and_are_answered(journal: Street) -> None:
    before = await snapshot(journal)
    for data in PAYLOADS:
        journal.nia.presses_data(data, on=journal.nia.screen)
        await journal.settle()
        assert await snapshot(journal) == before, data
        assert journal.nia.screen.text, data


async def test_a_coachs_buttons_pressed_by_a_student_do_nothing(journal: Street, report: Report) -> None:
    omar, *_ = await journal.read(Invite, Invite.uses_left == 1)
    before = await snapshot(journal)
    payloads = ("a:invite", f"a:invite_again:{omar.user_id}")
    for data in payloads:
        journal.nia.presses_data(data, on=journal.nia.screen)
        await journal.settle()
        assert journal.nia.screen.text == "That one is for coaches."
    assert await snapshot(journal) == before
    report(f"forged presses: {len(payloads)} coach's actions by a student, 0 effects")


async def test_another_persons_conversation_cannot_be_pressed(journal: Street) -> None:
    skip = next(one["callback_data"] for row in _keyboard(journal.nia.screen) for one in row if one["text"] == "Skip")
    before = await snapshot(journal)
    journal.lena.presses_data(skip, on=journal.lena.screen)
    journal.omar.says("/help")
    await journal.settle()
    journal.omar.presses_data(skip, on=journal.omar.screen)
    await journal.settle()
    assert await snapshot(journal) == before


async def test_the_same_update_and_the_same_tap_twice_have_one_effect(journal: Street) -> None:
    journal.nia.presses("Skip")
    journal.world.repeat()
    journal.world.repeat()
    await journal.settle()
    assert len(await journal.read(EmotionCheckIn)) == 1
    rows = [row for row in await journal.read(InboxRow) if row.payload]
    await journal.bot.ingest.store([row.payload for row in rows])
    await journal.settle()
    assert len(await journal.read(EmotionCheckIn)) == 1


async def test_an_update_that_cannot_be_parsed_is_quarantined_and_the_next_is_served(journal: Street) -> None:
    broken = {"message": {"message_id": "x", "chat": {"id": 2001, "type": "private"}, "date": "yesterday"}}
    journal.world.queue_raw(broken)
    journal.nia.says("still here")
    await journal.settle()
    [entry] = await journal.read(EmotionCheckIn)
    assert entry.journal_entry == "still here"
    assert [row.state for row in await journal.read(InboxRow, InboxRow.state == "quarantined")] == ["quarantined"]
    assert "Something could not be handled" in journal.lena.screen.text


async def test_updates_of_any_shape_stop_nothing(street: Street) -> None:
    for shape in SHAPES:
        street.world.queue_raw(shape)
        asked = street.nia.says("/help")
        await street.settle()
        assert street.nia.screen.id > asked.id, shape
        assert "/start" in street.nia.screen.text, shape


async def test_what_a_chat_says_of_itself_is_no_answer_and_gets_none(journal: Street) -> None:
    nia, asked = journal.nia, journal.nia.screen
    chat, person = nia.chat.as_json(), nia.user.as_json()
    said = {"message_id": asked.id + 1, "date": 1, "chat": chat, "from": person}
    for what in (
        {"pinned_message": {"message_id": asked.id, "date": 0, "chat": chat}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"write_access_allowed": {"from_request": True}},
    ):
        journal.world.queue_raw({"message": {**said, **what}})
    moved = {"edit_date": 2, "location": {"latitude": 47.4, "longitude": 8.5, "live_period": 900}}
    journal.world.queue_raw({"edited_message": {**said, **moved}})
    journal.world.queue_raw({"business_message": {**said, "text": "to a shop", "business_connection_id": "1"}})
    await journal.settle()
    assert nia.screen is asked
    assert [entry.journal_entry for entry in await journal.read(EmotionCheckIn)] == [None]
    assert {row.state for row in await journal.read(InboxRow)} == {"handled", "ignored"}


@pytest.mark.parametrize("words", ["\u2800", "\u3164\u3164", "\u200b\u2060\u202e", "\ufe0f"])
async def test_a_message_that_looks_like_none_is_no_answer(journal: Street, words: str) -> None:
    journal.nia.says(words)
    await journal.settle()
    assert journal.nia.screen.text.startswith("Here I need words, or a button.")
    assert [entry.journal_entry for entry in await journal.read(EmotionCheckIn)] == [None]


async def test_commands_in_the_middle_park_the_check_in_and_offer_it_again(journal: Street) -> None:
    journal.nia.says("/help")
    await journal.settle()
    journal.nia.presses("Go on with your check-in")
    await journal.settle()
    assert "If you like, write to me about it now." in journal.nia.screen.text


async def test_a_command_that_does_not_exist_is_answered(journal: Street) -> None:
    journal.nia.says("/dance")
    await journal.settle()
    assert journal.nia.screen.text.startswith("I don't know that one.")


async def test_a_command_in_the_group_leads_to_the_private_chat(journal: Street) -> None:
    group = next(iter(journal.world.groups.values()))
    journal.nia.says("/today", chat=group)
    await journal.settle()
    message = group.chat.messages[-1]
    assert message.text == "Let's talk in private."
    assert message.buttons == [["Open our chat"]]


async def test_a_row_that_keeps_failing_is_given_up_apologised_for_once_and_reported(
    journal: Street, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("bot.services.feelings.write", broken)
    journal.nia.says("my words")
    for seconds in (0, 2, 6, 31):
        clock.move(_seconds(seconds))
        await journal.settle()
    assert [row.state for row in await journal.read(InboxRow, InboxRow.state == "dead")] == ["dead"]
    assert sum("Sorry, something broke" in text for text in journal.nia.reads()) == 1
    assert "Something could not be handled" in journal.lena.screen.text
    monkeypatch.undo()
    journal.nia.says("my words again")
    await journal.settle()
    [entry] = await journal.read(EmotionCheckIn)
    assert entry.journal_entry == "my words again"


async def snapshot(street: Street) -> list[Any]:
    """Return all that a press could have changed."""
    async with street.database.reading() as unit:
        tables = (EmotionCheckIn, Conversation, Invite, TelegramAccount)
        rows = [row for table in tables for row in await unit.session.scalars(select(table).order_by(table.id))]
        chats = await unit.session.execute(select(Chat.telegram_id, Chat.blocked_at).order_by(Chat.telegram_id))
        skipped = ("_sa_instance_state", "touched_at", "expires_at", "turn", "shown")
        known = [{k: v for k, v in vars(row).items() if k not in skipped} for row in rows]
        return [known, [chat for chat in chats.all() if chat.telegram_id in (1001, 2001)]]


def _keyboard(message: Any) -> list[list[dict[str, Any]]]:
    keyboard = message.keyboard
    return list(keyboard["inline_keyboard"] if isinstance(keyboard, dict) else keyboard)


def _seconds(number: int) -> Any:
    return timedelta(seconds=number)
