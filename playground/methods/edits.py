"""Changing and deleting what was sent."""

from typing import Any

from playground import lookup, outgoing
from playground.arguments import Arguments
from playground.keyboards import Markup, inline_rows
from playground.methods import input_media
from playground.objects import JSON, Message
from playground.refusals import bad_request
from playground.world import World

DELETABLE_FOR = 48 * 60 * 60
DICE_ROLLS_FOR = 24 * 60 * 60
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
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, keyboard, words=words, entities=entities)


def edit_message_media(world: World, arguments: Arguments) -> JSON:
    """Put a photo or a document into a message, a text message too; what was said with the old one goes."""
    keyboard = outgoing.inline_markup(arguments)
    kind, content = input_media.read(world, arguments, arguments.structure("media", "input media"))
    message = _to_edit(world, arguments, "message media can't be edited")
    if message.has_media and message.file is None:
        raise bad_request("message media can't be edited")
    if "media_group_id" in message.options and kind not in message.content:
        raise bad_request("can't change media type in the album")
    return _change(world, message, keyboard, **content)


def edit_message_reply_markup(world: World, arguments: Arguments) -> JSON:
    keyboard = outgoing.inline_markup(arguments)
    return _change(world, _ours(world, arguments), keyboard)


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


def _to_edit(world: World, arguments: Arguments, refusal: str = "message can't be edited") -> Message:
    message = _ours(world, arguments, refusal)
    if message.poll and message.poll.is_closed:
        raise bad_request(refusal)
    return message


def _ours(world: World, arguments: Arguments, refusal: str = "message can't be edited") -> Message:
    """Whose buttons at least can be changed."""
    message = lookup.message(world, arguments, "message to edit")
    under_input = message.keyboard and not inline_rows(message.keyboard)
    if message.sender is not world.bot or message.is_service or under_input:
        raise bad_request(refusal)
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
    """The rules of TDLib's can_delete_message and can_revoke_message, in its words."""
    chat, age = message.chat, world.clock.unix() - message.date
    is_ours = message.sender is world.bot and not message.is_service
    may = is_ours or chat.is_private or chat.may(world.bot.id, "can_delete_messages")
    is_rolling = chat.is_private and "dice" in message.content and age < DICE_ROLLS_FOR
    if not may or is_rolling or age > DELETABLE_FOR:
        raise bad_request(f"message can't be deleted{'' if chat.kind == 'supergroup' else ' for everyone'}")


def _remove(world: World, message: Message) -> None:
    message.chat.remove(message)
    world.changed()
