"""Groups: who comes and goes, and what the bot hears of it."""

from typing import Any

import pytest
from telegram import Bot
from telegram.error import Forbidden

from playground import Group, Person, World
from tests.playground.oracle import check_update


def told(world: World) -> list[tuple[str, Any]]:
    """What the bot hears: who came or went, or how somebody's standing changed. All of it fits the schemas."""
    for update in world.pending:
        check_update(update)
    heard = [_in_short(update) for update in world.pending]
    world.updates.clear()
    return heard


def _in_short(update: dict[str, Any]) -> tuple[str, Any]:
    kind = next(name for name in update if name != "update_id")
    body = update[kind]
    if kind == "message":
        return next((name, body[name]) for name in ("new_chat_members", "left_chat_member") if name in body)
    return kind, (body["old_chat_member"]["status"], body["new_chat_member"]["status"])


def test_in_a_group_the_bot_hears_what_is_meant_for_it(world: World, nia: Person, group: Group) -> None:
    ours = world.post(group.chat, world.bot, words="A question")
    nia.says("between us", chat=group)
    nia.says("/menu@another_bot", chat=group)
    assert world.pending == []
    nia.says("/menu", chat=group)
    nia.says(f"/menu@{world.bot.username}", chat=group)
    nia.says("an answer", chat=group, reply_to=ours)
    assert len(world.pending) == 3
    nia.says(f"@{world.bot.username} hello", chat=group)
    assert len(world.pending) == 3
    world.has_privacy = False
    nia.says("between us", chat=group)
    assert len(world.pending) == 4


def test_a_reply_to_what_was_meant_for_the_bot_is_meant_for_it_too(
    world: World, lena: Person, nia: Person, group: Group
) -> None:
    command = nia.says("/jar", chat=group)
    between_us = nia.says("between us", chat=group)
    world.updates.clear()
    lena.says("hm", chat=group, reply_to=between_us)
    assert world.pending == []
    answer = lena.says("good", chat=group, reply_to=command)
    nia.says("yes", chat=group, reply_to=answer)
    nia.edits(between_us, "changed")
    assert [update["message"]["text"] for update in world.pending] == ["good", "yes"]


def test_people_come_and_go_with_a_word_from_the_chat(world: World, lena: Person, ravi: Person, group: Group) -> None:
    group.adds(ravi, by=lena)
    group.loses(ravi)
    came, left = told(world)
    assert came == ("new_chat_members", [ravi.user.as_json()])
    assert left == ("left_chat_member", ravi.user.as_json())


def test_of_standings_only_an_administrator_hears_and_only_on_request(
    world: World, lena: Person, ravi: Person, group: Group
) -> None:
    world.updates.allowed = ["my_chat_member", "chat_member"]
    group.adds(ravi, by=lena)
    group.promotes_bot(by=lena)
    group.loses(ravi, by=lena)
    group.adds(ravi)
    group.demotes_bot(by=lena)
    group.loses(ravi)
    assert told(world) == [
        ("my_chat_member", ("member", "administrator")),
        ("chat_member", ("member", "left")),
        ("chat_member", ("left", "member")),
        ("my_chat_member", ("administrator", "member")),
    ]


def test_who_is_removed_from_a_supergroup_is_banned_there(
    world: World, lena: Person, ravi: Person, group: Group
) -> None:
    world.updates.allowed = ["chat_member"]
    group.upgrades(by=lena)
    group.promotes_bot(by=lena)
    group.adds(ravi)
    group.loses(ravi, by=lena)
    assert told(world)[-1] == ("chat_member", ("member", "kicked"))


async def test_the_bot_is_taken_out_of_a_small_group_and_hears_of_it(
    bot: Bot, world: World, lena: Person, group: Group
) -> None:
    ours = world.bot.as_json()
    group.removes_bot(by=lena)
    assert told(world) == [("my_chat_member", ("member", "left")), ("left_chat_member", ours)]
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "hello")
    group.adds_bot(by=lena)
    assert told(world) == [("my_chat_member", ("left", "member")), ("new_chat_members", [ours])]
    await bot.leave_chat(group.id)
    assert told(world) == [("my_chat_member", ("member", "left")), ("left_chat_member", ours)]
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "hello")


async def test_out_of_a_supergroup_only_the_standing_is_told(
    bot: Bot, world: World, lena: Person, group: Group
) -> None:
    group.upgrades(by=lena)
    world.updates.clear()
    group.removes_bot(by=lena)
    assert told(world) == [("my_chat_member", ("member", "kicked"))]
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "hello")


async def test_an_administrator_hears_everything_and_may_do_what_small_groups_allow(
    bot: Bot, world: World, lena: Person, nia: Person, group: Group
) -> None:
    group.promotes_bot(by=lena)
    nia.says("between us", chat=group)
    assert world.pending[-1]["message"]["text"] == "between us"
    listed = {one.user.id: one for one in await bot.get_chat_administrators(group.id)}
    ours = listed[world.bot.id].to_dict()
    assert (ours["can_delete_messages"], ours["can_promote_members"], listed[lena.id].status) == (
        True,
        False,
        "creator",
    )


def test_nobody_comes_or_goes_twice(lena: Person, nia: Person, ravi: Person, group: Group) -> None:
    with pytest.raises(ValueError, match="Nia is in Class 2156 already"):
        group.adds(nia)
    with pytest.raises(ValueError, match="Ravi is not in Class 2156"):
        group.loses(ravi, by=lena)
    with pytest.raises(ValueError, match="is member already"):
        group.demotes_bot(by=lena)
