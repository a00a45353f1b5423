"""What a file really is, whatever it is called; and photos made small and silent before they are kept."""

import io
from pathlib import PurePath
from typing import NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.conversations.claim import PICTURES
from bot.services.names import on_one_line

EDGE = 1600  # pixels of the longer side
MOST_PIXELS = 60_000_000
_JPEG = "image/jpeg"
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_BEGINS = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", b"PK\x03\x04"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
    ".odt": ("application/vnd.oasis.opendocument.text", b"PK\x03\x04"),
    ".odp": ("application/vnd.oasis.opendocument.presentation", b"PK\x03\x04"),
    ".ods": ("application/vnd.oasis.opendocument.spreadsheet", b"PK\x03\x04"),
    ".sb3": ("application/x.scratch.sb3", b"PK\x03\x04"),
}
_TEXTS = (".txt", ".md", ".csv", ".py")


class Looked(NamedTuple):
    """What is to be kept of a file, and what it is."""

    data: bytes
    name: str
    mime: str


def looked_at(data: bytes, name: str, *, photo: bool) -> Looked | None:
    """Return a file as it may be kept; None where it is not what its name says, or nothing that we take.

    Its name is shown to coaches: on one line, without what turns letters around.
    """
    name = on_one_line(name)
    ending = PurePath(name).suffix.lower()
    if photo or ending in PICTURES:
        small = shrunk(data)
        return Looked(small, f"{PurePath(name).stem[:80] or 'photo'}.jpg", _JPEG) if small else None
    if ending in _TEXTS:
        return Looked(data, name[-80:], "text/plain") if _is_text(data) else None
    mime, begins = _BEGINS.get(ending, ("", b""))
    return Looked(data, name[-80:], mime) if mime and data.startswith(begins) else None


def shrunk(data: bytes) -> bytes | None:
    """Return a picture as JPEG, upright, at most 1600 pixels long, with nothing in it but what is seen; None for none.

    EXIF, with the place where a photo was taken, does not survive.
    """
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            image.draft("RGB", (EDGE, EDGE))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((EDGE, EDGE))
            plain = upright.convert("RGBA")
            sheet = Image.new("RGB", plain.size, "white")
            sheet.paste(plain, mask=plain.getchannel("A"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue()


def _is_text(data: bytes) -> bool:
    try:
        return "\x00" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return False
