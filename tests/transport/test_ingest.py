"""What comes in is stored before Telegram may forget it, once, and only what is ours."""

from typing import Any

import pytest

from bot.models import InboxRow
from bot.transport.ingest import keep, lane
from tests.street import Street


async def test_an_update_is_stored_before_it_is_confirmed(street: Street) -> None:
    street.nia.says("hello")
    await street.bot.ingest.poll_once()
    [row] = await street.read(InboxRow)
    assert (row.source, row.lane, row.state) == ("telegram", "2001", "open")
    assert len(street.world.pending) == 1, "confirmed only by the next poll"
    await street.bot.ingest.poll_once()
    assert street.world.pending == []


async def test_an_update_is_claimed_as_it_is_stored_where_its_lane_is_free(street: Street) -> None:
    await street.settle()
    with street.bot.lanes.pump.at_work():
        street.nia.says("hello")
        street.nia.says("and once more")
        street.omar.says("hello")
        await street.bot.ingest.poll_once()
        held = [
            (row.lane, row.claimed_by is not None)
            for row in sorted(await street.read(InboxRow), key=lambda row: row.id)
        ]
        assert held == [("2001", True), ("2001", False), ("2002", True)]
        assert await street.bot.lanes.pump.drain() == 3


async def test_the_same_update_twice_is_one_row(street: Street) -> None:
    update = {"update_id": 7, "message": {"chat": {"id": 2001}}}
    await street.bot.ingest.store([update])
    await street.bot.ingest.store([update, update])
    assert len(await street.read(InboxRow)) == 1


async def test_of_a_groups_talk_only_the_update_id_is_kept(street: Street) -> None:
    update = {"update_id": 8, "message": {"chat": {"id": -5, "type": "group"}, "text": "did you see her haircut"}}
    await street.bot.ingest.store([update])
    [row] = await street.read(InboxRow)
    assert (row.payload, row.state) == (None, "ignored")


@pytest.mark.parametrize(
    ("text", "kept"),
    [("/today", True), ("/Today@Marbles_bot x", True), ("/today@other_bot", False), ("hi /today", False), ("", False),
     ("/ban omar", False), ("/today_no", False)],
)  # fmt: skip
def test_commands_to_us_are_kept_from_a_group_and_nothing_that_stands_beside(text: str, kept: bool) -> None:
    chat = {"id": -5, "type": "supergroup", "title": "zebra class"}
    others = {"reply_to_message": {"text": "zebra"}, "quote": {"text": "zebra"}, "caption": "zebra"}
    update = {"update_id": 1, "message": {"chat": chat, "text": text, **others}}
    found = keep(update, "marbles_bot", ["today"])
    assert (found is not None) is kept
    assert "zebra" not in str(found)


@pytest.mark.parametrize(
    "kind",
    ["channel_post", "edited_channel_post", "business_message", "message_reaction", "chat_join_request",
     "inline_query", "poll_answer", "chat_member", "new_thing"],
)  # fmt: skip
def test_of_what_we_did_not_ask_for_nothing_is_kept(kind: str) -> None:
    said = {"chat": {"id": 5, "type": "private"}, "from": {"id": 5}, "text": "/today", "bio": "zebra"}
    assert keep({"update_id": 1, kind: said}, "marbles_bot", ["today"]) is None


def test_of_a_channel_and_its_posts_nothing_is_known_but_its_number() -> None:
    group, channel = (
        {"id": one, "type": kind, "title": "zebra"} for one, kind in ((-5, "supergroup"), (-6, "channel"))
    )
    posted = {"chat": group, "sender_chat": channel, "text": "/today"}
    assert keep({"message": {**posted, "is_automatic_forward": True}}, "marbles_bot", ["today"]) is None
    for update in ({"message": posted}, {"my_chat_member": {"chat": channel, "from": {"id": 5}}}):
        found = keep(update, "marbles_bot", ["today"])
        assert "-6" in str(found)
        assert "zebra" not in str(found)


def test_of_a_poll_its_voices_are_kept_and_no_words() -> None:
    options = [{"persistent_id": "0", "text": "zebra", "text_entities": [], "voter_count": 3}]
    poll = {"id": "7", "question": "zebra?", "explanation": "zebra", "options": options, "is_closed": True}
    found = keep({"poll": poll}, "marbles_bot", [])
    assert found is not None
    assert "zebra" not in str(found)
    assert (found["poll"]["id"], found["poll"]["options"][0]["voter_count"]) == ("7", 3)


@pytest.mark.parametrize(
    ("update", "line"),
    [
        ({"message": {"chat": {"id": 5}, "from": {"id": 6}}}, "5"),
        ({"callback_query": {"from": {"id": 6}, "message": {"chat": {"id": -5}}}}, "-5"),
        ({"callback_query": {"from": {"id": 6}}}, "6"),
        ({"poll_answer": {"user": {"id": 6}}}, "6"),
        ({"poll": {"id": "1"}}, "-"),
        ({"message": []}, "-"),
        ({"message": {"chat": "x"}}, "-"),
        ({}, "-"),
    ],
)
def test_the_lane_is_the_chat_or_else_the_person(update: dict[str, Any], line: str) -> None:
    assert lane({"update_id": 1, **update}) == line


async def test_a_press_is_answered_at_once_and_empty(street: Street) -> None:
    street.nia.says("/start")
    await street.settle()
    await street.nia_has_joined()
    street.nia.presses("Happy")
    await street.bot.ingest.poll_once()
    answers = [call for call in street.world.calls if call.method == "answerCallbackQuery"]
    assert set(answers[-1].arguments) == {"callback_query_id"}
