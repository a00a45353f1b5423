"""What people send that is not typed: the smallest objects that the Bot API's schema allows."""

import mimetypes
from collections.abc import Callable
from typing import Any

from playground.files import PIXEL, File, Files
from playground.objects import JSON, User

_SQUARE = {"width": 512, "height": 512}
_PLACE = {"latitude": 52.52, "longitude": 13.405}


def build(files: Files, kind: str, sender: User, data: bytes | None = None) -> JSON:
    """The part of a message that makes it a `kind`; `data` are the bytes of a file, where it has one."""
    if kind in _PLAIN:
        return _PLAIN[kind](sender)
    if kind == "photo":
        return photo(files.add(data or PIXEL, "photos", "photo.png"))
    name, details = _WITH_FILE[kind]
    file = files.add(data or PIXEL, kind, name).as_json()
    return {kind: file | details} | ({"document": file} if kind == "animation" else {})


def photo(file: File) -> JSON:
    """A thumbnail and the picture itself, as Telegram lists them: smallest first."""
    body = file.as_json()
    return {"photo": [body | {"width": 90, "height": 90}, body | {"width": 800, "height": 800}]}


def document(file: File) -> JSON:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return {"document": file.as_json() | {"file_name": file.name, "mime_type": kind}}


_STICKER = {**_SQUARE, "type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
_WITH_FILE: dict[str, tuple[str, dict[str, Any]]] = {
    "sticker": ("sticker.webp", _STICKER),
    "voice": ("voice.ogg", {"duration": 3, "mime_type": "audio/ogg"}),
    "audio": ("song.mp3", {"duration": 30, "mime_type": "audio/mpeg", "title": "A song"}),
    "video": ("video.mp4", {**_SQUARE, "duration": 5, "mime_type": "video/mp4"}),
    "video_note": ("note.mp4", {"length": 240, "duration": 5}),
    "animation": ("animation.mp4", {**_SQUARE, "duration": 2, "mime_type": "video/mp4"}),
    "document": ("notes.pdf", {"file_name": "notes.pdf", "mime_type": "application/pdf"}),
}


def _contact(sender: User) -> JSON:
    number = {"phone_number": "+15550100", "first_name": sender.first_name, "user_id": sender.id}
    return {"contact": number}


def _poll(_: User) -> JSON:
    options = [
        {"text": text, "voter_count": 0, "persistent_id": str(place)} for place, text in enumerate(["Yes", "No"])
    ]
    kind = {"type": "regular", "allows_multiple_answers": False, "allows_revoting": True}
    state = {"is_closed": False, "is_anonymous": True, "members_only": False, "total_voter_count": 0}
    return {"poll": {"id": "5000", "question": "Ready?", "options": options} | kind | state}


_PLAIN: dict[str, Callable[[User], JSON]] = {
    "location": lambda _: {"location": _PLACE},
    "venue": lambda _: {
        "location": _PLACE,
        "venue": {"location": _PLACE, "title": "The library", "address": "1 Book Street"},
    },
    "contact": _contact,
    "dice": lambda _: {"dice": {"emoji": "🎲", "value": 4}},
    "poll": _poll,
}

KINDS = ["photo", *_WITH_FILE, *_PLAIN]
