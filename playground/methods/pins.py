"""Pinning and unpinning, for a bot that may."""

from playground import lookup, pins
from playground.arguments import Arguments
from playground.objects import Chat
from playground.refusals import bad_request
from playground.world import World


def pin_chat_message(world: World, arguments: Arguments) -> bool:
    message = lookup.message(world, arguments, "message to pin")
    _check_may(world, message.chat)
    if message.is_service:
        raise bad_request("service messages can't be pinned")
    pins.pin(world, message, world.bot, silent=arguments.flag("disable_notification"))
    return True


def unpin_chat_message(world: World, arguments: Arguments) -> bool:
    """Without a message's id, the one that getChat shows."""
    chat = lookup.open_chat(world, arguments)
    message = lookup.message(world, arguments, "message to unpin") if arguments.number("message_id") else chat.pinned
    if message is None:
        raise bad_request("message to unpin not found")
    _check_may(world, chat)
    pins.unpin(world, message)
    return True


def unpin_all_chat_messages(world: World, arguments: Arguments) -> bool:
    chat = lookup.open_chat(world, arguments)
    _check_may(world, chat)
    pins.unpin_all(world, chat)
    return True


def _check_may(world: World, chat: Chat) -> None:
    """TDLib's can_pin_messages: in a small group a bot has to be an administrator, whatever its members may."""
    may = chat.is_private or (chat.may(world.bot.id, "can_pin_messages") and _is_trusted(world, chat))
    if not may:
        raise bad_request("not enough rights to manage pinned messages in the chat")


def _is_trusted(world: World, chat: Chat) -> bool:
    return chat.kind == "supergroup" or chat.is_run_by(world.bot.id)
