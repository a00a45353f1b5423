"""Groups as a test drives them: people and the bot come and go, a group becomes a supergroup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.objects import JSON, Chat, Message, User

if TYPE_CHECKING:
    from playground.people import Person
    from playground.world import World


class Group:
    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def screen(self) -> Message:
        """The newest message from the bot in the group."""
        for message in reversed(self.chat.messages):
            if message.sender is self.world.bot:
                return message
        raise LookupError(f"the bot has said nothing in {self.chat.title} yet")

    def adds(self, person: Person, by: Person | None = None) -> Message:
        """Somebody joins, or is added by another member."""
        self.chat.members[person.id] = "member"
        return self._service((by or person).user, {"new_chat_members": [person.user.as_json()]})

    def loses(self, person: Person, by: Person | None = None) -> Message:
        """Somebody leaves, or is removed by another member."""
        self.chat.members[person.id] = "left"
        return self._service((by or person).user, {"left_chat_member": person.user.as_json()})

    def adds_bot(self, by: Person) -> Message:
        self.chat.members[self.world.bot.id] = "member"
        self._bot_was(by.user, "left", "member")
        return self._service(by.user, {"new_chat_members": [self.world.bot.as_json()]})

    def removes_bot(self, by: Person) -> None:
        self.chat.members[self.world.bot.id] = "kicked"
        self._bot_was(by.user, "member", "kicked")
        self.world.changed()

    def upgrades(self, by: Person) -> Chat:
        """The group becomes a supergroup with a new id; the old one refuses and names the new one."""
        new = Chat(-1_000_000_000_000 + self.chat.id, "supergroup", self.chat.title, members=self.chat.members)
        old, self.chat = self.chat, new
        self.world.chats[new.id] = new
        self.world.groups[new.id] = self.world.groups.pop(old.id)
        old.moved_to = new.id
        moved = self.world.post(old, by.user, content={"migrate_to_chat_id": new.id})
        self.world.tell_bot("message", moved.as_json())
        self._service(by.user, {"migrate_from_chat_id": old.id})
        return new

    def _service(self, sender: User, content: JSON) -> Message:
        message = self.world.post(self.chat, sender, content=content)
        if self.chat.has(self.world.bot.id):
            self.world.tell_bot("message", message.as_json())
        return message

    def _bot_was(self, by: User, old: str, new: str) -> None:
        bot = self.world.bot.as_json()
        self.world.tell_bot("my_chat_member", standing_changed(self.chat, by, bot, (old, new), self.world.clock.unix()))


def standing_changed(chat: Chat, by: User, whose: JSON, old_new: tuple[str, str], date: int) -> JSON:
    """The body of a chat member update."""
    old, new = ({"user": whose, "status": status} | _details(status) for status in old_new)
    body: JSON = {"chat": chat.as_json(), "from": by.as_json(), "date": date}
    return body | {"old_chat_member": old, "new_chat_member": new}


def _details(status: str) -> JSON:
    return {"until_date": 0} if status == "kicked" else {}


def chat_of(where: Chat | Group | None) -> Chat | None:
    return where.chat if isinstance(where, Group) else where
