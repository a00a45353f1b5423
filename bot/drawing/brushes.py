"""Brushes: what draws the shape of a veil, in the measures of the sheet that it is laid over."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PIL import Image, ImageDraw

from bot.drawing.geometry import Point, fine

Shape = Callable[["Brush"], None]


class Brush:
    """Draws shapes between 0, nothing, and 255, dense, on a part of a sheet from its upper left corner on."""

    def __init__(self, corner: Point, size: Point, by: int) -> None:
        self.mask = Image.new("L", (max(round(size[0] * by), 1), max(round(size[1] * by), 1)))
        self._corner = corner
        self._by = by
        self._pen = ImageDraw.Draw(self.mask)

    def polygon(self, points: Sequence[Point], dense: int = 255) -> None:
        """Draw a closed shape."""
        self._pen.polygon(self._fine(points), dense)

    def line(self, points: Sequence[Point], thick: float, dense: int = 255) -> None:
        """Draw from point to point, with round joints and ends."""
        self._pen.line(self._fine(points), dense, round(thick * self._by), "curve")
        for point in (points[0], points[-1]):
            self.oval(point, thick / 2 - 0.25, thick / 2 - 0.25, dense)

    def oval(self, center: Point, across: float, down: float, dense: int = 255) -> None:
        """Draw an ellipse of two radii."""
        (x, y) = center
        self._pen.ellipse(self._fine([(x - across, y - down), (x + across, y + down)]), dense)

    def disc(self, center: Point, radius: float, dense: int = 255) -> None:
        """Draw a filled circle."""
        self.oval(center, radius, radius, dense)

    def box(self, corner: Point, size: Point, radius: float = 0, dense: int = 255) -> None:
        """Draw a rectangle, perhaps with round corners."""
        (x, y), (wide, high) = corner, size
        self._pen.rounded_rectangle(self._fine([(x, y), (x + wide, y + high)]), radius * self._by, dense)

    def ramp(self, stops: Sequence[tuple[float, float]]) -> None:
        """Fill it all: at parts of the way from its top to its foot as dense as they say, between 0 and 1."""
        high = self.mask.height
        column = Image.new("L", (1, high))
        column.putdata([round(255 * _at(stops, y / high)) for y in range(high)])
        self.mask.paste(column.resize(self.mask.size), (0, 0))

    def ring(self, center: Point, radius: float) -> None:
        """Fill all that lies outside a circle."""
        self.mask.paste(255, (0, 0, *self.mask.size))
        self.oval(center, radius, radius, 0)

    def _fine(self, points: Sequence[Point]) -> list[Point]:
        return fine(points, *self._corner, self._by)


def _at(stops: Sequence[tuple[float, float]], part: float) -> float:
    for (start, one), (end, two) in pairwise(stops):
        if part <= end:
            return one + (two - one) * max(part - start, 0) / ((end - start) or 1)
    return stops[-1][1]
