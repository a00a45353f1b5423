"""Methods about chats, their members and what is pinned."""

from playground import lookup
from playground.arguments import Arguments
from playground.objects import JSON, Chat
from playground.refusals import bad_request
from playground.standings import member
from playground.world import World

_GIFTS = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"]


def get_chat(world: World, arguments: Arguments) -> JSON:
    chat = lookup.chat(world, arguments)
    full = {"accent_color_id": 0, "max_reaction_count": 11}
    body = chat.as_json() | full | {"accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    return body | {"pinned_message": chat.pinned.as_json()} if chat.pinned else body


def get_chat_member(world: World, arguments: Arguments) -> JSON:
    chat = lookup.chat(world, arguments)
    user_id = arguments.number("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if world.user(user_id) is None or (chat.is_private and user_id not in (chat.id, world.bot.id)):
        raise bad_request("user not found")
    return _member(world, chat, user_id)


def get_chat_member_count(world: World, arguments: Arguments) -> int:
    chat = lookup.chat(world, arguments)
    return 2 if chat.is_private else sum(map(chat.has, chat.members))


def get_chat_administrators(world: World, arguments: Arguments) -> list[JSON]:
    """Other bots would be left out; people who run the group are listed."""
    chat = lookup.chat(world, arguments)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [_member(world, chat, one) for one in chat.members if chat.is_run_by(one)]


def leave_chat(world: World, arguments: Arguments) -> bool:
    chat = lookup.open_chat(world, arguments)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    world.groups[chat.id].bot_leaves()
    return True


def pin_chat_message(world: World, arguments: Arguments) -> bool:
    message = lookup.message(world, arguments, "message to pin")
    message.chat.pinned = message
    world.changed()
    return True


def unpin_chat_message(world: World, arguments: Arguments) -> bool:
    chat = lookup.open_chat(world, arguments)
    wanted = arguments.number("message_id") or (chat.pinned.id if chat.pinned else 0)
    if chat.pinned is None or chat.pinned.id != wanted:
        raise bad_request("message to unpin not found")
    return unpin_all_chat_messages(world, arguments)


def unpin_all_chat_messages(world: World, arguments: Arguments) -> bool:
    lookup.open_chat(world, arguments).pinned = None
    world.changed()
    return True


def _member(world: World, chat: Chat, user_id: int) -> JSON:
    user = world.user(user_id)
    assert user is not None
    return member(chat, user, "member" if chat.is_private else chat.members.get(user_id, "left"))
