"""Patterns over coloured shapes: whoever cannot tell two colours apart can tell these."""

import math
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw

from bot.drawing.geometry import FINE, Point
from bot.drawing.themes import Pattern

APART, THICK = 14, 3
INK, STRENGTH = "#101820", 0.42

Shape = Callable[[ImageDraw.ImageDraw, float, float], object]


def hatch(
    image: Image.Image, corner: Point, size: Point, pattern: Pattern, under: str, shape: Shape, by: int = FINE
) -> None:
    """Lay a pattern over a shape, darker than the colour under it; `shape` draws it, counted from a corner."""
    left, top = (math.floor(one) for one in corner)
    wide, high = ((math.ceil(one) + 2) * by for one in size)
    mask, lines = Image.new("L", (wide, high)), Image.new("L", (wide, high))
    shape(ImageDraw.Draw(mask), left, top)
    _PATTERNS[pattern](ImageDraw.Draw(lines), wide, high, by)
    shade = Image.blend(Image.new("RGB", (wide, high), under), Image.new("RGB", (wide, high), INK), STRENGTH)
    image.paste(shade, (left * by, top * by), ImageChops.multiply(mask, lines))


def _rising(pen: ImageDraw.ImageDraw, wide: int, high: int, by: int) -> None:
    for at in range(0, wide + high, by * APART):
        pen.line([(at - high, high), (at, 0)], 255, by * THICK)


def _falling(pen: ImageDraw.ImageDraw, wide: int, high: int, by: int) -> None:
    for at in range(0, wide + high, by * APART):
        pen.line([(at - high, 0), (at, high)], 255, by * THICK)


def _level(pen: ImageDraw.ImageDraw, wide: int, high: int, by: int) -> None:
    for y in range(by * APART // 2, high, by * APART):
        pen.line([(0, y), (wide, y)], 255, by * THICK)


def _upright(pen: ImageDraw.ImageDraw, wide: int, high: int, by: int) -> None:
    for x in range(by * APART // 2, wide, by * APART):
        pen.line([(x, 0), (x, high)], 255, by * THICK)


def _cross(pen: ImageDraw.ImageDraw, wide: int, high: int, by: int) -> None:
    _rising(pen, wide, high, by)
    _falling(pen, wide, high, by)


def _dots(pen: ImageDraw.ImageDraw, wide: int, high: int, by: int) -> None:
    for row, y in enumerate(range(by * APART // 2, high, by * APART)):
        for x in range(by * APART // (2 if row % 2 else 1), wide, by * APART):
            pen.ellipse([x - by * THICK, y - by * THICK, x + by * THICK, y + by * THICK], 255)


_PATTERNS: dict[Pattern, Callable[[ImageDraw.ImageDraw, int, int, int], None]] = {
    "rising": _rising,
    "falling": _falling,
    "level": _level,
    "upright": _upright,
    "cross": _cross,
    "dots": _dots,
}
