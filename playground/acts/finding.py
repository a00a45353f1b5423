"""Of whom and of what the page speaks; LookupError where there is no such person, chat or message."""

from playground.groups import Group
from playground.objects import JSON, Chat, Message
from playground.people import Person
from playground.world import World


def find(world: World, body: JSON) -> tuple[Person, Chat]:
    """Somebody, and one of their chats; a group that became a supergroup is found under its old id too."""
    person = world.people[int(body["person"])]
    chat = world.chats[int(body.get("chat") or person.id)]
    chat = world.chats[chat.moved_to or chat.id]
    if chat is not person.chat and not chat.has(person.id):
        raise LookupError(f"{person.name} is not in this chat")
    return person, chat


def find_group(world: World, body: JSON) -> tuple[Person, Group]:
    person, chat = find(world, body)
    return person, world.groups[chat.id]


def find_message(world: World, body: JSON) -> tuple[Person, Message]:
    """Somebody, and a message in one of their chats, or in the group that a supergroup was before."""
    person, chat = find(world, body)
    return person, message_in(chat, int(body["message"]))


def message_in(chat: Chat, number: int) -> Message:
    place: Chat | None = chat
    while place is not None:
        if found := place.find(number):
            return found
        place = place.moved_from
    raise LookupError("the message is gone")
