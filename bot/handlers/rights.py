"""What Telegram says of a group, asked before anything is opened: who runs it, and what we may do there."""

from telegram import (
    Bot,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberOwner,
    ChatMemberRestricted,
    Update,
)
from telegram.error import BadRequest, Forbidden

from bot.services.groups.binding import Rights

ASKING = ("/bind", "/unbind", "/start")  # commands that need to know
PRESSED = "a:bind_to:"


async def asked(bot: Bot, update: Update) -> Rights | None:
    """Return what an update needs to know of its group; None where it needs nothing. A network error raises."""
    chat, person = update.effective_chat, update.effective_user
    if chat is None or person is None or chat.type == "private" or not _needs(update):
        return None
    try:
        speaker = await bot.get_chat_member(chat.id, person.id)
        ours = await bot.get_chat_member(chat.id, bot.id)
    except (BadRequest, Forbidden):  # not there, or shut out: then neither of us may anything
        return Rights(runs_it=False, may_pin=False)
    return Rights(runs_it=isinstance(speaker, ChatMemberAdministrator | ChatMemberOwner), may_pin=may_pin(ours))


def may_pin(member: ChatMember) -> bool:
    """Whether a member of a group may pin messages there."""
    return isinstance(member, ChatMemberAdministrator) and bool(member.can_pin_messages)


def is_in(member: ChatMember) -> bool:
    """Whether somebody is in a chat; whoever is restricted there may have left it."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return not isinstance(member, ChatMemberLeft | ChatMemberBanned)


def _needs(update: Update) -> bool:
    text = ((update.message and update.message.text) or "").lower()
    data = (update.callback_query and update.callback_query.data) or ""
    return text.startswith(ASKING) or data.startswith(PRESSED)
