"""What a person gave us, whatever Telegram called it."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal[
    "text",
    "press",
    "edited",
    "voice",
    "photo",
    "video",
    "document",
    "sticker",
    "location",
    "contact",
    "poll",
    "other",
]


@dataclass(frozen=True)
class Sent:
    """A file as Telegram names it: the id to fetch it by, what its sender calls it, its size in bytes."""

    id: str
    name: str
    size: int


@dataclass(frozen=True)
class Voice:
    """Something spoken as Telegram names it: the id to fetch it by, its size in bytes, how many seconds it lasts."""

    id: str
    size: int
    seconds: int


@dataclass(frozen=True)
class Given:
    """One input: its kind, its words if it has any, the message it came with, and the file, photo or voice in it.

    `shows` is what its words stand below, whether we could take that or not: a video, a song. `album` names the album
    that a photo came with; several of one are one input.
    """

    kind: Kind
    text: str = ""
    message_id: int | None = None
    file: Sent | None = None
    photo: Sent | None = None
    voice: Voice | None = None
    album: str | None = None
    shows: Kind | None = None

    @property
    def sent(self) -> Sent | None:
        """The photo or other file that came."""
        return self.photo or self.file

    def as_draft(self) -> dict[str, Any]:
        """Return what came as a draft keeps it, `{id, name, size, photo}`; empty where nothing did."""
        return {**asdict(self.sent), "photo": self.photo is not None} if self.sent else {}

    @property
    def enclosed(self) -> Literal["photo", "document"] | None:
        """What came with the words, or instead of them: a photo, or any other file; None where nothing did."""
        return "photo" if self.photo else "document" if self.file else None

    @property
    def along(self) -> Kind | None:
        """What came along with words, of whatever kind; None where they came alone."""
        return self.enclosed or self.shows
