"""A file as it arrives in a multipart request."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Upload:
    name: str
    data: bytes
