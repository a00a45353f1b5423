"""How sending a message ended, and what a refusal of Telegram is a sign of."""

from dataclasses import dataclass
from typing import Literal

from telegram.error import BadRequest

End = Literal["sent", "again", "pause", "migrated", "undeliverable", "refused", "uncertain"]


@dataclass(frozen=True)
class Outcome:
    """How sending ended. `again` may mean that Telegram has it after all: we send at least once.

    `uncertain` is the end of what is sent at most once, where nobody knows whether it was.
    """

    end: End
    message_id: int | None = None
    error: str | None = None
    number: float = 0  # seconds to pause, or the chat's new id
    media: str | None = None  # the key of the picture that stands there now
    file_id: str | None = None  # under which Telegram keeps it, where it was uploaded
    poll_id: str | None = None
    voices: tuple[int, ...] | None = None  # for each answer of a poll that is over now
    not_sent: bool = False  # of `again`: Telegram cannot have heard of it


def says(error: BadRequest, signs: tuple[str, ...]) -> bool:
    """Whether a refusal is one of those that these words are a sign of."""
    return any(sign in error.message.lower() for sign in signs)
