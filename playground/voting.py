"""Answering and closing polls, and what a bot hears of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.objects import Message, User
from playground.polls import Poll

if TYPE_CHECKING:
    from playground.world import World


def vote(world: World, message: Message, user: User, chosen: list[int]) -> None:
    """A bot hears of its own polls only: always the new counts, who answered what only where that is no secret."""
    poll = poll_in(message)
    before = poll.votes.get(user.id, [])
    poll.choose(user.id, chosen)
    if poll.votes.get(user.id, []) != before and message.sender is world.bot:
        world.tell_bot("poll", poll.as_json())
        if not poll.is_anonymous:
            world.tell_bot("poll_answer", _answer(poll, user))
    world.changed()


def close(world: World, message: Message) -> None:
    """Nobody can answer any more. Of a poll that is closed by hand every bot hears that sees it."""
    poll = poll_in(message)
    if poll.is_closed:
        raise ValueError("the poll is closed already")
    poll.is_closed = True
    if message.chat.is_private or message.chat.has(world.bot.id):
        world.tell_bot("poll", poll.as_json())
    world.changed()


def poll_in(message: Message) -> Poll:
    if message.poll is None:
        raise LookupError("the message is no poll")
    return message.poll


def _answer(poll: Poll, user: User) -> dict[str, object]:
    chosen = poll.votes.get(user.id, [])
    ids = {"option_ids": chosen, "option_persistent_ids": [str(place) for place in chosen]}
    return {"poll_id": poll.id, "user": user.as_json()} | ids
