"""What somebody at the page can do in a person's name."""

import asyncio
from base64 import b64decode
from collections.abc import Awaitable, Callable
from typing import Any

from playground.groups import Group
from playground.objects import JSON, Chat, Message
from playground.people import Person
from playground.presses import Press
from playground.travel import span
from playground.world import World

ANSWER_WITHIN = 15  # seconds after which a client stops to wait for the bot's answer to a press


def find(world: World, body: JSON) -> tuple[Person, Chat]:
    """LookupError where there is no such person, or they are not in such a chat."""
    person = world.people[int(body["person"])]
    chat = world.chats[int(body.get("chat") or person.id)]
    if chat is not person.chat and not chat.has(person.id):
        raise LookupError(f"{person.name} is not in this chat")
    return person, chat


async def say(world: World, body: JSON) -> JSON:
    person, chat = find(world, body)
    person.says(str(body["text"]), chat=chat)
    return {}


async def start(world: World, body: JSON) -> JSON:
    find(world, body)[0].starts(str(body.get("code", "")))
    return {}


async def press(world: World, body: JSON) -> JSON:
    """Push an inline button and wait for the answer, which a client shows as a notice."""
    person, chat = find(world, body)
    pressed = person.presses_data(str(body["data"]), on=_message(chat, body))
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            return await _answer(world, pressed)
    except TimeoutError:
        return {}


async def send(world: World, body: JSON) -> JSON:
    """A photo or document with its bytes, in base64, under "data"; of any kind without them, a sample of it.

    A voice message lasts as many "seconds" as are named, and may have bytes.
    """
    person, chat = find(world, body)
    kind, data = str(body["kind"]), b64decode(body.get("data", ""))
    caption = str(body.get("caption", "")).strip()
    if data and kind == "photo":
        person.sends_photo(data, caption=caption, chat=chat)
    elif data and kind == "document":
        person.sends_document(str(body["name"]), data, mime=str(body.get("mime", "")), caption=caption, chat=chat)
    elif kind == "voice" and "seconds" in body:
        person.sends_voice(int(body["seconds"]), data, caption=caption, chat=chat)
    else:
        person.sends(kind, caption=caption, chat=chat)
    return {}


async def edit(world: World, body: JSON) -> JSON:
    person, chat = find(world, body)
    person.edits(_message(chat, body), str(body["text"]))
    return {}


async def delete(world: World, body: JSON) -> JSON:
    person, chat = find(world, body)
    person.deletes(_message(chat, body))
    return {}


async def read(world: World, body: JSON) -> JSON:
    """Everything in this chat has been seen."""
    person, chat = find(world, body)
    newest = chat.messages[-1].id if chat.messages else 0
    if newest > person.read_up_to.get(chat.id, 0):
        person.read_up_to[chat.id] = newest
        world.changed()
    return {}


async def block(world: World, body: JSON) -> JSON:
    find(world, body)[0].blocks()
    return {}


async def unblock(world: World, body: JSON) -> JSON:
    find(world, body)[0].unblocks()
    return {}


async def add(world: World, body: JSON) -> JSON:
    """Bring somebody, or the bot, into the group."""
    person, group = _in_group(world, body)
    whom = world.people.get(int(body["whom"]))
    _ = group.adds(whom, by=person) if whom else group.adds_bot(by=person)
    return {}


async def remove(world: World, body: JSON) -> JSON:
    """Leave the group, or take somebody or the bot out of it, as only those who run it may."""
    person, group = _in_group(world, body)
    whom = world.people.get(int(body["whom"]))
    if whom is not person:
        _check_runs(person, group)
    _ = group.loses(whom, by=person) if whom else group.removes_bot(by=person)
    return {}


async def promote(world: World, body: JSON) -> JSON:
    person, group = _in_group(world, body)
    _check_runs(person, group)
    group.promotes_bot(by=person)
    return {}


async def demote(world: World, body: JSON) -> JSON:
    person, group = _in_group(world, body)
    _check_runs(person, group)
    group.demotes_bot(by=person)
    return {}


async def travel(world: World, body: JSON) -> JSON:
    """Let time pass in the world, and for whoever follows its clock."""
    await world.clock.let_pass(span(body, world.clock.now()))
    world.changed()
    return {"now": world.clock.unix()}


Act = Callable[[World, JSON], Awaitable[JSON]]
ACTS: dict[str, Act] = {
    "say": say,
    "start": start,
    "press": press,
    "send": send,
    "edit": edit,
    "delete": delete,
    "read": read,
    "block": block,
    "unblock": unblock,
    "add": add,
    "remove": remove,
    "promote": promote,
    "demote": demote,
}


def _in_group(world: World, body: JSON) -> tuple[Person, Group]:
    person, chat = find(world, body)
    return person, world.groups[chat.id]


def _check_runs(person: Person, group: Group) -> None:
    if not group.chat.is_run_by(person.id):
        raise ValueError(f"{person.name} does not run {group.chat.title}")


def _message(chat: Chat, body: JSON) -> Message:
    found = chat.find(int(body["message"]))
    if found is None:
        raise LookupError("the message is gone")
    return found


async def _answer(world: World, pressed: Press) -> dict[str, Any]:
    while pressed.answer is None:
        await world.on_change(world.version)
    return pressed.answer
