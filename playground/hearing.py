"""What a bot hears in a group: with privacy mode on, only what is meant for it."""

from playground.entities import Entity, part
from playground.objects import Message, User


def hears(bot: User, message: Message, *, privacy: bool) -> bool:
    """What is meant for it; everything in a private chat, as an administrator, or without privacy mode."""
    if message.chat.is_private:
        return True
    if not message.chat.has(bot.id):
        return False
    return not privacy or message.chat.is_run_by(bot.id) or _is_meant_for(bot, message)


def _is_meant_for(bot: User, message: Message) -> bool:
    """A command, or a reply to the bot or to what was itself meant for it; naming the bot is not enough."""
    if any(_is_command_for(bot, message, one) for one in message.entities):
        return True
    before = message.reply_to
    return before is not None and (before.sender is bot or _is_meant_for(bot, before))


def _is_command_for(bot: User, message: Message, entity: Entity) -> bool:
    if entity["type"] != "bot_command":
        return False
    _, _, addressee = part(message.words, entity["offset"], entity["length"]).partition("@")
    return not addressee or addressee.lower() == (bot.username or "").lower()
