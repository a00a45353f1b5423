"""What a person gave us, whatever Telegram called it."""

from dataclasses import dataclass
from typing import Literal

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
class Given:
    """One input: its kind, its words if it has any, and the message it came with."""

    kind: Kind
    text: str = ""
    message_id: int | None = None
