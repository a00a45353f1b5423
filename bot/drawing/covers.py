"""The cover of a book that nobody has photographed: its title and author on cloth of a calm colour, with a motif."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, NamedTuple

from bot.drawing.canvas import Canvas
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point, around
from bot.drawing.texts import Block, fit
from bot.drawing.themes import Theme
from bot.drawing.values import whole, words

WIDE, HIGH = 640, 660
CORNER, SIZE = (116, 34), (408, 582)
SPINE, PAD = 36, 28
TOP, RULE = 38, 16  # above the title, and around the line below it
SCENE = 196  # the height of the motif, at the foot of the cover
MOST = 2**24 - 1  # of a seed


class _Cloth(NamedTuple):
    ground: str
    light: str
    deep: str
    ink: str


CLOTHS = (
    _Cloth("#2F5D7C", "#5C8BAA", "#244A64", "#FFFFFF"),
    _Cloth("#3F6B52", "#6F9C80", "#315541", "#FFFFFF"),
    _Cloth("#8A4B4F", "#B97A7D", "#6E3A3E", "#FFFFFF"),
    _Cloth("#5B4E86", "#8B7FB5", "#483D6C", "#FFFFFF"),
    _Cloth("#9A6A2F", "#C7965A", "#7B5424", "#FFFFFF"),
    _Cloth("#E9DFC9", "#CDBE9D", "#B7A680", "#2B2A26"),
    _Cloth("#2E6E73", "#5F9CA1", "#24585C", "#FFFFFF"),
    _Cloth("#CFE0E6", "#A9C6D1", "#87AAB8", "#1F2D36"),
)


def cover(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {title, author, seed}: a book, whose colour and motif follow from the seed."""
    title, author, seed = words(values["title"]), words(values.get("author")), whole(values["seed"], 0, MOST, "seed")
    chance = Random(seed)  # noqa: S311 - a book looks the same every time
    cloth, motif = chance.choice(CLOTHS), chance.choice(MOTIFS)
    canvas = Canvas(WIDE, HIGH, theme)
    (left, top), (wide, high) = CORNER, SIZE
    canvas.box((left + 10, top + 12), (wide, high), theme.rule, thick=0, radius=16)
    canvas.box((left + 6, top + 6), (wide, high), "#F4EFE3", thick=0, radius=14)  # the pages behind it
    canvas.box(CORNER, SIZE, cloth.ground, thick=0, radius=14)
    motif(canvas, cloth, chance)
    _spine(canvas, cloth)
    space = wide - SPINE - 2 * PAD
    middle = left + SPINE + PAD + space / 2
    by = fit(author, space, 30, lines=2, least=24)
    name = _title(title, space, high - 2 * TOP - SCENE - 2 * RULE - by.height)
    canvas.block((middle, top + TOP), name, cloth.ink)
    line = top + TOP + name.height + RULE
    canvas.line([(middle - 36, line), (middle + 36, line)], cloth.ink, 3)
    canvas.block((middle, line + RULE), by, cloth.ink)
    return canvas


def _title(title: str, space: float, room: float) -> Block:
    """Return a title as large as there is room for above the motif."""
    blocks = [fit(title, space, size, lines=6, least=28, weight=BOLD) for size in range(54, 27, -4)]
    return next((one for one in blocks if one.height <= room), blocks[-1])


def _spine(canvas: Canvas, cloth: _Cloth) -> None:
    (left, top), (_wide, high) = CORNER, SIZE
    canvas.box(CORNER, (SPINE, high), cloth.deep, thick=0, radius=14)
    canvas.box((left + SPINE - 16, top), (16, high), cloth.deep, thick=0)  # square where it meets the board


def _hills(canvas: Canvas, cloth: _Cloth, chance: Random) -> None:
    """Draw a sun behind two ranges of hills."""
    left, foot, wide = _ground()
    canvas.disc((left + wide * chance.uniform(0.3, 0.7), foot - SCENE * 0.62), 46, cloth.light)
    for color, high, bend in ((cloth.light, 0.5, chance.uniform(0.25, 0.45)), (cloth.deep, 0.36, 0.7)):
        _range(canvas, color, SCENE * high, bend)


def _range(canvas: Canvas, color: str, high: float, bend: float) -> None:
    left, foot, wide = _ground()
    steps = 40
    tops = [(left + wide * n / steps, foot - high * _wave(n / steps, bend)) for n in range(steps + 1)]
    canvas.polygon([(left, foot), *tops, (left + wide, foot)], color, thick=0)


def _wave(part: float, bend: float) -> float:
    """Return the height of a hill, 0.35 to 1, at a part of the way; it is highest at `bend`."""
    distance = (part - bend) / (bend if part < bend else 1 - bend)
    return 0.35 + 0.65 * (1 - distance**2)


def _stars(canvas: Canvas, cloth: _Cloth, chance: Random) -> None:
    """Draw a moon and stars."""
    left, foot, wide = _ground()
    moon = left + wide * chance.uniform(0.3, 0.7), foot - SCENE * 0.5
    canvas.disc(moon, 56, cloth.light)
    canvas.disc((moon[0] + 24, moon[1] - 16), 48, cloth.ground)
    for place in range(9):
        x = left + wide * (0.08 + 0.105 * place)
        _star(canvas, (x, foot - chance.uniform(22, SCENE - 26)), chance.uniform(6, 11), cloth.light)


def _star(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    canvas.polygon([around(center, radius * (0.42 if n % 2 else 1), 45 * n) for n in range(8)], color, thick=0)


def _sea(canvas: Canvas, cloth: _Cloth, chance: Random) -> None:
    """Draw a small boat on waves."""
    left, foot, wide = _ground()
    x, y = left + wide * chance.uniform(0.32, 0.68), foot - SCENE * 0.34
    canvas.polygon([(x, y - 18), (x, y - 108), (x + 60, y - 18)], cloth.light, thick=0)
    canvas.polygon([(x - 8, y - 18), (x - 8, y - 84), (x - 46, y - 18)], cloth.light, thick=0)
    canvas.polygon([(x - 56, y - 8), (x + 66, y - 8), (x + 40, y + 20), (x - 36, y + 20)], cloth.deep, thick=0)
    for row, color in enumerate((cloth.light, cloth.deep)):
        _waves(canvas, foot - SCENE * 0.24 + row * 26, color, shift=row * 18)


def _waves(canvas: Canvas, y: float, color: str, shift: float) -> None:
    left, foot, wide = _ground()
    count = 9
    step = wide / count
    tops: list[Point] = []
    for n in range(count * 8 + 1):
        part = (n / 8 + shift / step) % 1
        tops.append((left + step * n / 8, y + 16 * (2 * part - 1) ** 2))
    canvas.polygon([(left, foot), *tops, (left + wide, foot)], color, thick=0)


def _leaves(canvas: Canvas, cloth: _Cloth, chance: Random) -> None:
    """Draw three stems with leaves."""
    left, foot, wide = _ground()
    for part in (0.24, 0.5, 0.76):
        x, high = left + wide * part, SCENE * chance.uniform(0.62, 0.92)
        canvas.line([(x, foot - 8), (x, foot - high)], cloth.light, 5)
        for n in range(4):
            y = foot - high * (0.3 + 0.2 * n)
            for side in (-1, 1):
                _leaf(canvas, (x, y), side, cloth.light if (n + side) % 2 else cloth.deep)


def _leaf(canvas: Canvas, foot: Point, side: int, color: str) -> None:
    x, y = foot
    canvas.polygon([(x, y), (x + side * 16, y - 20), (x + side * 40, y - 24), (x + side * 28, y - 3)], color, thick=0)


def _ground() -> tuple[float, float, float]:
    """Return where the motif stands: its left edge, its foot, how wide it is."""
    return CORNER[0] + SPINE, CORNER[1] + SIZE[1] - 26, SIZE[0] - SPINE


MOTIFS: tuple[Callable[[Canvas, _Cloth, Random], None], ...] = (_hills, _stars, _sea, _leaves)
