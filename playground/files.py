"""Files on Telegram's side: stored once, known by file id."""

import hashlib
from base64 import b64decode
from dataclasses import dataclass

from playground.objects import JSON

# One grey pixel: the smallest photo that every client can open.
PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOorq7+DwAFNgKR1YaUswAAAABJRU5ErkJggg==")


@dataclass(frozen=True)
class File:
    id: str
    unique_id: str
    path: str
    data: bytes
    name: str = ""

    def as_json(self, *, with_path: bool = False) -> JSON:
        body: JSON = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.data)}
        return body | {"file_path": self.path} if with_path else body


class Files:
    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}
        self.by_path: dict[str, File] = {}

    def add(self, data: bytes, folder: str, name: str = "") -> File:
        number = len(self.by_id) + 1
        unique = hashlib.sha256(data + name.encode()).hexdigest()[:16]
        path = f"{folder}/file_{number}{_suffix(name)}"
        file = File(f"AgAC{unique}-{number}", unique, path, data, name)
        self.by_id[file.id] = file
        self.by_path[path] = file
        return file


def _suffix(name: str) -> str:
    return f".{name.rpartition('.')[2]}" if "." in name else ""
