"""Marbles, heaped up one for each deed, and confetti that falls beside them."""

import math
from collections.abc import Iterator
from itertools import cycle
from random import Random

from PIL import ImageColor

from bot.drawing.brushes import Shape
from bot.drawing.canvas import Canvas
from bot.drawing.geometry import Point, around
from bot.drawing.themes import SERIES

LARGEST, MOST = 46.0, 600
CLOSE = math.sqrt(3)  # from row to row of what lies in the gaps of the row below, in radii
FEWER = (1, 3)  # how many fewer lie in each next row, in turn: the slope of a heap; odd, so that they lie in gaps


def marble(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    """Draw one marble, lit from above on the left."""
    x, y = center
    canvas.disc(center, radius, shade(color, 0, 0.22))
    canvas.disc((x - radius * 0.07, y - radius * 0.08), radius * 0.88, color)
    canvas.disc((x - radius * 0.14, y - radius * 0.18), radius * 0.62, shade(color, 255, 0.2))
    canvas.disc((x - radius * 0.34, y - radius * 0.38), radius * 0.2, shade(color, 255, 0.8))


def heap(canvas: Canvas, foot: Point, size: Point, count: int, chance: Random) -> None:
    """Heap up so many marbles, at most 600, on the middle of their floor, in a room so wide and high."""
    rows, radius = _rows(count), _radius(count, size)
    colors = list(mixed(count, chance))
    for number, (here, places) in enumerate(rows):
        y = foot[1] - radius - number * CLOSE * radius
        first = (places - here) // 2
        for place in range(first, first + here):
            marble(canvas, (foot[0] + (2 * place - places + 1) * radius, y), radius * 0.97, colors.pop())


def height(count: int, size: Point) -> float:
    """Return how high a heap of so many becomes in such a room."""
    return _radius(count, size) * (2 + CLOSE * (len(_rows(count)) - 1))


def _radius(count: int, size: Point) -> float:
    rows = _rows(count)
    return min(LARGEST, size[0] / 2 / rows[0][1], size[1] / (2 + CLOSE * (len(rows) - 1)))


def _rows(count: int) -> list[tuple[int, int]]:
    """Return how many lie in each row, from the lowest, and for how many there is a place."""
    left = min(count, MOST)
    lowest = next(n for n in range(1, left + 1) if sum(_places(n)) >= left)
    rows = []
    for places in _places(lowest):
        if left:
            rows.append((min(left, places), places))
            left -= min(left, places)
    return rows


def _places(lowest: int) -> Iterator[int]:
    fewer = cycle(FEWER)
    while lowest > 0:
        yield lowest
        lowest -= next(fewer)


def mixed(count: int, chance: Random) -> Iterator[str]:
    """Yield colours so that each comes as often as any other."""
    bag: list[str] = []
    for _ in range(count):
        bag = bag or chance.sample(SERIES, len(SERIES))
        yield bag.pop()


def confetti(canvas: Canvas, corner: Point, size: Point, count: int, chance: Random) -> None:
    """Scatter small pieces of paper over a part of the sheet, each in a square of its own."""
    columns = max(1, round(math.sqrt(count * size[0] / size[1])))
    rows = -(-count // columns)
    wide, high = size[0] / columns, size[1] / rows
    for place, color in enumerate(mixed(count, chance)):
        row, column = divmod(place, columns)
        x = corner[0] + (column + chance.uniform(0.2, 0.8)) * wide
        y = corner[1] + (row + chance.uniform(0.2, 0.8)) * high
        turn, long = chance.uniform(0, 180), chance.uniform(9, 15)
        canvas.polygon([around((x, y), long, turn + one) for one in (-24, 24, 156, 204)], color, thick=0)


def shade(color: str, towards: int, part: float) -> str:
    """Return a colour that is a part of the way to black (0) or white (255)."""
    mixed = (round(one + (towards - one) * part) for one in ImageColor.getrgb(color)[:3])
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def glass_marble(canvas: Canvas, center: Point, radius: float, color: str, turn: float) -> None:
    """Draw a marble of glass with a ribbon inside, turned by so many degrees, lit from above on the left."""
    (x, y), corner, size = center, (center[0] - radius, center[1] - radius), (2 * radius, 2 * radius)

    def veil(color: str, shape: Shape, strength: float, soft: float) -> None:
        canvas.veil(corner, size, color, shape, strength, soft * radius, lambda brush: brush.disc(center, radius))

    def oval(across: float, down: float, wide: float, high: float) -> Shape:
        return lambda brush: brush.oval((x + across * radius, y + down * radius), wide * radius, high * radius)

    veil(color, lambda brush: brush.disc(center, radius), 1, 0)
    veil(
        shade(color, 0, 0.5), lambda brush: brush.ring((x - 0.16 * radius, y - 0.2 * radius), 0.98 * radius), 0.7, 0.17
    )
    veil(shade(color, 255, 0.6), lambda brush: brush.polygon(_ribbon(center, radius, turn)), 0.7, 0.03)
    veil(shade(color, 0, 0.4), lambda brush: brush.polygon(_ribbon(center, radius, turn + 160, 0.5)), 0.4, 0.03)
    veil(shade(color, 255, 0.8), oval(0.3, 0.56, 0.42, 0.2), 0.5, 0.13)
    veil("#FFFFFF", oval(-0.3, -0.42, 0.4, 0.26), 0.5, 0.12)
    veil("#FFFFFF", oval(-0.37, -0.47, 0.16, 0.11), 0.95, 0.03)


def _ribbon(center: Point, radius: float, turn: float, part: float = 1) -> list[Point]:
    """Return a bent band that runs through a marble from end to end."""
    along = [n / 12 - 1 for n in range(25)]
    edge = [(one * 0.74, 0.3 * part * math.sin(one * 2.3) + 0.2 * part * (1 - one * one)) for one in along]
    back = [(one * 0.74, 0.3 * part * math.sin(one * 2.3) - 0.2 * part * (1 - one * one)) for one in reversed(along)]
    cos, sin = math.cos(math.radians(turn)) * radius, math.sin(math.radians(turn)) * radius
    return [(center[0] + x * cos - y * sin, center[1] + x * sin + y * cos) for x, y in [*edge, *back]]
