"""What all methods that send have in common: where to, in answer to what, and with which buttons."""

from dataclasses import dataclass
from typing import Any

from playground import lookup, outgoing
from playground.arguments import Arguments
from playground.keyboards import Markup
from playground.objects import JSON, Chat, Message
from playground.world import World


@dataclass
class Place:
    chat: Chat
    keyboard: Markup | None
    reply_to: Message | None
    options: JSON
    is_silent: bool


def place(world: World, arguments: Arguments) -> Place:
    keyboard = outgoing.markup(arguments)
    chat = lookup.open_chat(world, arguments)
    reply_to = outgoing.reply_to(arguments, chat)
    return Place(chat, keyboard, reply_to, outgoing.options(arguments), arguments.flag("disable_notification"))


def post(world: World, where: Place, **parts: Any) -> Message:
    options = where.options | parts.pop("options", {})
    given = {"keyboard": where.keyboard, "reply_to": where.reply_to, "is_silent": where.is_silent}
    return world.post(where.chat, world.bot, options=options, **given, **parts)
