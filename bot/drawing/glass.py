"""A jar of glass: what of it is seen behind the marbles, and what before them."""

import math
from collections.abc import Sequence
from functools import cache

from bot.drawing.brushes import Brush, Shape
from bot.drawing.canvas import Canvas
from bot.drawing.geometry import Point
from bot.drawing.packing import BODY, CORNER, FLOOR, NECK, SHOULDER, half_width, outline
from bot.drawing.themes import DARK

WALL, BASE = 15.0, 30.0  # how thick the glass is at its sides, and at its foot
LIP, BAND = 14.0, 46.0  # how far the rim stands out, and how high it is
ROUND = 21.0  # half of how open the rim looks from slightly above
AROUND = 60.0  # the room around a jar for its shadow


def wide() -> float:
    """Return how wide a jar is, its glass included."""
    return 2 * (BODY + WALL)


class Glass:
    """Draws the parts of a jar whose rim has its middle at a point of a sheet."""

    def __init__(self, canvas: Canvas, top: Point) -> None:
        self._canvas, self._top = canvas, top
        self._corner = top[0] - BODY - WALL - AROUND, top[1] - BAND - ROUND - AROUND
        self._size = 2 * (BODY + WALL + AROUND), BAND + FLOOR + BASE + ROUND + 2 * AROUND
        is_dark = canvas.theme.paper == DARK.paper
        self._tint, self._edge = ("#9CC4E8", "#CFE6FA") if is_dark else ("#A9CCE3", "#5F86A3")
        self._body, self._sides, self._shade, self._shine = (
            (0.1, 0.34, 0.55, 0.62) if is_dark else (0.2, 0.4, 0.22, 0.95)
        )

    def at(self, point: Point) -> Point:
        """Return a place in the jar as one of the sheet."""
        return self._top[0] + point[0], self._top[1] + point[1]

    def behind(self) -> None:
        """Draw the shadow, the back of the glass and the far side of the rim."""
        x, foot = self.at((0, FLOOR + BASE))
        self._veil("#000000", lambda brush: brush.oval((x, foot - 6), BODY * 0.98, 26), self._shade, 16)
        self._veil(self._tint, self._outside, self._body)
        self._veil(self._edge, self._hollow, 0.14)
        self._veil(self._edge, self._walls, self._sides, 20, self._outside)
        self._rim(far=True)

    def before(self) -> None:
        """Draw what shines on the front of the glass, and the near side of the rim."""
        self._veil(self._edge, self._line_around, 0.75, 0.6)
        self._veil(self._edge, self._line_inside, 0.35, 0.8)
        self._foot()
        self._veil("#FFFFFF", self._streak(-0.86, 0.115, SHOULDER[1] + 24, FLOOR - 150), self._shine * 0.5, 3)
        self._veil("#FFFFFF", self._streak(-0.72, 0.03, SHOULDER[1] + 40, FLOOR - 300), self._shine * 0.5, 2)
        self._veil("#FFFFFF", self._streak(0.9, 0.04, SHOULDER[1] + 60, FLOOR - 90), self._shine * 0.45, 3)
        self._veil("#FFFFFF", self._bend(-1), self._shine * 0.6, 4)
        self._veil("#FFFFFF", self._bend(1), self._shine * 0.25, 4)
        self._rim(far=False)

    def inside(self, brush: Brush) -> None:
        """Draw the room for marbles."""
        brush.polygon(self._moved(outline()))

    def mark(self, depth: float, long: float) -> None:
        """Draw a fine line on the glass at a depth, from its right side inwards."""
        right = half_width(depth)
        across = [right - 22 - long * n / 12 for n in range(13)]
        points = [self.at((x, depth + ROUND / 2 * math.sqrt(1 - (x / right) ** 2))) for x in across]
        lower = [(x, y + 3) for x, y in points]
        self._veil("#16324A", lambda brush: brush.line(lower, 3), 0.5, 0.5)
        self._veil("#FFFFFF", lambda brush: brush.line(points, 4), 0.95, 0.4)

    def _veil(self, color: str, shape: Shape, strength: float, soft: float = 0, within: Shape | None = None) -> None:
        self._canvas.veil(self._corner, self._size, color, shape, strength, soft, within)

    def _moved(self, points: Sequence[Point]) -> list[Point]:
        return [self.at(point) for point in points]

    def _outside(self, brush: Brush) -> None:
        brush.polygon(self._moved(_shell()))

    def _hollow(self, brush: Brush) -> None:
        self._outside(brush)
        brush.polygon(self._moved(outline()), 0)

    def _line_around(self, brush: Brush) -> None:
        brush.line(self._moved(_shell()), 4)

    def _line_inside(self, brush: Brush) -> None:
        brush.line(self._moved(outline()), 2.5)

    def _walls(self, brush: Brush) -> None:
        brush.line(self._moved(_shell()), 34)

    def _foot(self) -> None:
        """Draw the thick glass of the foot, with light in it."""
        x, y = self.at((0, FLOOR + BASE / 2 + 1))
        self._veil("#FFFFFF", lambda brush: brush.oval((x - BODY * 0.12, y), BODY * 0.62, 5), self._shine * 0.6, 3)
        self._veil(self._edge, lambda brush: brush.oval((x, y + 11), BODY * 0.74, 4), 0.5, 4)

    def _streak(self, place: float, part: float, start: float, end: float) -> Shape:
        """Return a band of light along a side, at a part of the way from the middle to it."""
        middle, across = place * BODY, part * BODY
        corner = self.at((middle - across / 2, start))
        return lambda brush: brush.box(corner, (across, end - start), across / 2)

    def _bend(self, side: int) -> Shape:
        """Return a band of light that follows a shoulder."""
        points = [
            self.at((side * (half_width(SHOULDER[0] + step) - 40), SHOULDER[0] + step)) for step in range(24, 120, 8)
        ]
        return lambda brush: brush.line(points, 13)

    def _rim(self, *, far: bool) -> None:
        """Draw the rim: a band around the neck, seen from slightly above."""
        (x, y), across = self.at((0, 0)), NECK + WALL + LIP
        upper = x, y - BAND
        if far:
            self._veil(self._tint, lambda brush: brush.oval(upper, across, ROUND), 0.3)
            self._veil(self._edge, lambda brush: brush.line(_bow(upper, across, 180, 360), 4), 0.7, 0.6)
            return
        band = [*_bow(upper, across, 180, 0), *_bow((x, y), across, 0, 180)]
        self._veil(self._tint, lambda brush: brush.polygon(band), 0.45)
        self._veil(self._edge, lambda brush: brush.line([*band, band[0]], 4), 0.7, 0.6)
        light = _bow((x, y - BAND / 2 - 2), across * 0.95, 170, 100)
        self._veil("#FFFFFF", lambda brush: brush.line(light, 12), self._shine * 0.7, 3)
        self._veil(
            "#FFFFFF", lambda brush: brush.line(_bow((x, upper[1] + 5), across - 8, 168, 12), 3), self._shine * 0.7, 1
        )


def _bow(center: Point, across: float, start: float, end: float) -> list[Point]:
    """Return part of the rim's ellipse, in degrees clockwise from its right end; 90 is in front."""
    turns = (math.radians(start + (end - start) * n / 48) for n in range(49))
    return [(center[0] + across * math.cos(turn), center[1] + ROUND * math.sin(turn)) for turn in turns]


@cache
def _shell() -> tuple[Point, ...]:
    """Return the outside of the glass from the left end of its neck, down and around, to the right end."""
    around, foot = CORNER + 8, FLOOR + BASE
    side, bend = [4.0 * n for n in range(math.ceil((foot - around) / 4))], BODY + WALL - around
    turns = [math.radians(5 * n) for n in range(19)]
    half = [*((half_width(min(depth, FLOOR - CORNER)) + WALL, depth) for depth in side),
            *((bend + around * math.cos(turn), foot - around + around * math.sin(turn)) for turn in turns)]  # fmt: skip
    return (*((-x, y) for x, y in half), *reversed(half))
