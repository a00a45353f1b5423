"""What a bot hears in a group: with privacy mode on, only what is meant for it."""

from playground.entities import Entity, part
from playground.objects import Message, User


def hears(bot: User, message: Message, *, privacy: bool) -> bool:
    """Commands to it and replies to it; everything in a private chat, as an administrator, or without privacy mode."""
    if message.chat.is_private:
        return True
    if not message.chat.has(bot.id):
        return False
    is_reply = message.reply_to is not None and message.reply_to.sender is bot
    hears_all = not privacy or message.chat.is_run_by(bot.id)
    return hears_all or is_reply or any(_is_command_for(bot, message, one) for one in message.entities)


def _is_command_for(bot: User, message: Message, entity: Entity) -> bool:
    if entity["type"] != "bot_command":
        return False
    _, _, addressee = part(message.words, entity["offset"], entity["length"]).partition("@")
    return not addressee or addressee.lower() == (bot.username or "").lower()
