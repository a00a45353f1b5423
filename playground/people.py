"""People and groups as a test drives them: what a person does reaches the bot as an update."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from playground.contents import build, document, photo, voice
from playground.entities import detect, length, part
from playground.groups import Group, chat_of
from playground.hearing import hears
from playground.keyboards import inline_rows, labelled, reply_rows
from playground.objects import JSON, Chat, Message, User
from playground.standings import changed

if TYPE_CHECKING:
    from playground.presses import Press
    from playground.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


class Person:
    def __init__(self, world: World, user: User, chat: Chat) -> None:
        self.world = world
        self.user = user
        self.chat = chat
        self.read_up_to: dict[int, int] = {}

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.first_name

    @property
    def screen(self) -> Message:
        """The newest message from the bot in the private chat."""
        for message in reversed(self.chat.messages):
            if message.sender is self.world.bot:
                return message
        raise LookupError(f"the bot has said nothing to {self.name} yet")

    def reads(self) -> list[str]:
        """Everything the bot has said in the private chat, as it reads now."""
        return [message.text for message in self.chat.messages if message.sender is self.world.bot]

    def says(self, text: str, chat: Chat | Group | None = None, reply_to: Message | None = None) -> Message:
        """Send a text; a long one leaves in pieces, as clients do, and the last piece is returned."""
        pieces = split(text)
        for piece in pieces:
            message = self._posts(chat, words=piece, entities=detect(piece), reply_to=reply_to)
        return message

    def starts(self, code: str = "") -> Message:
        """Open the bot's link, which sends /start with the code; a blocked bot is unblocked first."""
        self.unblocks()
        return self.says(f"/start {code}".rstrip())

    def sends(
        self,
        kind: str,
        *,
        caption: str = "",
        forward: bool = False,
        album: str | None = None,
        data: bytes | None = None,
        chat: Chat | Group | None = None,
    ) -> Message:
        """Send something that is not typed: "photo", "voice", "sticker", "poll", …, or a forwarded "text"."""
        options: JSON = {"media_group_id": album} if album else {}
        if forward:
            origin = {"type": "user", "date": self.world.clock.unix(), "sender_user": self.user.as_json()}
            options["forward_origin"] = origin
        if kind == "text":
            return self._posts(chat, words=caption or "A forwarded text", options=options)
        return self._attaches(chat, caption, build(self.world.files, kind, self.user, data), options)

    def sends_photo(self, data: bytes, *, caption: str = "", chat: Chat | Group | None = None) -> Message:
        """Send a picture; ValueError where the bytes are none."""
        return self._attaches(chat, caption, photo(self.world.files, data))

    def sends_voice(
        self, seconds: int, data: bytes = b"", *, caption: str = "", chat: Chat | Group | None = None
    ) -> Message:
        """Speak for so many seconds; `data` are the bytes of the recording, and nothing looks into them."""
        return self._attaches(chat, caption, voice(self.world.files, seconds, data))

    def sends_document(
        self, name: str, data: bytes, *, mime: str = "", caption: str = "", chat: Chat | Group | None = None
    ) -> Message:
        """Send a file as it is. Without a mime type it has the one that belongs to its name."""
        return self._attaches(chat, caption, document(self.world.files, data, name, mime))

    def presses(
        self, label: str, on: Message | None = None, chat: Chat | Group | None = None
    ) -> Press | Message | None:
        """Push the newest button with this label; on equal terms an exact label wins over a part of one.

        An inline button queues a callback query, a button under the input sends its text, and a link to
        the bot starts it. LookupError names the buttons there are.
        """
        where = chat_of(chat) or self.chat
        messages = [on] if on else [one for one in reversed(where.messages) if one.sender is self.world.bot]
        for message in messages:
            button = labelled(inline_rows(message.keyboard), label)
            if button:
                return self._pushes(button, message)
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
        message.chat.messages.remove(message)
        self.world.changed()

    def blocks(self) -> None:
        """What the bot sends from now on is refused; blocking twice is blocking once."""
        if not self.chat.is_blocked:
            self._changes_standing("member", "kicked")

    def unblocks(self) -> None:
        if self.chat.is_blocked:
            self._changes_standing("kicked", "member")

    def _posts(self, chat: Chat | Group | None, **parts: Any) -> Message:
        where = chat_of(chat) or self.chat
        if where.is_private and where.is_blocked:
            raise RuntimeError(f"{self.name} has blocked the bot and cannot write to it")
        message = self.world.post(where, self.user, **parts)
        where.is_started = True
        if hears(self.world.bot, message, privacy=self.world.has_privacy):
            self.world.tell_bot("message", message.as_json())
        return message

    def _attaches(self, chat: Chat | Group | None, caption: str, content: JSON, options: JSON | None = None) -> Message:
        if length(caption) > LONGEST_CAPTION:
            raise ValueError(f"a caption has at most {LONGEST_CAPTION} characters")
        return self._posts(chat, words=caption, entities=detect(caption), options=options or {}, **content)

    def _pushes(self, button: JSON, message: Message) -> Press | Message | None:
        if "callback_data" in button:
            return self.world.press(self, message, button["callback_data"])
        link = urlsplit(button.get("url", ""))
        is_ours = link.netloc == "t.me" and link.path.strip("/") == self.world.bot.username
        return self.starts(parse_qs(link.query).get("start", [""])[0]) if is_ours else None

    def _changes_standing(self, old: str, new: str) -> None:
        """Blocking and unblocking, as the bot hears of it: its own standing in the private chat."""
        self.chat.is_blocked = new == "kicked"
        body = changed(self.chat, self.user, self.world.bot, (old, new), self.world.clock.unix())
        self.world.tell_bot("my_chat_member", body)
        self.world.changed()


def split(text: str) -> list[str]:
    """Pieces of at most 4096 UTF-16 units, cut at a space or line break where there is one."""
    pieces = []
    while length(text) > LONGEST_TEXT:
        piece = part(text, 0, LONGEST_TEXT).rstrip("\ufffd")
        cut = max(piece.rfind(" "), piece.rfind("\n")) + 1
        piece = piece[:cut] if cut > LONGEST_TEXT // 2 else piece
        pieces.append(piece.strip())
        text = text[len(piece) :]
    return [*pieces, text.strip()] if text.strip() or not pieces else pieces


def _visible(messages: list[Message], chat: Chat) -> str:
    under_input = [[button["text"] for button in row] for row in reply_rows(chat.reply_keyboard)]
    rows = [row for message in messages if message.keyboard for row in message.buttons] + under_input
    return ", ".join(dict.fromkeys(label for row in rows for label in row)) or "none"
