"""The world as one person's screen shows it."""

from playground.bubbles import bubble, quote
from playground.keyboards import reply_rows
from playground.objects import JSON, Chat, Message, User
from playground.people import Person
from playground.world import World

MOST_MESSAGES = 200


def snapshot(world: World, person: Person, chat: Chat) -> JSON:
    return {
        "bot": {"name": world.bot.first_name, "username": world.bot.username},
        "person": person.id,
        "chat": chat.id,
        "now": world.clock.unix(),
        "is_blocked": person.chat.is_blocked,
        "group": None if chat.is_private else _group(world, person, chat),
        "people": [_tab(one.name, one.id, unread_by(world, one)) for one in world.people.values()],
        "chats": [_chat_tab(world, person, one) for one in chats_of(world, person)],
        "messages": [bubble(world, person, one) for one in _history(chat)[-MOST_MESSAGES:]],
        "keyboard": [[button["text"] for button in row] for row in reply_rows(chat.reply_keyboard)],
        "placeholder": (chat.reply_keyboard or {}).get("input_field_placeholder", ""),
        "commands": world.commands.shown(chat, person.id, person.user.language_code),
        "pinned": quote(chat.pinned) | {"count": len(chat.pins)} if chat.pinned else None,
        "may_pin": chat.is_private or chat.may(person.id, "can_pin_messages"),
    }


def chats_of(world: World, person: Person) -> list[Chat]:
    groups = [group.chat for group in world.groups.values() if group.chat.has(person.id)]
    return [person.chat, *groups]


def unread_by(world: World, person: Person) -> int:
    return sum(_unread(person, chat) for chat in chats_of(world, person))


def _history(chat: Chat) -> list[Message]:
    """A client shows what was said in a group before it became a supergroup above the rest."""
    before = _history(chat.moved_from) if chat.moved_from else []
    return [*before, *(one for one in chat.messages if "migrate_to_chat_id" not in one.content)]


def _unread(person: Person, chat: Chat) -> int:
    """Counted from the newest back: what was read stays read."""
    count = 0
    for message in reversed(chat.messages):
        if message.id <= person.read_up_to.get(chat.id, 0):
            break
        count += message.sender is not person.user
    return count


def _tab(name: str, id: int, unread: int) -> JSON:
    return {"id": id, "name": name, "unread": unread}


def _chat_tab(world: World, person: Person, chat: Chat) -> JSON:
    name = world.bot.first_name if chat.is_private else chat.title
    return _tab(name, chat.id, _unread(person, chat)) | {"is_group": not chat.is_private}


def _group(world: World, person: Person, chat: Chat) -> JSON:
    """Who is in it and who is not, the bot included, and what the person at the screen may do there."""
    everybody = [*(one.user for one in world.people.values()), world.bot]
    listed = [_member(chat, user) for user in everybody]
    return {
        "name": chat.title,
        "is_supergroup": chat.kind == "supergroup",
        "members": [one for one in listed if chat.has(one["id"])],
        "others": [one for one in listed if not chat.has(one["id"])],
        "is_run_by_me": chat.is_run_by(person.id),
        "may_promote": chat.may(person.id, "can_promote_members"),
    }


def _member(chat: Chat, user: User) -> JSON:
    standing = chat.members.get(user.id, "left")
    may_pin = standing == "administrator" and chat.may(user.id, "can_pin_messages")
    body = {"id": user.id, "name": user.first_name, "is_bot": user.is_bot, "standing": standing}
    return body | {"may_pin": may_pin, "is_anonymous": chat.is_anonymous(user.id)}
