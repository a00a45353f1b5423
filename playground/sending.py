"""What a person sends: words, and everything that is not typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.contents import build, document, photo, voice
from playground.entities import detect, length, part
from playground.groups import Group, chat_of
from playground.hearing import hears
from playground.objects import JSON, Chat, Message, User
from playground.polls import Poll

if TYPE_CHECKING:
    from playground.world import World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


class Sender:
    def __init__(self, world: World, user: User, chat: Chat) -> None:
        self.world = world
        self.user = user
        self.chat = chat

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.first_name

    def says(self, text: str, chat: Chat | Group | None = None, reply_to: Message | None = None) -> Message:
        """Send a text; a long one leaves in pieces, as clients do, and the last piece is returned."""
        pieces = split(text)
        for piece in pieces:
            message = self._posts(chat, words=piece, entities=detect(piece), reply_to=reply_to)
        return message

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
        if kind == "poll":
            return self._posts(chat, poll=Poll(self.world.new_id(), "Ready?", ["Yes", "No"]), options=options)
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
