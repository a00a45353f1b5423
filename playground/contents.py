"""What is more than words in a message: pictures, files, and the smallest of everything else that the schema allows."""

import mimetypes
from collections.abc import Callable
from typing import Any

from playground.files import File, Files
from playground.objects import JSON, User
from playground.pictures import blank, look_at, sizes

_SQUARE = {"width": 512, "height": 512}
_PLACE = {"latitude": 52.52, "longitude": 13.405}
_SAMPLE = blank(800, 600)
_SILENCE = b"OggS" + bytes(24)


def build(files: Files, kind: str, sender: User, data: bytes | None = None) -> JSON:
    """The part of a message that makes it a `kind`; `data` are the bytes of a file, where it has one."""
    if kind in _PLAIN:
        return {"content": _PLAIN[kind](sender)}
    if kind == "voice":
        return voice(files, 3, data or b"")
    data = data or _SAMPLE
    if kind == "photo":
        return photo(files, data)
    if kind == "document":
        return document(files, data, "notes.pdf")
    name, mime_type, details = _WITH_FILE[kind]
    file = files.add(data, kind, name, mime_type)
    shown = file.as_json() | details
    return _keep(files, file, {kind: shown} | ({"document": shown} if kind == "animation" else {}))


def photo(files: Files, data: bytes) -> JSON:
    """A picture in all its sizes, smallest first. Each has its own id; all have the bytes of the whole picture.

    ValueError where it is no picture.
    """
    picture = look_at(data)
    if picture is None:
        raise ValueError("this is no picture: a PNG, JPEG, GIF or WebP is one")
    name = f"photo{mimetypes.guess_extension(picture.mime_type)}"
    listed = [
        (files.add(data, "photo", name, picture.mime_type, f"{width}x{height}"), {"width": width, "height": height})
        for width, height in sizes(picture)
    ]
    content = {"photo": [file.as_json() | size for file, size in listed]}
    return [_keep(files, file, content) for file, _ in listed][-1]


def document(files: Files, data: bytes, name: str, mime_type: str = "") -> JSON:
    """Without a mime type, the one that belongs to the name's ending."""
    mime_type = mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = files.add(data, "document", name, mime_type)
    return _keep(files, file, {"document": file.as_json() | {"file_name": name, "mime_type": mime_type}})


def voice(files: Files, seconds: int, data: bytes = b"") -> JSON:
    """Something spoken that lasts so long; without bytes, the head of a file in which nobody speaks."""
    file = files.add(data or _SILENCE, "voice", "voice.ogg", "audio/ogg")
    return _keep(files, file, {"voice": file.as_json() | {"duration": seconds, "mime_type": "audio/ogg"}})


def again(files: Files, file: File) -> JSON:
    """What is there already, to be sent once more."""
    return {"content": files.shown[file.id], "file": file}


def _keep(files: Files, file: File, content: JSON) -> JSON:
    files.shown[file.id] = content
    return again(files, file)


_STICKER = {**_SQUARE, "type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
_WITH_FILE: dict[str, tuple[str, str, dict[str, Any]]] = {
    "sticker": ("sticker.webp", "image/webp", _STICKER),
    "audio": ("song.mp3", "audio/mpeg", {"duration": 30, "mime_type": "audio/mpeg", "title": "A song"}),
    "video": ("video.mp4", "video/mp4", {**_SQUARE, "duration": 5, "mime_type": "video/mp4"}),
    "video_note": ("note.mp4", "video/mp4", {"length": 240, "duration": 5}),
    "animation": ("animation.mp4", "video/mp4", {**_SQUARE, "duration": 2, "mime_type": "video/mp4"}),
}


def _contact(sender: User) -> JSON:
    number = {"phone_number": "+15550100", "first_name": sender.first_name, "user_id": sender.id}
    return {"contact": number}


_PLAIN: dict[str, Callable[[User], JSON]] = {
    "location": lambda _: {"location": _PLACE},
    "venue": lambda _: {
        "location": _PLACE,
        "venue": {"location": _PLACE, "title": "The library", "address": "1 Book Street"},
    },
    "contact": _contact,
    "dice": lambda _: {"dice": {"emoji": "🎲", "value": 4}},
}

KINDS = ["photo", "document", "voice", *_WITH_FILE, *_PLAIN, "poll"]
