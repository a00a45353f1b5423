"""Photos of people, opened with care: whatever is the matter with one, it is as if there was none."""

from pathlib import Path

from PIL import Image

LARGEST = 2 * 1600 * 1600  # pixels: kept photos have at most 1600 on a side
FORMATS = ("JPEG", "PNG")


def opened(file: Path | None, wide: int, high: int) -> Image.Image | None:
    """Return a photo that is at least so large where it can be; None where it is none, or would fill the memory."""
    if file is None:
        return None
    try:
        with Image.open(file, formats=FORMATS) as photo:
            if photo.width * photo.height > LARGEST:  # its size is known before any of it is unpacked
                return None
            photo.draft("RGB", (wide, high))
            return photo.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
