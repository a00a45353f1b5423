"""Pinning in a chat, and the word in it that something was pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.objects import Chat, Message, User

if TYPE_CHECKING:
    from playground.world import World


def pin(world: World, message: Message, by: User, *, silent: bool = False) -> Message | None:
    """Return what the chat says of it; None where it is pinned already. A bot hears that of its own pins too."""
    if message in message.chat.pins:
        return None
    message.chat.pins.append(message)
    shown = message.as_json(with_reply=False)
    return world.announce(message.chat, by, {"pinned_message": shown}, silent=silent)


def unpin(world: World, message: Message) -> None:
    """Nobody is told, and what is not pinned stays so."""
    if message in message.chat.pins:
        message.chat.pins.remove(message)
        world.changed()


def unpin_all(world: World, chat: Chat) -> None:
    chat.pins.clear()
    world.changed()
