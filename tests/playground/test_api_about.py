"""The bot itself, its commands, chats and members; and addressing the API at all."""

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeChatMember,
)

from playground import Group, Person, World
from playground.server import create_app
from tests.playground.shorthand import Refusal


async def test_the_bot_knows_itself(bot: Bot, world: World) -> None:
    me = await bot.get_me()
    assert (me.id, me.username, me.can_read_all_group_messages) == (1234567, world.bot.username, False)


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_arguments_come_in_four_ways(client: httpx.AsyncClient, nia: Person, way: str) -> None:
    arguments = {"chat_id": str(nia.id), "text": "hello"}
    files = {name: (None, value) for name, value in arguments.items()}
    given = {"query": {"params": arguments}, "form": {"data": arguments}, "json": {"json": arguments}}
    await client.post("sendMessage", **given.get(way, {"files": files}))
    assert nia.reads() == ["hello"]


async def test_methods_are_found_in_any_case_and_by_get(client: httpx.AsyncClient) -> None:
    assert (await client.get("GETME")).json()["ok"]


async def test_a_wrong_token_or_method_is_refused(client: httpx.AsyncClient) -> None:
    unknown = await client.get("doSomething")
    assert (unknown.status_code, unknown.json()["description"]) == (404, "Not Found: method not found")
    wrong = await client.get("http://test/bot1:wrong/getMe")
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")


async def test_names_and_descriptions_are_kept_by_language(bot: Bot) -> None:
    await bot.set_my_name("Pebble")
    await bot.set_my_description("A friend", language_code="en")
    await bot.set_my_short_description("Short")
    assert (await bot.get_my_name()).name == "Pebble"
    assert (await bot.get_my_description("en")).description == "A friend"
    assert (await bot.get_my_description()).description == ""
    assert (await bot.get_my_short_description("de")).short_description == "Short"


async def test_the_narrowest_list_of_commands_is_shown(bot: Bot, world: World, nia: Person, lena: Person) -> None:
    def shown(person: Person) -> list[str]:
        return [one["command"] for one in world.commands.shown(person.chat, person.id, person.user.language_code)]

    await bot.set_my_commands([BotCommand("start", "Begin")])
    assert shown(nia) == ["start"]
    await bot.set_my_commands([BotCommand("menu", "All")], scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([BotCommand("class", "Mine")], scope=BotCommandScopeChat(lena.id), language_code="en")
    assert (shown(nia), shown(lena)) == (["menu"], ["class"])
    await bot.delete_my_commands(scope=BotCommandScopeAllPrivateChats())
    assert shown(nia) == ["start"]
    assert await bot.get_my_commands(BotCommandScopeChat(lena.id), "en") == (BotCommand("class", "Mine"),)


async def test_in_a_group_commands_go_by_standing(
    bot: Bot, world: World, nia: Person, lena: Person, group: Group, refusal: Refusal
) -> None:
    await bot.set_my_commands([BotCommand("jar", "The jar")], scope=BotCommandScopeAllGroupChats())
    await bot.set_my_commands([BotCommand("bind", "x")], scope=BotCommandScopeAllChatAdministrators())
    assert [world.commands.shown(group.chat, one.id, "en")[0]["command"] for one in (lena, nia)] == ["bind", "jar"]
    assert world.commands.shown(nia.chat, nia.id, "en") == []
    await bot.set_my_commands([BotCommand("approve", "x")], scope=BotCommandScopeChatAdministrators(group.id))
    assert world.commands.shown(group.chat, lena.id, "en")[0]["command"] == "approve"
    assert world.commands.shown(group.chat, nia.id, "en")[0]["command"] == "jar"
    await bot.set_my_commands([BotCommand("mine", "x")], scope=BotCommandScopeChatMember(group.id, nia.id))
    assert world.commands.shown(group.chat, nia.id, "en")[0]["command"] == "mine"
    group.removes_bot(by=lena)
    elsewhere = bot.set_my_commands([], scope=BotCommandScopeChat(group.id))
    assert "bot was kicked from the group chat" in await refusal(elsewhere)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("", "x"), "Command must be non-empty"),
        (("Start", "x"), "Bot_command_invalid"),
        (("a" * 33, "x"), "Command length must not exceed 32"),
        (("start", ""), "Command description must be non-empty"),
        (("start", "x" * 257), "Command description length must not exceed 256"),
    ],
)
async def test_a_wrong_command_is_refused(bot: Bot, refusal: Refusal, command: tuple[str, str], words: str) -> None:
    assert await refusal(bot.set_my_commands([command])) == words


async def test_chats_and_members_can_be_looked_up(bot: Bot, nia: Person, lena: Person, group: Group) -> None:
    assert (await bot.get_chat(nia.id)).first_name == "Nia"
    assert (await bot.get_chat(group.id)).title == "Class 2156"
    assert (await bot.get_chat_member(group.id, nia.id)).status == "member"
    assert [one.user.id for one in await bot.get_chat_administrators(group.id)] == [lena.id]
    assert await bot.get_chat_member_count(group.id) == 3


async def test_lookups_of_nobody_are_refused(
    bot: Bot, world: World, nia: Person, group: Group, refusal: Refusal
) -> None:
    assert await refusal(bot.get_chat(404)) == "Chat not found"
    assert await refusal(bot.get_chat_member(group.id, 404)) == "User not found"
    assert await refusal(bot.get_chat_member(group.id, 0)) == "Invalid user_id specified"
    assert await refusal(bot.get_chat_administrators(nia.id)) == "There are no administrators in the private chat"


async def test_a_message_is_pinned_and_unpinned(bot: Bot, nia: Person, refusal: Refusal) -> None:
    sent = await bot.send_message(nia.id, "Keep this")
    await bot.pin_chat_message(nia.id, sent.message_id)
    pinned = (await bot.get_chat(nia.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == sent.message_id
    await bot.unpin_chat_message(nia.id)
    assert nia.chat.pinned is None
    assert await refusal(bot.pin_chat_message(nia.id, 1)) == "Message to pin not found"
    assert await refusal(bot.unpin_chat_message(nia.id)) == "Message to unpin not found"


async def test_who_left_a_group_cannot_write_there(bot: Bot, group: Group, refusal: Refusal) -> None:
    await bot.leave_chat(group.id)
    assert "is not a member of the group chat" in await refusal(bot.send_message(group.id, "x"))


async def test_every_call_is_written_down(bot: Bot, world: World, nia: Person, refusal: Refusal) -> None:
    await bot.send_message(nia.id, "hello")
    await refusal(bot.send_message(404, "hello"))
    sent, refused = list(world.calls)[-2:]
    assert (sent.method, sent.arguments["text"], sent.was_refused) == ("sendMessage", "hello", False)
    assert refused.was_refused


def test_the_application_needs_nothing_but_a_world(world: World) -> None:
    assert create_app(world).routes
