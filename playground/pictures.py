"""What a picture's first bytes say about it, and the sizes in which Telegram lists it."""

import struct
import zlib
from collections.abc import Callable
from typing import NamedTuple

SIDES = (90, 320, 800, 1280)  # the longer side, in pixels, of the sizes that Telegram keeps
_PNG, _JPEG, _GIF, _WEBP = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF"
_NOT_FRAMES = (0xC4, 0xC8, 0xCC)  # JPEG segments in the range of frames that are tables


class Picture(NamedTuple):
    """Its mime type, and its size in pixels."""

    mime_type: str
    width: int
    height: int


def look_at(data: bytes) -> Picture | None:
    """None for whatever is no PNG, JPEG, GIF or WebP."""
    kind = next((start for start in _KINDS if data.startswith(start)), None)
    if kind is None:
        return None
    mime_type, measure = _KINDS[kind]
    try:
        width, height = measure(data)
    except (struct.error, IndexError):
        return None
    return Picture(mime_type, width, height) if width and height else None


def sizes(picture: Picture) -> list[tuple[int, int]]:
    """Width and height of each size, smallest first; no size is larger than the picture itself."""
    longest = max(picture.width, picture.height)
    scales = [side / longest for side in sorted({min(side, longest) for side in SIDES})]
    return [(max(round(picture.width * by), 1), max(round(picture.height * by), 1)) for by in scales]


def blank(width: int, height: int) -> bytes:
    """A grey PNG."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xb0" * width) * height)
    return _PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _png(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _jpeg(data: bytes) -> tuple[int, int]:
    """Go from segment to segment until the one of the frame, which has the size."""
    at = 2
    while not (0xC0 <= data[at + 1] <= 0xCF and data[at + 1] not in _NOT_FRAMES):
        at += 2 + int(struct.unpack_from(">H", data, at + 2)[0])
    height, width = struct.unpack_from(">HH", data, at + 5)
    return width, height


def _webp(data: bytes) -> tuple[int, int]:
    """Three kinds of first chunk: lossy, lossless, extended."""
    if data[12:16] == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if data[12:16] == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    return width, height


_KINDS: dict[bytes, tuple[str, Callable[[bytes], tuple[int, int]]]] = {
    _PNG: ("image/png", _png),
    _JPEG: ("image/jpeg", _jpeg),
    _GIF: ("image/gif", _gif),
    _WEBP: ("image/webp", _webp),
}
