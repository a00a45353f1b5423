"""Photos that are drawn, not taken: landscapes."""

import io
import math
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFilter

SKIES = (("#f6b26b", "#a64d79"), ("#9fd3f0", "#e8f4fb"), ("#0b1d3a", "#31507d"), ("#bfe3d0", "#f8f1d8"))


def photos(folder: Path) -> dict[str, Path]:
    """Return a photo for each name that a card may have: a sea, hills, a night, a meadow."""
    return {str(number): kept_in(folder, str(number), scenery(number)) for number in range(len(SKIES))}


def kept_in(folder: Path, name: str, content: bytes) -> Path:
    """Write a file, and return where it is."""
    path = folder / name
    path.write_bytes(content)
    return path


def scenery(number: int, size: tuple[int, int] = (1200, 900)) -> bytes:
    """Return a landscape as a JPEG: a sky, a sun or stars, three ranges of hills."""
    (wide, high), chance = size, Random(number)
    sky = Image.new("RGB", (1, 2))
    for place, color in enumerate(SKIES[number % len(SKIES)]):
        sky.paste(color, (0, place, 1, place + 1))
    image = sky.resize(size, Image.Resampling.BICUBIC, box=(0, 0.3, 1, 1.7))
    pen = ImageDraw.Draw(image)
    if number % len(SKIES) == 2:
        for _ in range(90):
            x, y, radius = chance.uniform(0, wide), chance.uniform(0, high * 0.6), chance.uniform(1, 4)
            pen.ellipse([x - radius, y - radius, x + radius, y + radius], "#f4f6ff")
    x, y = wide * chance.uniform(0.25, 0.75), high * 0.36
    pen.ellipse([x - 70, y - 70, x + 70, y + 70], "#fff3d6")
    for range_, color in enumerate(chance.sample(("#3c5a73", "#4e7a5a", "#2d3f5c", "#7a5a4e", "#2f5d50"), 3)):
        base, swing, turn = high * (0.52 + 0.15 * range_), high * 0.07, chance.uniform(0, 6)
        tops = [(x, base + swing * math.sin(x / wide * (5 + 2 * range_) + turn)) for x in range(0, wide + 20, 20)]
        pen.polygon([(0, high), *tops, (wide, high)], color)
    kept = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(1.2)).save(kept, "JPEG", quality=88)
    return kept.getvalue()
