"""What the page shows of a group, and what can be done with it there."""

from typing import Any

import httpx
import pytest
from telegram import Bot

from playground import Group, Message, Person, World


class Page:
    """A group's page, as whoever looks at it."""

    def __init__(self, browser: httpx.AsyncClient, group: Group) -> None:
        self.browser = browser
        self.group = group
        self.opened_at = group.id

    async def does(self, person: Person, act: str, **body: Any) -> int:
        body = {"person": person.id, "chat": self.opened_at} | body
        return (await self.browser.post(f"/world/{act}", json=body)).status_code

    async def seen_by(self, person: Person) -> Any:
        asked = {"person": person.id, "chat": self.opened_at}
        return (await self.browser.get("/world/state", params=asked)).json()


@pytest.fixture
def at(browser: httpx.AsyncClient, group: Group) -> Page:
    return Page(browser, group)


async def asked(bot: Bot, group: Group, **settings: Any) -> Message:
    await bot.send_poll(group.id, "What shall it be?", ["Film", "Pancakes"], **settings)
    return group.screen


async def poll_seen_by(at: Page, person: Person) -> Any:
    return (await at.seen_by(person))["messages"][-1]["poll"]


async def test_an_anonymous_poll_shows_counts_to_who_has_voted_and_names_to_nobody(
    at: Page, bot: Bot, lena: Person, nia: Person, group: Group
) -> None:
    poll = await asked(bot, group)
    assert await at.does(nia, "vote", message=poll.id, options=[1]) == 200
    before, after = await poll_seen_by(at, lena), await poll_seen_by(at, nia)
    assert ([one["count"] for one in before["options"]], before["is_open"], before["total"]) == ([0, 0], True, 1)
    assert [(one["count"], one["is_mine"], one["voters"]) for one in after["options"]] == [
        (0, False, []),
        (1, True, []),
    ]
    assert await at.does(nia, "vote", message=poll.id, options=[]) == 200
    assert (await poll_seen_by(at, nia))["is_open"]
    await bot.stop_poll(group.id, poll.id)
    assert await at.does(nia, "vote", message=poll.id, options=[1]) == 400
    assert not (await poll_seen_by(at, lena))["is_open"]


async def test_an_open_poll_shows_who_chose_what(at: Page, bot: Bot, nia: Person, group: Group) -> None:
    poll = await asked(bot, group, is_anonymous=False, allows_multiple_answers=True)
    await at.does(nia, "vote", message=poll.id, options=[0, 1])
    assert [one["voters"] for one in (await poll_seen_by(at, nia))["options"]] == [["Nia"], ["Nia"]]


async def test_only_who_asked_closes_a_poll(at: Page, bot: Bot, lena: Person, nia: Person, group: Group) -> None:
    ours, hers = await asked(bot, group), nia.sends("poll", chat=group)
    assert [await at.does(lena, "close_poll", message=one.id) for one in (ours, hers)] == [400, 400]
    assert await at.does(nia, "close_poll", message=hers.id) == 200
    assert hers.poll is not None
    assert hers.poll.is_closed


async def test_what_is_pinned_stands_above_and_the_chat_says_who_did_it(
    at: Page, bot: Bot, lena: Person, nia: Person, group: Group
) -> None:
    words = nia.says("one word after the other, until there are too many", chat=group)
    assert await at.does(nia, "pin", message=words.id) == 400
    for message in (words, nia.sends("photo", chat=group), nia.sends("poll", chat=group)):
        assert await at.does(lena, "pin", message=message.id) == 200
    seen = await at.seen_by(nia)
    assert (seen["pinned"]["count"], seen["pinned"]["text"], seen["may_pin"]) == (3, "Ready?", False)
    assert [one["service"] for one in seen["messages"] if one["service"]] == [
        "Lena pinned “one word after the other, until there a…”",
        "Lena pinned a photo",
        "Lena pinned a poll",
    ]
    assert await at.does(lena, "unpin", message=words.id) == 200
    assert (await at.seen_by(nia))["pinned"]["count"] == 2


async def test_rights_are_given_and_taken_at_the_page_which_follows_the_group_to_its_new_id(
    at: Page, world: World, lena: Person, nia: Person, group: Group
) -> None:
    said = nia.says("before", chat=group)
    assert await at.does(nia, "upgrade") == 400
    assert await at.does(lena, "promote", rights={"can_pin_messages": False}) == 200
    assert await at.does(lena, "upgrade") == 400
    assert await at.does(lena, "promote", whom=nia.id) == 200
    seen = await at.seen_by(nia)
    assert (seen["chat"], seen["group"]["is_supergroup"]) == (group.id, True)
    assert {one["name"]: (one["standing"], one["may_pin"]) for one in seen["group"]["members"]} == {
        "Lena": ("creator", False),
        "Nia": ("administrator", True),
        world.bot.first_name: ("administrator", False),
    }
    assert [one["text"] or one["service"] for one in seen["messages"]] == ["before", "The group is now a supergroup"]
    assert await at.does(nia, "edit", message=said.id, text="after") == 200
    assert [await at.does(lena, "demote", whom=nia.id), await at.does(lena, "demote")] == [200, 200]
    assert group.chat.members[nia.id] == "member"


async def test_the_bot_is_brought_by_a_link_and_answered_with_a_reply(
    at: Page, world: World, lena: Person, nia: Person, group: Group
) -> None:
    group.removes_bot(by=lena)
    world.updates.clear()
    assert await at.does(lena, "bring", payload="bind", admin=["pin_messages"]) == 200
    said = group.chat.messages[-1]
    assert said.text == f"/start@{world.bot.username} bind"
    group.demotes_bot(by=lena)
    assert await at.does(nia, "say", text="good", reply_to=said.id) == 200
    assert world.pending[-1]["message"]["reply_to_message"]["message_id"] == said.id
    seen = await at.seen_by(nia)
    assert (seen["messages"][-1]["reply"]["author"], seen["group"]["may_promote"]) == ("Lena", False)


async def test_who_speaks_for_the_group_is_not_named(at: Page, lena: Person, nia: Person, group: Group) -> None:
    group.promotes(lena, by=lena, is_anonymous=True)
    lena.says("Homework first", chat=group)
    said = (await at.seen_by(nia))["messages"][-1]
    assert (said["author"], said["is_mine"]) == ("Class 2156", False)
