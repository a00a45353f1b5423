"""Where a message comes to stand: in place of what is there, changed in this way or that, or new at the chat's end."""

import hashlib
import json
from typing import Any, Literal

from bot.models import OutboxRow, Slot
from bot.transport.attachments import PICTURE, POLL

Way = Literal["menu", "over", "same", "text", "caption", "picture", "new"]


def digest(content: Any) -> str:
    """Return a short name of a message's, or a recipe's, whole content: the same content needs no second call."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]


def media_of(payload: Any) -> str | None:
    """Return the key of a payload's picture; None for words, and for files of any other kind."""
    recipe = payload.get("file")
    return digest(recipe) if recipe and recipe["kind"] == PICTURE else None


def poll_of(payload: Any) -> Any:
    """Return the poll that a payload is, `{vote, treats}`; None for anything else."""
    recipe = payload.get("file")
    return recipe["values"] if recipe and recipe["kind"] == POLL else None


def there(row: OutboxRow, slot: Slot | None) -> int | None:
    """Return the message whose place a row is to take: the pressed one, or that of its slot."""
    return row.standing or (slot.message_id if slot else None)


def way(row: OutboxRow, slot: Slot | None, payload: Any) -> Way:
    """Return how a payload gets to its place.

    Telegram lets a text be edited as a text and a photo as a photo: where one follows the other, the message is new. Of
    a pressed message that stands in no slot we do not know what it is; it is taken for words, as nearly all are.
    """
    if "menu" in payload:
        return "menu"
    if "over" in payload:
        return "over"
    stands = slot if slot and slot.message_id == there(row, slot) else None
    if row.fresh or there(row, slot) is None:
        return "new"
    # A pressed message may show something else by now, from another place: only Telegram knows.
    if stands and row.standing is None and stands.hash == digest(payload):
        return "same"
    media, before = media_of(payload), stands.media if stands else None
    if not media:
        return "new" if before else "text"
    if not before:
        return "new"
    return "caption" if media == before else "picture"
