"""The list of commands that clients show."""

import re

from playground import lookup
from playground.arguments import Arguments
from playground.commands import Listed
from playground.objects import JSON
from playground.refusals import bad_request
from playground.world import World

_PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


def set_my_commands(world: World, arguments: Arguments) -> bool:
    given = arguments.structure("commands", "commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [_command(one) for one in given]
    world.commands.set(_scope(world, arguments), arguments.text("language_code"), commands)
    world.changed()
    return True


def get_my_commands(world: World, arguments: Arguments) -> Listed:
    return world.commands.get(_scope(world, arguments), arguments.text("language_code"))


def delete_my_commands(world: World, arguments: Arguments) -> bool:
    world.commands.delete(_scope(world, arguments), arguments.text("language_code"))
    world.changed()
    return True


def _command(given: object) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in given:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    command, description = str(given["command"]).strip().removeprefix("/"), str(given["description"]).strip()
    if not command:
        raise bad_request("command must be non-empty")
    if len(command) > 32:
        raise bad_request("command length must not exceed 32")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    if not re.fullmatch(r"[a-z0-9_]+", command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _scope(world: World, arguments: Arguments) -> JSON:
    scope = arguments.structure("scope", "BotCommandScope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    if "type" not in scope:
        raise bad_request("can't parse BotCommandScope: Can't find field \"type\"")
    kind = scope["type"]
    if kind in _PLAIN_SCOPES:
        return {"type": kind}
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    lookup.chat_of_members(world, Arguments(scope))
    return scope
