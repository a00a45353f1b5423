"""The world: who is there, what was said where, and what the bot has yet to hear."""

import copy
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playground.changes import Changes
from playground.clock import Clock
from playground.commands import Commands
from playground.faults import Faults
from playground.files import Files
from playground.groups import Group
from playground.objects import JSON, Chat, Message, User
from playground.people import Person
from playground.presses import Press, Presses
from playground.refusals import Refused
from playground.updates import Updates
from playground.webhook import Webhook

MOST_CALLS = 50_000  # a page that is open for a week must not fill the memory


@dataclass
class Call:
    method: str
    arguments: dict[str, Any]
    result: Any

    @property
    def was_refused(self) -> bool:
        return isinstance(self.result, Refused)


class World:
    """One bot and everybody around it; single-threaded, on one event loop.

    Ids count up from the clock, a thousand to the second, so a world that is started again never repeats an old one.
    """

    def __init__(
        self,
        token: str = "1234567:playground",  # noqa: S107 - opens nothing but a playground
        username: str = "playground_bot",
        name: str = "Playground",
        first_update_id: int | None = None,
        first_message_id: int | None = None,
    ) -> None:
        self.clock = Clock()
        now = self.clock.unix()
        self.token = token
        self.bot = User(int(token.split(":")[0]), name, username, is_bot=True)
        self.has_privacy = True
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = Updates(first_update_id or now * 1000)
        self.presses = Presses(now * 1_000_000)
        self.commands = Commands()
        self.files = Files()
        self.about: dict[tuple[str, str], str] = {}
        self.webhook: Webhook | None = None
        self.faults = Faults()
        self.calls: deque[Call] = deque(maxlen=MOST_CALLS)
        self._changes = Changes()
        self._next_message_id = first_message_id or now * 1000
        self._next_id = now * 1_000_000

    def person(self, name: str, *, id: int, username: str | None = None, language_code: str | None = "en") -> Person:
        chat = self.chats[id] = Chat(id, "private", name, username)
        self.people[id] = Person(self, User(id, name, username, language_code), chat)
        self.changed()
        return self.people[id]

    def group(self, title: str, members: Sequence[Person], id: int | None = None, *, has_bot: bool = True) -> Group:
        """The first member is its owner; the bot has been one since before the story begins, or is yet to come."""
        chat = Chat(id or -(4_000_000_000 + len(self.chats)), "group", title)
        chat.members = {member.id: "member" for member in members} | ({self.bot.id: "member"} if has_bot else {})
        if members:
            chat.members[members[0].id] = "creator"
        self.chats[chat.id] = chat
        self.groups[chat.id] = Group(self, chat)
        self.changed()
        return self.groups[chat.id]

    def user(self, user_id: int) -> User | None:
        if user_id == self.bot.id:
            return self.bot
        return self.people[user_id].user if user_id in self.people else None

    def post(self, chat: Chat, sender: User, **parts: Any) -> Message:
        """Put a message into a chat; nobody is told."""
        parts.setdefault("is_anonymous", chat.is_anonymous(sender.id))
        message = Message(self.new_message_id(), chat, sender, self.clock.unix(), **parts)
        chat.messages.append(message)
        self.changed()
        return message

    def announce(self, chat: Chat, by: User, content: JSON, *, to_bot: bool = False, silent: bool = False) -> Message:
        """Let the chat itself say what happened; the bot hears it where it is in the chat, or `to_bot`."""
        message = self.post(chat, by, content=content, is_silent=silent)
        if to_bot or chat.is_private or chat.has(self.bot.id):
            self.tell_bot("message", message.as_json())
        return message

    def new_id(self) -> str:
        """For what is no message: a poll, an album."""
        self._next_id += 1
        return str(self._next_id)

    def new_message_id(self) -> int:
        # Telegram counts private chats and small groups of one account together.
        self._next_message_id += 1
        return self._next_message_id

    def tell_bot(self, kind: str, body: JSON) -> JSON | None:
        """Queue an update, unless the bot asked not to get this kind."""
        return self.queue_raw({kind: copy.deepcopy(body)}) if self.updates.wants(kind) else None

    def queue_raw(self, update: JSON) -> JSON:
        """Queue an update of any shape; only its update_id is filled in."""
        queued = self.updates.add(update)
        self.changed()
        return queued

    def repeat(self, update: JSON | int | None = None) -> JSON:
        """Queue an update (an object, an update id, or the last one) again under a new update id.

        A press gets a new query id too: a client that saw no answer asks again.
        """
        if not isinstance(update, dict):
            update = self.updates.sent(update)
        again = copy.deepcopy(update)
        query = again.get("callback_query")
        if query:
            message = self.chats[query["message"]["chat"]["id"]].find(query["message"]["message_id"])
            assert message is not None, "the pressed message is gone"
            query["id"] = self.presses.add(query["from"]["id"], message, query["data"]).id
        return self.queue_raw(again)

    @property
    def pending(self) -> list[JSON]:
        """Updates that no offset has confirmed yet, oldest first."""
        return self.updates.pending

    @property
    def version(self) -> int:
        return self._changes.version

    def changed(self) -> None:
        self._changes.tell()

    async def on_change(self, since: int) -> int:
        """Wait until the world's version is no longer `since`; return the new one."""
        return await self._changes.after(since)

    def press(self, person: Person, message: Message, data: str) -> Press:
        press = self.presses.add(person.id, message, data)
        gone = message.chat.find(message.id) is None
        shown = {"chat": message.chat.as_json(), "message_id": message.id, "date": 0}
        query = {"id": press.id, "from": person.user.as_json(), "data": data}
        query["message"] = shown if gone else message.as_json()
        query["chat_instance"] = str(message.chat.id * 7919)
        self.tell_bot("callback_query", query)
        return press
