"""Finding the chat and the message a method speaks of, or refusing as Telegram does."""

from playground.arguments import Arguments
from playground.objects import Chat, Message
from playground.refusals import Refused, bad_request, forbidden
from playground.world import World


def chat(world: World, arguments: Arguments) -> Chat:
    """A chat the bot may look at: a small group also after leaving it, a supergroup only as a member."""
    found = known_chat(world, arguments)
    if found.kind == "supergroup":
        _check_inside(world, found)
    return found


def known_chat(world: World, arguments: Arguments) -> Chat:
    given = arguments.text("chat_id")
    if not given:
        raise bad_request("chat_id is empty")
    found = world.chats.get(arguments.number("chat_id"))
    if found is None:
        raise bad_request("chat not found")
    return found


def chat_of_members(world: World, arguments: Arguments) -> Chat:
    """A chat in which the bot may look who is there."""
    found = known_chat(world, arguments)
    if not found.is_private:
        _check_stands(found)
        _check_inside(world, found)
    return found


def open_chat(world: World, arguments: Arguments) -> Chat:
    """A chat the bot may write to."""
    found = chat_of_members(world, arguments)
    if found.is_private and found.is_blocked:
        raise forbidden("bot was blocked by the user")
    if found.is_private and not found.is_started:
        raise forbidden("bot can't initiate conversation with a user")
    return found


def message(world: World, arguments: Arguments, purpose: str) -> Message:
    """The message in `message_id`; `purpose` is how Telegram calls it, as in "message to edit"."""
    found = open_chat(world, arguments).find(arguments.number("message_id"))
    if found is None:
        raise bad_request(f"{purpose} not found")
    return found


def _check_stands(found: Chat) -> None:
    if found.moved_to:
        why = "Bad Request: group chat was upgraded to a supergroup chat"
        raise Refused(400, why, {"migrate_to_chat_id": found.moved_to})


def _check_inside(world: World, found: Chat) -> None:
    if not found.has(world.bot.id):
        was_kicked = found.members.get(world.bot.id) == "kicked"
        how = "was kicked from" if was_kicked else "is not a member of"
        raise forbidden(f"bot {how} the {found.kind} chat")
