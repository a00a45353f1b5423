"""Groups as a test drives them: people and the bot come and go, a group becomes a supergroup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.objects import JSON, Chat, Message, User
from playground.standings import changed

if TYPE_CHECKING:
    from playground.people import Person
    from playground.world import World


class Group:
    """Who does not stand as the story assumes (comes twice, leaves without being there) is a ValueError."""

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
        return self._comes(person.user, (by or person).user)

    def loses(self, person: Person, by: Person | None = None) -> Message:
        """Somebody leaves, or is removed by another member."""
        return self._goes(person.user, (by or person).user)

    def adds_bot(self, by: Person) -> Message:
        return self._comes(self.world.bot, by.user)

    def removes_bot(self, by: Person) -> Message:
        return self._goes(self.world.bot, by.user)

    def bot_leaves(self) -> Message:
        return self._goes(self.world.bot, self.world.bot)

    def promotes_bot(self, by: Person) -> None:
        """As an administrator the bot hears every word, and of everybody's standing if it asked to."""
        self._becomes(self.world.bot, "administrator", by.user)

    def demotes_bot(self, by: Person) -> None:
        self._becomes(self.world.bot, "member", by.user)

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

    def _comes(self, user: User, by: User) -> Message:
        if self.chat.has(user.id):
            raise ValueError(f"{user.first_name} is in {self.chat.title} already")
        self._becomes(user, "member", by)
        return self._service(by, {"new_chat_members": [user.as_json()]})

    def _goes(self, user: User, by: User) -> Message:
        if not self.chat.has(user.id):
            raise ValueError(f"{user.first_name} is not in {self.chat.title}")
        self._becomes(user, "left" if user is by else "kicked", by)
        # A small group tells its bot of the farewell, a supergroup shuts it out first.
        hears = user is self.world.bot and self.chat.kind == "group"
        return self._service(by, {"left_chat_member": user.as_json()}, to_bot=hears)

    def _becomes(self, user: User, standing: str, by: User) -> None:
        old = self.chat.members.get(user.id, "left")
        if old == standing:
            raise ValueError(f"{user.first_name} is {standing} already")
        self.chat.members[user.id] = standing
        body = changed(self.chat, by, user, (old, standing), self.world.clock.unix())
        if user is self.world.bot:
            self.world.tell_bot("my_chat_member", body)
        elif self.chat.is_run_by(self.world.bot.id):
            self.world.tell_bot("chat_member", body)
        self.world.changed()

    def _service(self, sender: User, content: JSON, *, to_bot: bool = False) -> Message:
        message = self.world.post(self.chat, sender, content=content)
        if to_bot or self.chat.has(self.world.bot.id):
            self.world.tell_bot("message", message.as_json())
        return message


def chat_of(where: Chat | Group | None) -> Chat | None:
    return where.chat if isinstance(where, Group) else where
