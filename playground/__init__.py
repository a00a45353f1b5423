"""A small, true, local Telegram: a world of people and chats, and the Bot API over it."""

from playground.groups import Group
from playground.objects import Chat, Message, User
from playground.people import Person
from playground.refusals import Refused
from playground.world import Call, World

__all__ = ["Call", "Chat", "Group", "Message", "Person", "Refused", "User", "World"]
