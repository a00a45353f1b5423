"""The world as one person's screen shows it."""

from typing import Any

from playground.keyboards import inline_rows, reply_rows
from playground.objects import JSON, Chat, Message, User
from playground.people import Person
from playground.rendering import render
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
        "messages": [_bubble(world, person, one) for one in chat.messages[-MOST_MESSAGES:]],
        "keyboard": [[button["text"] for button in row] for row in reply_rows(chat.reply_keyboard)],
        "placeholder": (chat.reply_keyboard or {}).get("input_field_placeholder", ""),
        "commands": world.commands.shown(chat, person.id, person.user.language_code),
        "pinned": _quote(chat.pinned) if chat.pinned else None,
    }


def chats_of(world: World, person: Person) -> list[Chat]:
    groups = [group.chat for group in world.groups.values() if group.chat.has(person.id)]
    return [person.chat, *groups]


def unread_by(world: World, person: Person) -> int:
    return sum(_unread(person, chat) for chat in chats_of(world, person))


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
    return _tab(name, chat.id, _unread(person, chat))


def _group(world: World, person: Person, chat: Chat) -> JSON:
    """Who is in it and who is not, the bot included."""
    everybody = [*(one.user for one in world.people.values()), world.bot]
    listed = [_member(chat, user) for user in everybody]
    return {
        "name": chat.title,
        "members": [one for one in listed if chat.has(one["id"])],
        "others": [one for one in listed if not chat.has(one["id"])],
        "is_run_by_me": chat.is_run_by(person.id),
    }


def _member(chat: Chat, user: User) -> JSON:
    standing = chat.members.get(user.id, "left")
    return {"id": user.id, "name": user.first_name, "is_bot": user.is_bot, "standing": standing}


def _bubble(world: World, person: Person, message: Message) -> JSON:
    return {
        "id": message.id,
        "author": message.sender.first_name,
        "is_mine": message.sender is person.user,
        "is_bot": message.sender is world.bot,
        "is_forwarded": "forward_origin" in message.options,
        "date": message.date,
        "edited": message.edited,
        "text": message.words,
        "html": render(message.words, message.entities, found=True),
        "content": _content(message),
        "service": _service(message),
        "reply": _quote(message.reply_to) if message.reply_to else None,
        "buttons": [[_button(button) for button in row] for row in inline_rows(message.keyboard)],
    }


def _button(button: JSON) -> JSON:
    return {"text": button["text"], "url": button.get("url", ""), "data": button.get("callback_data", "")}


def _quote(message: Message) -> JSON:
    words = message.words or (_content(message) or {}).get("kind", "")
    return {"id": message.id, "author": message.sender.first_name, "text": words}


def _content(message: Message) -> JSON | None:
    """What is not text, by kind, with the file to show and a word about it."""
    kind = next((one for one in message.content if one in _DETAILS), None)
    if kind is None:
        return None
    value: Any = message.content[kind]
    shown = value[-1] if isinstance(value, list) else value
    file = {name: shown.get(name, "") for name in ("file_id", "file_size", "width", "height")}
    return file | {"kind": kind, "detail": str(shown.get(_DETAILS[kind], ""))}


def _service(message: Message) -> str:
    content = message.content
    if "new_chat_members" in content:
        return _came_or_went(message.sender, content["new_chat_members"][0], "joined", "added")
    if "left_chat_member" in content:
        return _came_or_went(message.sender, content["left_chat_member"], "left", "removed")
    return "The group is now a supergroup" if "migrate_from_chat_id" in content else ""


def _came_or_went(by: User, whom: JSON, alone: str, by_another: str) -> str:
    return f"{by.first_name} {alone}" if by.id == whom["id"] else f"{by.first_name} {by_another} {whom['first_name']}"


# What of each kind is worth a word under its symbol.
_DETAILS = {
    "animation": "",
    "photo": "",
    "sticker": "emoji",
    "voice": "duration",
    "audio": "title",
    "video": "duration",
    "video_note": "duration",
    "document": "file_name",
    "venue": "title",
    "location": "",
    "contact": "first_name",
    "dice": "value",
    "poll": "question",
}
