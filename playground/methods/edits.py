"""Changing and deleting what was sent."""

from typing import Any

from playground import lookup, outgoing
from playground.arguments import Arguments
from playground.keyboards import Markup, inline_rows
from playground.objects import JSON, Message
from playground.refusals import bad_request
from playground.world import World

DELETABLE_FOR = 48 * 60 * 60
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, arguments: Arguments) -> JSON:
    words, entities = outgoing.text(arguments)
    keyboard = outgoing.inline_markup(arguments)
    message = _to_edit(world, arguments)
    if message.has_media:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, keyboard, words=words, entities=entities)


def edit_message_caption(world: World, arguments: Arguments) -> JSON:
    words, entities = outgoing.caption(arguments)
    keyboard = outgoing.inline_markup(arguments)
    message = _to_edit(world, arguments)
    if not message.has_media:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, keyboard, words=words, entities=entities)


def edit_message_reply_markup(world: World, arguments: Arguments) -> JSON:
    keyboard = outgoing.inline_markup(arguments)
    return _change(world, _to_edit(world, arguments), keyboard)


def delete_message(world: World, arguments: Arguments) -> bool:
    message = lookup.message(world, arguments, "message to delete")
    _check_deletable(world, message)
    _remove(world, message)
    return True


def delete_messages(world: World, arguments: Arguments) -> bool:
    """Messages that are not there are passed over."""
    numbers = arguments.numbers("message_ids")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    chat = lookup.open_chat(world, arguments)
    found = [message for message in map(chat.find, numbers) if message]
    for message in found:
        _check_deletable(world, message)
    for message in found:
        _remove(world, message)
    return True


def _to_edit(world: World, arguments: Arguments) -> Message:
    message = lookup.message(world, arguments, "message to edit")
    under_input = message.keyboard and not inline_rows(message.keyboard)
    if message.sender is not world.bot or under_input:
        raise bad_request("message can't be edited")
    return message


def _change(world: World, message: Message, keyboard: Markup | None, **content: Any) -> JSON:
    """An edit without a keyboard takes the old one away."""
    new = content | {"keyboard": keyboard}
    if all(getattr(message, name) == value for name, value in new.items()):
        raise bad_request(NOT_MODIFIED)
    for name, value in new.items():
        setattr(message, name, value)
    message.edit_date = world.clock.unix()
    world.changed()
    return message.as_json()


def _check_deletable(world: World, message: Message) -> None:
    if world.clock.unix() - message.date > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    if message.sender is not world.bot and not message.chat.is_private:
        raise bad_request("message can't be deleted")


def _remove(world: World, message: Message) -> None:
    message.chat.messages.remove(message)
    world.changed()
