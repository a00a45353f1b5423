"""What can be done in any chat: saying, pressing, sending, changing; and with the bot alone."""

import asyncio
from base64 import b64decode
from typing import Any

from playground.acts.finding import find, find_message, message_in
from playground.objects import JSON
from playground.presses import Press
from playground.world import World

ANSWER_WITHIN = 15  # seconds after which a client stops to wait for the bot's answer to a press


async def say(world: World, body: JSON) -> JSON:
    """Say something, in reply to a message where one is named."""
    person, chat = find(world, body)
    reply_to = message_in(chat, int(body["reply_to"])) if body.get("reply_to") else None
    person.says(str(body["text"]), chat=chat, reply_to=reply_to)
    return {}


async def start(world: World, body: JSON) -> JSON:
    find(world, body)[0].starts(str(body.get("code", "")))
    return {}


async def press(world: World, body: JSON) -> JSON:
    """Push an inline button and wait for the answer, which a client shows as a notice."""
    person, message = find_message(world, body)
    pressed = person.presses_data(str(body["data"]), on=message)
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
    person, message = find_message(world, body)
    person.edits(message, str(body["text"]))
    return {}


async def delete(world: World, body: JSON) -> JSON:
    person, message = find_message(world, body)
    person.deletes(message)
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


async def _answer(world: World, pressed: Press) -> dict[str, Any]:
    while pressed.answer is None:
        await world.on_change(world.version)
    return pressed.answer
