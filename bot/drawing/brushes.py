"""Brushes: what draws the shape of a veil, in the measures of the sheet that it is laid over."""

from collections.abc import Callable, Sequence

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

    def ramp(self, *, start: float = 0, end: float = 1, upwards: bool = False) -> None:
        """Fill it all, from nothing at its top to dense at its foot, between two parts of the way; or the other way."""
        high = self.mask.height
        rows = [round(255 * min(max((y / high - start) / ((end - start) or 1), 0), 1)) for y in range(high)]
        column = Image.new("L", (1, high))
        column.putdata(rows[::-1] if upwards else rows)
        self.mask.paste(column.resize(self.mask.size), (0, 0))

    def ring(self, center: Point, radius: float) -> None:
        """Fill all that lies outside a circle."""
        self.mask.paste(255, (0, 0, *self.mask.size))
        self.oval(center, radius, radius, 0)

    def _fine(self, points: Sequence[Point]) -> list[Point]:
        return fine(points, *self._corner, self._by)
