"""Files on Telegram's side: stored once, known by file id."""

import hashlib
from dataclasses import dataclass
from typing import Any

LARGEST_DOWNLOAD = 20 * 1024 * 1024  # bytes; a larger file has an id to send it on by, but cannot be read by a bot


@dataclass(frozen=True)
class File:
    """`kind` is what a message calls it: "photo", "document", "voice", …"""

    id: str
    unique_id: str
    path: str
    data: bytes
    kind: str
    name: str = ""
    mime_type: str = ""

    def as_json(self, *, with_path: bool = False) -> dict[str, Any]:
        body: dict[str, Any] = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data)}
        return body | {"file_path": self.path} if with_path else body


class Files:
    """All files of a world; `shown` maps a file's id to the part of a message that shows the file."""

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}
        self.by_path: dict[str, File] = {}
        self.shown: dict[str, dict[str, Any]] = {}

    def add(self, data: bytes, kind: str, name: str, mime_type: str = "", size: str = "") -> File:
        """`size` tells the sizes of one picture apart: each is a file of its own."""
        number = len(self.by_id) + 1
        unique = hashlib.sha256(f"{kind}/{name}/{size}/".encode() + data).hexdigest()[:16]
        path = f"{kind}s/file_{number}{_suffix(name)}"
        file = File(f"AgAC{unique}-{number}", unique, path, data, kind, name, mime_type)
        self.by_id[file.id] = file
        self.by_path[path] = file
        return file


def _suffix(name: str) -> str:
    return f".{name.rpartition('.')[2]}" if "." in name else ""
