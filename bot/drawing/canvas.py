"""The sheet that pictures are drawn on: twice as large as it will be, so that every edge is smooth in the end.

All measures are pixels of the finished picture; y points down.
"""

import io
import math
from collections.abc import Sequence
from itertools import pairwise

from PIL import Image, ImageDraw

from bot.drawing.fonts import NORMAL, clean, font, runs, width
from bot.drawing.geometry import FINE, Point, around, dashes, fine
from bot.drawing.hatching import hatch
from bot.drawing.texts import LEADING, Block
from bot.drawing.themes import Pattern, Theme

WIDTH, LARGEST = 800, 1600
MARGIN = 40
_CAPITAL = 0.714  # the height of a capital letter of Noto Sans, in sizes


class Canvas:
    """Lines, shapes and words on a sheet of a theme's colours; `png` ends it."""

    def __init__(self, wide: float, high: float, theme: Theme) -> None:
        if not (0 < wide <= LARGEST and 0 < high <= LARGEST):
            raise ValueError(f"A picture of {wide:.0f} x {high:.0f} is too large.")
        self.width, self.height, self.theme = math.ceil(wide), math.ceil(high), theme
        self._image = Image.new("RGB", (self.width * FINE, self.height * FINE), theme.paper)
        self._pen = ImageDraw.Draw(self._image)

    def line(self, points: Sequence[Point], color: str = "", thick: float = 3, dash: float = 0) -> None:
        """Draw from point to point; with `dash`, in dashes of that length."""
        color = color or self.theme.ink
        for start, end in pairwise(points):
            for one, two in dashes(start, end, dash) if dash else [(start, end)]:
                self._pen.line(fine([one, two]), color, round(thick * FINE))
        for point in points if thick > 2 and not dash else ():
            self.disc(point, thick / 2 - 0.25, color)  # round joints and ends

    def polygon(
        self, points: Sequence[Point], fill: str = "", pattern: Pattern = "plain", edge: str = "", thick: float = 3
    ) -> None:
        """Draw a closed shape: filled, patterned, outlined."""
        if fill:
            self._pen.polygon(fine(points), fill)
        if fill and pattern != "plain":
            left, top = min(x for x, _ in points), min(y for _, y in points)
            size = max(x for x, _ in points) - left, max(y for _, y in points) - top
            hatch(self._image, (left, top), size, pattern, fill, lambda pen, x, y: pen.polygon(fine(points, x, y), 255))
        if thick:
            self.line([*points, points[0]], edge, thick)

    def box(
        self, corner: Point, size: Point, fill: str = "", pattern: Pattern = "plain", edge: str = "", *,
        thick: float = 3, radius: float = 0,
    ) -> None:  # fmt: skip
        """Draw a rectangle from its upper left corner, perhaps with round corners."""
        (left, top), (wide, high) = corner, size
        ends = fine([(left, top), (left + wide, top + high)])
        self._pen.rounded_rectangle(ends, radius * FINE, fill or None)
        if fill and pattern != "plain":
            hatch(self._image, corner, size, pattern, fill, lambda pen, x, y: pen.rounded_rectangle(
                fine([(left, top), (left + wide, top + high)], x, y), radius * FINE, 255))  # fmt: skip
        if thick:
            half = thick / 2
            ends = fine([(left - half, top - half), (left + wide + half, top + high + half)])
            self._pen.rounded_rectangle(ends, (radius + half) * FINE, None, edge or self.theme.ink, round(thick * FINE))

    def disc(
        self, center: Point, radius: float, fill: str = "", pattern: Pattern = "plain", edge: str = "", thick: float = 0
    ) -> None:
        """Draw a filled circle, a ring, or both."""
        (x, y), outer = center, radius + thick / 2
        ends = fine([(x - outer, y - outer), (x + outer, y + outer)])
        if fill:
            self._pen.ellipse(ends, fill)
        if fill and pattern != "plain":
            corner, size = (x - radius, y - radius), (2 * radius, 2 * radius)
            hatch(self._image, corner, size, pattern, fill, lambda pen, dx, dy: pen.ellipse(
                fine([(x - radius, y - radius), (x + radius, y + radius)], dx, dy), 255))  # fmt: skip
        if thick:
            self._pen.ellipse(ends, None, edge or self.theme.ink, round(thick * FINE))

    def slice(
        self, center: Point, radius: float, start: float, end: float, fill: str = "", pattern: Pattern = "plain", *,
        thick: float = 3,
    ) -> None:  # fmt: skip
        """Draw a piece of a disc between two angles in degrees, clockwise from the top."""
        steps = max(2, math.ceil((end - start) / 2))
        arc = [around(center, radius, start + (end - start) * n / steps) for n in range(steps + 1)]
        self.polygon([center, *arc], fill, pattern, thick=thick)

    def text(
        self, point: Point, words: str, size: float = 28, color: str = "", *, align: str = "center",
        weight: int = NORMAL, halo: str = "",
    ) -> None:  # fmt: skip
        """Write one line, its middle at the height of `point`; `halo` is a colour around it where it crosses others."""
        words, (x, y) = clean(words), point
        x -= {"left": 0.0, "center": 0.5, "right": 1.0}[align] * width(words, size, weight)
        baseline = (y + _CAPITAL / 2 * size) * FINE
        for family, part in runs(words):
            pen = font(family, round(size * FINE), weight)
            around_it = {"stroke_width": round(5 * FINE), "stroke_fill": halo} if halo else {}
            self._pen.text((x * FINE, baseline), part, color or self.theme.ink, pen, "ls", **around_it)  # type: ignore[arg-type]
            x += pen.getlength(part) / FINE

    def block(self, point: Point, block: Block, color: str = "", *, align: str = "center", halo: str = "") -> None:
        """Write lines from `point`, the middle of their upper edge, or its end on the side that `align` names."""
        x, y = point
        for number, line in enumerate(block.lines):
            middle = y + (number + 0.5) * block.size * LEADING
            self.text((x, middle), line, block.size, color, align=align, weight=block.weight, halo=halo)

    def upright(self, point: Point, words: str, size: float = 28) -> None:
        """Write one line from below to above; it ends at `point`."""
        wide, high = math.ceil(width(words, size)) + 4, math.ceil(size * LEADING)
        strip = Canvas(wide, high, self.theme)
        strip.text((wide - 2, high / 2), words, size, align="right")
        turned = strip._image.rotate(90, expand=True)
        self._image.paste(turned, (round(point[0] * FINE - turned.width / 2), round(point[1] * FINE)))

    def png(self) -> bytes:
        """Return the finished picture."""
        whole = self._image.reduce(FINE)  # finer filters make waves along edges: twice the file, in twice the time
        kept = io.BytesIO()
        whole.save(kept, "PNG")
        return kept.getvalue()
