"""One message as one person sees it on the page."""

from typing import Any

from playground.keyboards import inline_rows
from playground.objects import JSON, Message, User
from playground.people import Person
from playground.polls import Poll
from playground.rendering import render
from playground.world import World

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
}


def bubble(world: World, person: Person, message: Message) -> JSON:
    return {
        "id": message.id,
        "author": author(message),
        "is_mine": message.sender is person.user,
        "is_bot": message.sender is world.bot,
        "is_forwarded": "forward_origin" in message.options,
        "is_pinned": message in message.chat.pins,
        "date": message.date,
        "edited": message.edited,
        "text": message.words,
        "html": render(message.words, message.entities, found=True),
        "content": _content(message),
        "poll": _poll(world, person, message.poll) if message.poll else None,
        "service": _service(message),
        "reply": quote(message.reply_to) if message.reply_to else None,
        "buttons": [[_button(button) for button in row] for row in inline_rows(message.keyboard)],
    }


def author(message: Message) -> str:
    return message.chat.title if message.is_anonymous else message.sender.first_name


def quote(message: Message) -> JSON:
    return {"id": message.id, "author": author(message), "text": _in_short(message)}


def _in_short(message: Message) -> str:
    if message.poll:
        return message.poll.question
    return message.words or (_content(message) or {}).get("kind", "")


def _button(button: JSON) -> JSON:
    return {"text": button["text"], "url": button.get("url", ""), "data": button.get("callback_data", "")}


def _content(message: Message) -> JSON | None:
    """What is not text, by kind, with the file to show and a word about it."""
    kind = next((one for one in message.content if one in _DETAILS), None)
    if kind is None:
        return None
    value: Any = message.content[kind]
    shown = value[-1] if isinstance(value, list) else value
    file = {name: shown.get(name, "") for name in ("file_id", "file_size", "width", "height")}
    return file | {"kind": kind, "detail": str(shown.get(_DETAILS[kind], ""))}


def _poll(world: World, person: Person, poll: Poll) -> JSON:
    """Who has answered sees the counts, and everybody once it is closed; who answered what, only where it is open."""
    mine = poll.votes.get(person.id, [])
    is_open = not poll.is_closed and not mine
    options = [
        {
            "text": text,
            "is_mine": place in mine,
            "count": 0 if is_open else count,
            "voters": [] if is_open or poll.is_anonymous else _voters(world, poll, place),
        }
        for place, (text, count) in enumerate(zip(poll.options, poll.counts(), strict=True))
    ]
    return {
        "question": poll.question,
        "options": options,
        "is_anonymous": poll.is_anonymous,
        "is_closed": poll.is_closed,
        "is_open": is_open,
        "has_many": poll.allows_multiple_answers,
        "may_take_back": bool(mine) and poll.allows_revoting and not poll.is_closed,
        "total": len(poll.votes),
    }


def _voters(world: World, poll: Poll, place: int) -> list[str]:
    return [world.people[user_id].name for user_id, chosen in poll.votes.items() if place in chosen]


def _service(message: Message) -> str:
    content, by = message.content, author(message)
    if "new_chat_members" in content:
        return _came_or_went(message.sender, by, content["new_chat_members"][0], ("joined", "added"))
    if "left_chat_member" in content:
        return _came_or_went(message.sender, by, content["left_chat_member"], ("left", "removed"))
    if "pinned_message" in content:
        return _pinned(by, content["pinned_message"])
    return "The group is now a supergroup" if "migrate_from_chat_id" in content else ""


def _came_or_went(sender: User, by: str, whom: JSON, words: tuple[str, str]) -> str:
    alone, by_another = words
    return f"{by} {alone}" if sender.id == whom["id"] else f"{by} {by_another} {whom['first_name']}"


def _pinned(by: str, message: JSON) -> str:
    if "poll" in message:
        return f"{by} pinned a poll"
    words = " ".join(str(message.get("text") or message.get("caption") or "").split())
    short = words if len(words) <= 40 else f"{words[:39].rstrip()}…"
    return f"{by} pinned “{short}”" if short else f"{by} pinned a {'photo' if 'photo' in message else 'message'}"
