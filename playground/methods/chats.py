"""Methods about chats and their members."""

from playground import lookup
from playground.arguments import Arguments
from playground.objects import JSON
from playground.refusals import bad_request
from playground.standings import standing
from playground.world import World

_GIFTS = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"]


def get_chat(world: World, arguments: Arguments) -> JSON:
    chat = lookup.chat(world, arguments)
    full = {"accent_color_id": 0, "max_reaction_count": 11}
    body = chat.as_json() | full | {"accepted_gift_types": dict.fromkeys(_GIFTS, False)}
    if not chat.is_private:
        body["permissions"] = chat.permissions
    return body | {"pinned_message": chat.pinned.as_json()} if chat.pinned else body


def get_chat_member(world: World, arguments: Arguments) -> JSON:
    chat = lookup.chat_of_members(world, arguments)
    user_id = arguments.number("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    user = world.user(user_id)
    if user is None or (chat.is_private and user_id not in (chat.id, world.bot.id)):
        raise bad_request("user not found")
    return standing(chat, user)


def get_chat_member_count(world: World, arguments: Arguments) -> int:
    chat = lookup.chat_of_members(world, arguments)
    return 2 if chat.is_private else sum(map(chat.has, chat.members))


def get_chat_administrators(world: World, arguments: Arguments) -> list[JSON]:
    """Other bots would be left out; people who run the group are listed."""
    chat = lookup.chat_of_members(world, arguments)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    listed = [world.user(one) for one in chat.members if chat.is_run_by(one)]
    return [standing(chat, user) for user in listed if user]


def leave_chat(world: World, arguments: Arguments) -> bool:
    chat = lookup.open_chat(world, arguments)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    world.groups[chat.id].bot_leaves()
    return True
