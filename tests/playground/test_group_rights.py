"""Who runs a group, what they may there, and in whose name they speak."""

from typing import Any

import pytest
from telegram import Bot, ChatMemberAdministrator

from playground import Group, Person, World
from tests.playground.oracle import check_update
from tests.playground.shorthand import Refusal, inline


def changes(world: World) -> list[dict[str, Any]]:
    """Each change of a standing that the bot was told; all of it fits the schemas."""
    for update in world.pending:
        check_update(update)
    told = [next(update[kind] for kind in ("my_chat_member", "chat_member") if kind in update)
            for update in world.pending if "message" not in update]  # fmt: skip
    world.updates.clear()
    return told


def test_rights_are_given_changed_and_taken_with_their_old_and_new_form(
    world: World, lena: Person, group: Group
) -> None:
    group.upgrades(by=lena)
    world.updates.clear()
    group.promotes_bot(by=lena, can_pin_messages=False)
    group.promotes_bot(by=lena, can_pin_messages=True, can_delete_messages=False)
    group.demotes_bot(by=lena)
    given, changed, taken = changes(world)
    assert given["old_chat_member"]["status"] == "member"
    assert given["new_chat_member"]["can_pin_messages"] is False
    assert changed["old_chat_member"] == given["new_chat_member"]
    after = changed["new_chat_member"]
    assert (after["can_pin_messages"], after["can_delete_messages"], after["can_manage_chat"]) == (True, False, True)
    assert (taken["old_chat_member"], taken["new_chat_member"]["status"]) == (after, "member")


def test_other_than_the_usual_rights_make_a_small_group_a_supergroup(world: World, lena: Person, group: Group) -> None:
    small = group.id
    group.promotes_bot(by=lena)
    assert group.id == small
    group.promotes_bot(by=lena, can_pin_messages=False)
    assert (group.chat.kind, world.chats[small].moved_to) == ("supergroup", group.id)
    *_, moved, arrived, changed = world.pending
    assert moved["message"]["migrate_to_chat_id"] == group.id
    assert arrived["message"]["migrate_from_chat_id"] == small
    assert changed["my_chat_member"]["new_chat_member"]["can_pin_messages"] is False


async def test_the_rights_are_looked_up_of_everybody_who_runs_the_group(
    bot: Bot, lena: Person, nia: Person, group: Group
) -> None:
    group.promotes(nia, by=lena, can_delete_messages=False)
    nias = await bot.get_chat_member(group.id, nia.id)
    assert isinstance(nias, ChatMemberAdministrator)
    assert (nias.can_delete_messages, nias.can_pin_messages, nias.can_manage_topics) == (False, True, False)
    assert {one.user.id for one in await bot.get_chat_administrators(group.id)} == {lena.id, nia.id}
    group.demotes(nia, by=lena)
    assert (await bot.get_chat_member(group.id, nia.id)).status == "member"
    permissions = (await bot.get_chat(group.id)).permissions
    assert permissions is not None
    assert (permissions.can_send_polls, permissions.can_pin_messages) == (True, False)


async def test_a_bot_deletes_others_words_only_with_the_right(
    bot: Bot, lena: Person, nia: Person, group: Group, refusal: Refusal
) -> None:
    group.promotes_bot(by=lena, can_delete_messages=False)
    hers = nia.says("hello", chat=group)
    ours = await bot.send_message(group.id, "hello")
    assert await refusal(bot.delete_message(group.id, hers.id)) == "Message can't be deleted"
    assert await bot.delete_message(group.id, ours.message_id)
    group.promotes_bot(by=lena, can_delete_messages=True)
    assert await bot.delete_message(group.id, hers.id)


async def test_an_anonymous_administrator_speaks_in_the_groups_name_and_presses_in_their_own(
    bot: Bot, world: World, lena: Person, nia: Person, group: Group
) -> None:
    group.promotes(nia, by=lena, is_anonymous=True)
    group.promotes(lena, by=lena, is_anonymous=True)
    sent = await bot.send_message(group.id, "Ready?", reply_markup=inline(Yes="y"))
    world.updates.clear()
    for person in (nia, lena):
        person.says("/jar", chat=group)
        person.pins(person.says("/rules", chat=group))
        person.presses("Yes", chat=group)
    for update in world.pending:
        check_update(update)
    said = [update["message"] for update in world.pending if "message" in update]
    assert {(one["from"]["id"], one["sender_chat"]["id"]) for one in said} == {(1087968824, group.id)}
    pressed = [update["callback_query"] for update in world.pending if "callback_query" in update]
    assert [one["from"]["id"] for one in pressed] == [nia.id, lena.id]
    assert pressed[0]["message"]["message_id"] == sent.message_id


def test_only_those_who_may_change_rights_do(lena: Person, nia: Person, ravi: Person, group: Group) -> None:
    group.promotes(nia, by=lena)
    with pytest.raises(ValueError, match="Nia may not change the rights of"):
        group.promotes_bot(by=nia)
    group.promotes(nia, by=lena, can_promote_members=True)
    group.promotes_bot(by=nia)
    with pytest.raises(ValueError, match="Nia may not change the rights of Lena"):
        group.promotes(lena, by=nia, is_anonymous=True)
    with pytest.raises(ValueError, match="Lena owns Class 2156"):
        group.demotes(lena, by=lena)
    with pytest.raises(ValueError, match="Ravi is not in Class 2156"):
        group.promotes(ravi, by=lena)
    with pytest.raises(ValueError, match="there is no right 'can_fly'"):
        group.promotes_bot(by=lena, can_fly=True)
    with pytest.raises(ValueError, match="is administrator already"):
        group.promotes_bot(by=lena)
