"""People as a test drives them: what a person does reaches the bot as an update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground import links, pins, voting
from playground.entities import detect
from playground.groups import Group, chat_of
from playground.hearing import hears
from playground.keyboards import inline_rows, labelled, reply_rows
from playground.objects import JSON, Chat, Message, User
from playground.sending import Sender
from playground.standings import changed, member

if TYPE_CHECKING:
    from playground.presses import Press
    from playground.world import World


class Person(Sender):
    def __init__(self, world: World, user: User, chat: Chat) -> None:
        super().__init__(world, user, chat)
        self.read_up_to: dict[int, int] = {}

    @property
    def screen(self) -> Message:
        """The newest message from the bot in the private chat."""
        for message in reversed(self.chat.messages):
            if message.sender is self.world.bot and not message.is_service:
                return message
        raise LookupError(f"the bot has said nothing to {self.name} yet")

    def reads(self) -> list[str]:
        """Everything the bot has said in the private chat, as it reads now."""
        said = [one for one in self.chat.messages if one.sender is self.world.bot and not one.is_service]
        return [message.text for message in said]

    def starts(self, code: str = "") -> Message:
        """Open the bot's link, which sends /start with the code; a blocked bot is unblocked first."""
        self.unblocks()
        return self.says(f"/start {code}".rstrip())

    def adds_bot_by_link(self, group: Group, payload: str = "", *, admin: tuple[str, ...] = ()) -> Message | None:
        """Follow a ?startgroup= link into a group: the bot comes where it is not there, then /start with the payload.

        `admin` are rights as a link names them, "pin_messages"; the bot has them afterwards if the person may give
        them. A small group becomes a supergroup for that.
        """
        self._check_is_in(group.chat)
        links.bring_bot(self, group, admin)
        return self.says(f"/start@{self.world.bot.username} {payload}", chat=group) if payload else None

    def presses(
        self,
        label: str,
        on: Message | None = None,
        chat: Chat | Group | None = None,
        into: Group | None = None,
    ) -> Press | Message | None:
        """Push the newest button with this label; on equal terms an exact label wins over a part of one.

        An inline button queues a callback query, a button under the input sends its text, and a link to
        the bot starts it, or brings it `into` a group. LookupError names the buttons there are.
        """
        where = chat_of(chat) or self.chat
        messages = [on] if on else [one for one in reversed(where.messages) if one.sender is self.world.bot]
        for message in messages:
            button = labelled(inline_rows(message.keyboard), label)
            if button:
                return self._pushes(button, message, into)
        under_input = None if on else labelled(reply_rows(where.reply_keyboard), label)
        if under_input:
            return self.says(under_input["text"], chat=where)
        raise LookupError(f"no button {label!r} for {self.name}; there are: {_visible(messages, where)}")

    def presses_data(self, data: str, on: Message) -> Press:
        """Push a button that may never have been there: the payload is written by the client."""
        return self.world.press(self, on, data)

    def edits(self, message: Message, text: str) -> Message:
        message.words, message.entities = text, detect(text)
        message.edit_date = self.world.clock.unix()
        if hears(self.world.bot, message, privacy=self.world.has_privacy):
            self.world.tell_bot("edited_message", message.as_json())
        self.world.changed()
        return message

    def deletes(self, message: Message) -> None:
        """Gone from the chat; Telegram tells bots nothing."""
        message.chat.remove(message)
        self.world.changed()

    def pins(self, message: Message, *, silent: bool = False) -> Message | None:
        """Return what the chat says of it; ValueError where they may not."""
        self._check_may_pin(message.chat)
        return pins.pin(self.world, message, self.user, silent=silent)

    def unpins(self, message: Message) -> None:
        self._check_may_pin(message.chat)
        pins.unpin(self.world, message)

    def votes(self, message: Message, *labels: str) -> None:
        """Answer a poll, or change the answer; LookupError names the options, ValueError says what is against it."""
        poll = voting.poll_in(message)
        self._check_is_in(message.chat)
        voting.vote(self.world, message, self.user, [poll.place(label) for label in labels])

    def retracts_vote(self, message: Message) -> None:
        self.votes(message)

    def blocks(self) -> None:
        """What the bot sends from now on is refused; blocking twice is blocking once."""
        if not self.chat.is_blocked:
            self._changes_standing("member", "kicked")

    def unblocks(self) -> None:
        if self.chat.is_blocked:
            self._changes_standing("kicked", "member")

    def _check_may_pin(self, chat: Chat) -> None:
        self._check_is_in(chat)
        if not chat.is_private and not chat.may(self.id, "can_pin_messages"):
            raise ValueError(f"{self.name} may not pin in {chat.title}")

    def _check_is_in(self, chat: Chat) -> None:
        if chat is not self.chat and not chat.has(self.id):
            raise ValueError(f"{self.name} is not in {chat.title}")

    def _pushes(self, button: JSON, message: Message, into: Group | None) -> Press | Message | None:
        if "callback_data" in button:
            return self.world.press(self, message, button["callback_data"])
        link = links.read(button.get("url", ""), self.world.bot.username)
        if link is None:
            return None
        if link.group is None:
            return self.starts(link.start)
        if into is None:
            raise ValueError("this link asks for a group: say into which")
        return self.adds_bot_by_link(into, link.group, admin=link.admin)

    def _changes_standing(self, old: str, new: str) -> None:
        """Blocking and unblocking, as the bot hears of it: its own standing in the private chat."""
        self.chat.is_blocked = new == "kicked"
        before, after = (member(self.chat, self.world.bot, standing) for standing in (old, new))
        body = changed(self.chat, self.user, before, after, self.world.clock.unix())
        self.world.tell_bot("my_chat_member", body)
        self.world.changed()


def _visible(messages: list[Message], chat: Chat) -> str:
    under_input = [[button["text"] for button in row] for row in reply_rows(chat.reply_keyboard)]
    rows = [row for message in messages if message.keyboard for row in message.buttons] + under_input
    return ", ".join(dict.fromkeys(label for row in rows for label in row)) or "none"
