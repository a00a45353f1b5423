"""Polls: what a bot may ask, who answers, and what it hears of the answers."""

import json
from typing import Any

import httpx
import pytest
from telegram import Bot, InputPollOption, Poll

from playground import Group, Message, Person, World
from playground.methods.edits import NOT_MODIFIED
from tests.playground.oracle import check_update
from tests.playground.shorthand import Refusal, inline

REWARDS = ["Film afternoon", "Games outside", "🥞 Pancakes"]


async def asked(bot: Bot, group: Group, **settings: Any) -> Message:
    await bot.send_poll(group.id, "What shall it be?", REWARDS, **settings)
    return group.screen


def heard(world: World) -> list[dict[str, Any]]:
    """What the bot has been told since it was asked last; all of it fits the schemas."""
    for update in world.pending:
        check_update(update)
    told = [{name: body for name, body in update.items() if name != "update_id"} for update in world.pending]
    world.updates.clear()
    return told


async def test_a_poll_is_anonymous_and_has_one_answer_unless_it_is_said_otherwise(bot: Bot, group: Group) -> None:
    usual = (await bot.send_poll(group.id, "What?", [InputPollOption("<b>A</b>", text_parse_mode="HTML"), "B"])).poll
    open_to_all = (await bot.send_poll(group.id, "Q", ["A"], is_anonymous=False, allows_multiple_answers=True)).poll
    assert usual is not None
    assert open_to_all is not None
    assert (usual.is_anonymous, usual.allows_multiple_answers, usual.type) == (True, False, Poll.REGULAR)
    assert [one.text for one in usual.options] == ["A", "B"]
    assert (open_to_all.is_anonymous, open_to_all.allows_multiple_answers) == (False, True)
    assert usual.id != open_to_all.id


async def test_of_an_anonymous_poll_only_the_counts_are_told(
    bot: Bot, world: World, lena: Person, nia: Person, group: Group
) -> None:
    poll = await asked(bot, group)
    nia.votes(poll, "Pancakes")
    lena.votes(poll, "Film afternoon")
    first, second = heard(world)
    assert str(nia.id) not in str(first)
    assert [one["voter_count"] for one in first["poll"]["options"]] == [0, 0, 1]
    assert [one["voter_count"] for one in second["poll"]["options"]] == [1, 0, 1]
    assert second["poll"]["total_voter_count"] == 2


async def test_of_an_open_poll_is_told_who_answered_what_and_who_took_it_back(
    bot: Bot, world: World, nia: Person, group: Group
) -> None:
    poll = await asked(bot, group, is_anonymous=False, allows_multiple_answers=True)
    nia.votes(poll, "Pancakes", "Film afternoon")
    nia.votes(poll, "Pancakes", "Film afternoon")
    nia.retracts_vote(poll)
    counts, answer, counts_after, taken_back = heard(world)
    assert counts["poll"]["total_voter_count"] == 1
    assert (answer["poll_answer"]["user"]["id"], answer["poll_answer"]["option_ids"]) == (nia.id, [0, 2])
    assert counts_after["poll"]["total_voter_count"] == 0
    assert taken_back["poll_answer"]["option_ids"] == []


async def test_one_answer_replaces_the_other_and_what_cannot_be_is_refused(
    bot: Bot, world: World, nia: Person, ravi: Person, group: Group
) -> None:
    poll = await asked(bot, group)
    nia.votes(poll, "Pancakes")
    nia.votes(poll, "Games outside")
    assert heard(world)[-1]["poll"]["total_voter_count"] == 1
    with pytest.raises(LookupError, match="there are: Film afternoon, Games outside"):
        nia.votes(poll, "Sleep")
    with pytest.raises(ValueError, match="more than 1 option"):
        nia.votes(poll, "Pancakes", "Games outside")
    with pytest.raises(ValueError, match="Ravi is not in Class 2156"):
        ravi.votes(poll, "Pancakes")
    final = await asked(bot, group, allows_revoting=False)
    nia.votes(final, "Pancakes")
    with pytest.raises(ValueError, match="can't revote"):
        nia.retracts_vote(final)
    assert len(heard(world)) == 1


async def test_a_stopped_poll_tells_its_counts_and_takes_no_more_answers(
    bot: Bot, world: World, nia: Person, group: Group, refusal: Refusal
) -> None:
    poll = await asked(bot, group, reply_markup=inline(Close="c"))
    nia.votes(poll, "Pancakes")
    stopped = await bot.stop_poll(group.id, poll.id)
    assert (stopped.is_closed, [one.voter_count for one in stopped.options]) == (True, [0, 0, 1])
    assert poll.buttons == []
    assert [told["poll"]["is_closed"] for told in heard(world)] == [False, True]
    with pytest.raises(ValueError, match="closed"):
        nia.votes(poll, "Pancakes")
    assert await refusal(bot.stop_poll(group.id, poll.id)) == "Poll can't be stopped"
    assert await refusal(bot.edit_message_text("x", group.id, poll.id)) == "Message can't be edited"


async def test_what_is_not_its_own_poll_cannot_be_stopped(
    bot: Bot, world: World, nia: Person, group: Group, refusal: Refusal
) -> None:
    words = await bot.send_message(group.id, "no poll")
    hers = nia.sends("poll", chat=group)
    assert await refusal(bot.stop_poll(group.id, 1)) == "Message with poll to stop not found"
    assert await refusal(bot.stop_poll(group.id, words.message_id)) == "Message is not a poll"
    assert await refusal(bot.stop_poll(group.id, hers.id)) == "Poll can't be stopped"
    nia.votes(hers, "Yes")
    group.closes_poll(hers)
    assert [told["poll"]["total_voter_count"] for told in heard(world)] == [1]
    with pytest.raises(ValueError, match="closed already"):
        group.closes_poll(hers)


async def test_of_a_poll_only_the_buttons_can_be_changed(bot: Bot, group: Group, refusal: Refusal) -> None:
    poll = await asked(bot, group)
    assert await refusal(bot.edit_message_text("x", group.id, poll.id)) == "There is no text in the message to edit"
    no_caption = await refusal(bot.edit_message_caption(group.id, poll.id, caption="x"))
    assert no_caption == "There is no caption in the message to edit"
    await bot.edit_message_reply_markup(group.id, poll.id, reply_markup=inline(Close="c"))
    assert poll.buttons == [["Close"]]
    await bot.stop_poll(group.id, poll.id, reply_markup=inline(Done="d"))
    again = await refusal(bot.edit_message_reply_markup(group.id, poll.id, reply_markup=inline(Done="d")))
    assert again.lower() == NOT_MODIFIED


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"question": " "}, "text must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["A", "x" * 101]}, "poll options length must not exceed 100"),
        ({"options": ["A", ""]}, "text must be non-empty"),
        ({"options": ["A", 1]}, "expected an option to be of type String"),
        ({"options": [{}]}, 'can\'t find field "text"'),
        ({"options": "A"}, "can't parse options JSON object"),
        ({"options": {"text": "A"}}, "expected an Array of String as options"),
        ({"type": "survey"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "the playground has no quizzes"),
        ({"open_period": 60}, "the playground's polls have no open_period"),
        ({"members_only": True}, "poll voters can be restricted only in channel chats"),
    ],
)
async def test_a_wrong_poll_is_refused(
    client: httpx.AsyncClient, group: Group, arguments: dict[str, Any], words: str
) -> None:
    poll = {"chat_id": group.id, "question": "What?", "options": json.dumps(["A", "B"])}
    answer = await client.post("sendPoll", json=poll | arguments)
    assert answer.json()["description"] == f"Bad Request: {words}"
