"""Users, chats and messages, and how the Bot API writes them."""

from dataclasses import dataclass, field
from typing import Any

from playground.entities import Entity
from playground.files import File
from playground.keyboards import Markup, inline_rows, reply_rows
from playground.polls import Poll
from playground.rendering import render
from playground.rights import Rights, of_members

JSON = dict[str, Any]

_SERVICE = {"new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message"}


@dataclass(eq=False)
class User:
    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def as_json(self) -> JSON:
        body: JSON = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        optional = {"username": self.username, "language_code": self.language_code}
        return body | {name: value for name, value in optional.items() if value}


# Whose name stands on what an administrator says in the group's name.
ANONYMOUS = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


@dataclass(eq=False)
class Chat:
    """A private chat has the id of its person; `members` maps user ids to their standing in a group.

    `rights` has those of each administrator, `permissions` what every member may; `pins` are in the order of pinning.
    """

    id: int
    kind: str
    title: str
    username: str | None = None
    messages: list["Message"] = field(default_factory=list, repr=False)
    members: dict[int, str] = field(default_factory=dict)
    rights: dict[int, Rights] = field(default_factory=dict, repr=False)
    permissions: Rights = field(default_factory=of_members, repr=False)
    pins: list["Message"] = field(default_factory=list, repr=False)
    is_started: bool = False
    is_blocked: bool = False
    moved_to: int | None = None
    moved_from: "Chat | None" = field(default=None, repr=False)

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    def has(self, user_id: int) -> bool:
        return self.members.get(user_id, "left") not in ("left", "kicked")

    def is_run_by(self, user_id: int) -> bool:
        return self.members.get(user_id) in ("creator", "administrator")

    def may(self, user_id: int, right: str) -> bool:
        """An owner may everything, an administrator what they were given and all sending, a member what all may."""
        match self.members.get(user_id):
            case "creator":
                return True
            case "administrator":
                return self.rights[user_id].get(
                    right, right.startswith("can_send_")
                )  # they may send whatever they like
            case "member":
                return self.permissions.get(right, False)
        return False

    def is_anonymous(self, user_id: int) -> bool:
        """Whether somebody speaks in the group's name here."""
        return self.rights.get(user_id, {}).get("is_anonymous", False)

    @property
    def pinned(self) -> "Message | None":
        """Of what is pinned, what was said last."""
        return max(self.pins, key=lambda one: one.id, default=None)

    def find(self, message_id: int | None) -> "Message | None":
        return next((one for one in reversed(self.messages) if one.id == message_id), None)

    def remove(self, message: "Message") -> None:
        """What is gone is pinned no longer."""
        self.messages.remove(message)
        if message in self.pins:
            self.pins.remove(message)

    def as_json(self) -> JSON:
        name = "first_name" if self.is_private else "title"
        body: JSON = {"id": self.id, "type": self.kind, name: self.title}
        if self.username:
            body["username"] = self.username
        if self.kind == "group":
            body["all_members_are_administrators"] = False
        return body

    @property
    def reply_keyboard(self) -> Markup | None:
        """The keyboard that stands under the input now, if any."""
        for message in reversed(self.messages):
            markup = message.keyboard or {}
            if "keyboard" in markup or "remove_keyboard" in markup:
                return markup if reply_rows(markup) else None
        return None


@dataclass(eq=False)
class Message:
    id: int
    chat: Chat
    sender: User
    date: int
    words: str = ""
    entities: list[Entity] = field(default_factory=list)
    content: JSON = field(default_factory=dict)
    file: File | None = field(default=None, repr=False)
    poll: Poll | None = None
    keyboard: Markup | None = None
    reply_to: "Message | None" = None
    edit_date: int | None = None
    options: JSON = field(default_factory=dict)
    is_silent: bool = False
    is_anonymous: bool = False

    @property
    def text(self) -> str:
        """The words of a text message, or the caption of another kind."""
        return self.words

    @property
    def html(self) -> str:
        return render(self.words, self.entities)

    @property
    def buttons(self) -> list[list[str]]:
        rows = inline_rows(self.keyboard) or reply_rows(self.keyboard)
        return [[button["text"] for button in row] for row in rows]

    @property
    def edited(self) -> bool:
        return self.edit_date is not None

    @property
    def has_media(self) -> bool:
        return bool(self.content or self.poll)

    @property
    def photo(self) -> File | None:
        """The picture in it, in its largest size."""
        return self.file if "photo" in self.content else None

    @property
    def document(self) -> File | None:
        return self.file if "document" in self.content else None

    @property
    def is_service(self) -> bool:
        """Whether the chat itself says it: somebody came or went, something was pinned."""
        return not _SERVICE.isdisjoint(self.content)

    def as_json(self, *, with_reply: bool = True) -> JSON:
        chat, sender = self.chat.as_json(), ANONYMOUS if self.is_anonymous else self.sender
        body: JSON = {"message_id": self.id, "from": sender.as_json(), "chat": chat, "date": self.date}
        if self.is_anonymous:
            body["sender_chat"] = chat
        if self.edit_date:
            body["edit_date"] = self.edit_date
        if self.reply_to and with_reply:
            body["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        body |= self.options | self.content | ({"poll": self.poll.as_json()} if self.poll else {})
        if self.words:
            text, entities = ("caption", "caption_entities") if self.has_media else ("text", "entities")
            body[text] = self.words
            if self.entities:
                body[entities] = self.entities
        if inline_rows(self.keyboard):
            body["reply_markup"] = self.keyboard
        return body
