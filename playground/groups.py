"""Groups as a test drives them: people and the bot come and go and are given rights, a group becomes a supergroup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.objects import JSON, Chat, Message, User
from playground.rights import Rights, chosen, none, usual
from playground.standings import changed, standing
from playground.voting import close

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
            if message.sender is self.world.bot and not message.is_service:
                return message
        raise LookupError(f"the bot has said nothing in {self.chat.title} yet")

    def adds(self, person: Person, by: Person | None = None) -> Message:
        """Somebody joins, or is added by another member."""
        return self._comes(person.user, (by or person).user)

    def loses(self, person: Person, by: Person | None = None) -> Message:
        """Somebody leaves, or is removed by another member."""
        return self._goes(person.user, (by or person).user)

    def adds_bot(self, by: Person, rights: Rights | None = None) -> Message:
        """With rights it comes as an administrator who has these and no others, as by a link that asks for them."""
        if rights is not None:
            self._make_room_for(chosen(none(), rights), by)
        return self._comes(self.world.bot, by.user, rights)

    def removes_bot(self, by: Person) -> Message:
        return self._goes(self.world.bot, by.user)

    def bot_leaves(self) -> Message:
        return self._goes(self.world.bot, self.world.bot)

    def promotes_bot(self, by: Person, **rights: bool) -> None:
        """As an administrator the bot hears every word, and of everybody's standing if it asked to.

        Rights that are not named are the usual ones, or stay as they are where the bot is one already.
        """
        self._promotes(self.world.bot, by, rights)

    def demotes_bot(self, by: Person) -> None:
        self._demotes(self.world.bot, by)

    def promotes(self, person: Person, by: Person, **rights: bool) -> None:
        """With `is_anonymous` they speak in the group's name from now on; an owner may choose that for themselves."""
        self._promotes(person.user, by, rights)

    def demotes(self, person: Person, by: Person) -> None:
        self._demotes(person.user, by)

    def closes_poll(self, message: Message) -> None:
        """By hand, by whoever sent it."""
        close(self.world, message)

    def upgrades(self, by: Person) -> Chat:
        """The group becomes a supergroup with a new id; the old one refuses and names the new one.

        Who is in it and what they may goes along. What was said stays behind, and with it what was pinned.
        """
        old = self.chat
        new = Chat(-1_000_000_000_000 + old.id, "supergroup", old.title)
        new.members, new.rights, new.permissions = dict(old.members), dict(old.rights), old.permissions
        self.chat = self.world.chats[new.id] = new
        self.world.groups[new.id] = self.world.groups.pop(old.id)
        old.moved_to, new.moved_from = new.id, old
        self.world.announce(old, by.user, {"migrate_to_chat_id": new.id})
        self.world.announce(new, by.user, {"migrate_from_chat_id": old.id})
        return new

    def _comes(self, user: User, by: User, rights: Rights | None = None) -> Message:
        if self.chat.has(user.id):
            raise ValueError(f"{user.first_name} is in {self.chat.title} already")
        if rights is None:
            self._becomes(user, "member", by)
        else:
            self._becomes(user, "administrator", by, chosen(none(), rights))
        return self.world.announce(self.chat, by, {"new_chat_members": [user.as_json()]})

    def _goes(self, user: User, by: User) -> Message:
        if not self.chat.has(user.id):
            raise ValueError(f"{user.first_name} is not in {self.chat.title}")
        self._becomes(user, "left" if user is by else "kicked", by)
        # A small group tells its bot of the farewell, a supergroup shuts it out first.
        hears = user is self.world.bot and self.chat.kind == "group"
        return self.world.announce(self.chat, by, {"left_chat_member": user.as_json()}, to_bot=hears)

    def _promotes(self, user: User, by: Person, rights: Rights) -> None:
        status = self._standing_below(user, by)
        after = chosen(self.chat.rights.get(user.id) or usual(), rights)
        self._make_room_for(after, by)
        self._becomes(user, "creator" if status == "creator" else "administrator", by.user, after)

    def _demotes(self, user: User, by: Person) -> None:
        if self._standing_below(user, by) == "creator":
            raise ValueError(f"{user.first_name} owns {self.chat.title}")
        self._becomes(user, "member", by.user)

    def _standing_below(self, user: User, by: Person) -> str:
        """How somebody stands whose rights somebody else wants to change; ValueError where they may not."""
        if not self.chat.has(user.id):
            raise ValueError(f"{user.first_name} is not in {self.chat.title}")
        status = self.chat.members[user.id]
        if not self.chat.may(by.id, "can_promote_members") or (status == "creator" and user is not by.user):
            raise ValueError(f"{by.name} may not change the rights of {user.first_name} in {self.chat.title}")
        return status

    def _make_room_for(self, rights: Rights, by: Person) -> None:
        """In a small group every administrator has the same rights: for any others it becomes a supergroup."""
        if self.chat.kind == "group" and rights != usual():
            self.upgrades(by)

    def _becomes(self, user: User, status: str, by: User, rights: Rights | None = None) -> None:
        before = standing(self.chat, user)
        if (self.chat.members.get(user.id, "left"), self.chat.rights.get(user.id)) == (status, rights):
            raise ValueError(f"{user.first_name} is {status} already")
        self.chat.members[user.id] = status
        self.chat.rights.pop(user.id, None)
        if rights is not None:
            self.chat.rights[user.id] = rights
        self._tell_standing(user, by, before)

    def _tell_standing(self, user: User, by: User, before: JSON) -> None:
        body = changed(self.chat, by, before, standing(self.chat, user), self.world.clock.unix())
        if user is self.world.bot:
            self.world.tell_bot("my_chat_member", body)
        elif self.chat.is_run_by(self.world.bot.id):
            self.world.tell_bot("chat_member", body)
        self.world.changed()


def chat_of(where: Chat | Group | None) -> Chat | None:
    return where.chat if isinstance(where, Group) else where
