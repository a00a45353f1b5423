"""The sheet that pictures are drawn on: twice as large as it will be, so that every edge is smooth in the end.

All measures are pixels of the finished picture at the scale of 1; y points down.
"""

import io
import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from bot.drawing.brushes import Brush
from bot.drawing.brushes import Shape as Veil
from bot.drawing.emoji import picture
from bot.drawing.fonts import EMOJI, EMOJI_HIGH, EMOJI_WIDE, NORMAL, clean, font, runs, width
from bot.drawing.geometry import FINE, Point, around, dashes, fine, towards
from bot.drawing.hatching import Shape, hatch
from bot.drawing.texts import LEADING, Block
from bot.drawing.themes import Pattern, Theme

WIDTH, LARGEST = 800, 1600
MARGIN = 40
SMOOTH = 3  # how much finer round corners are cut than the sheet
_CAPITAL = 0.714  # the height of a capital letter of Noto Sans, in sizes


class Canvas:
    """Lines, shapes and words on a sheet of a theme's colours; `png` ends it."""

    def __init__(
        self, wide: float, high: float, theme: Theme, *, fineness: int = FINE, highest: float = LARGEST
    ) -> None:
        if not (0 < wide <= LARGEST and 0 < high <= highest):
            raise ValueError(f"A picture of {wide:.0f} x {high:.0f} is too large.")
        self.width, self.height, self.theme = math.ceil(wide), math.ceil(high), theme
        self._fineness = fineness
        self._has_photos = False
        self._by = fineness * theme.scale  # pixels of the finer sheet for one of ours
        self._image = Image.new("RGB", (self.width * self._by, self.height * self._by), theme.paper)
        self._pen = ImageDraw.Draw(self._image)

    def line(self, points: Sequence[Point], color: str = "", thick: float = 3, dash: float = 0) -> None:
        """Draw from point to point; with `dash`, in dashes of that length."""
        color = color or self.theme.ink
        for start, end in pairwise(points):
            for one, two in dashes(start, end, dash) if dash else [(start, end)]:
                self._pen.line(self._fine([one, two]), color, round(thick * self._by))
        for point in points if thick > 2 and not dash else ():
            self.disc(point, thick / 2 - 0.25, color)  # round joints and ends

    def stitches(self, points: Sequence[Point], color: str, thick: float, long: float, apart: float) -> None:
        """Draw dashes of one length along a line with any number of bends."""
        walked, dash, end = 0.0, list[Point](), list(accumulate(map(math.dist, points, points[1:]), initial=0.0))
        while walked < end[-1]:
            dash = [one for one, at in zip(points, end, strict=True) if walked < at < walked + long]
            self.line(
                [_along(points, end, walked), *dash, _along(points, end, min(walked + long, end[-1]))], color, thick
            )
            walked += long + apart

    def polygon(
        self, points: Sequence[Point], fill: str = "", pattern: Pattern = "plain", edge: str = "", thick: float = 3
    ) -> None:
        """Draw a closed shape: filled, patterned, outlined."""
        if fill:
            self._pen.polygon(self._fine(points), fill)
        if fill and pattern != "plain":
            left, top = min(x for x, _ in points), min(y for _, y in points)
            size = max(x for x, _ in points) - left, max(y for _, y in points) - top
            self._hatch((left, top), size, pattern, fill, lambda pen, x, y: pen.polygon(self._fine(points, x, y), 255))
        if thick:
            self.line([*points, points[0]], edge, thick)

    def box(
        self, corner: Point, size: Point, fill: str = "", pattern: Pattern = "plain", edge: str = "", *,
        thick: float = 3, radius: float = 0,
    ) -> None:  # fmt: skip
        """Draw a rectangle from its upper left corner, perhaps with round corners."""
        (left, top), (wide, high) = corner, size
        ends = self._fine([(left, top), (left + wide, top + high)])
        self._pen.rounded_rectangle(ends, radius * self._by, fill or None)
        if fill and pattern != "plain":
            self._hatch(corner, size, pattern, fill, lambda pen, x, y: pen.rounded_rectangle(
                self._fine([(left, top), (left + wide, top + high)], x, y), radius * self._by, 255))  # fmt: skip
        if thick:
            half = thick / 2
            ends = self._fine([(left - half, top - half), (left + wide + half, top + high + half)])
            self._pen.rounded_rectangle(
                ends, (radius + half) * self._by, None, edge or self.theme.ink, round(thick * self._by)
            )

    def disc(
        self, center: Point, radius: float, fill: str = "", pattern: Pattern = "plain", edge: str = "", thick: float = 0
    ) -> None:
        """Draw a filled circle, a ring, or both."""
        (x, y), outer = center, radius + thick / 2
        ends = self._fine([(x - outer, y - outer), (x + outer, y + outer)])
        if fill:
            self._pen.ellipse(ends, fill)
        if fill and pattern != "plain":
            corner, size = (x - radius, y - radius), (2 * radius, 2 * radius)
            self._hatch(corner, size, pattern, fill, lambda pen, dx, dy: pen.ellipse(
                self._fine([(x - radius, y - radius), (x + radius, y + radius)], dx, dy), 255))  # fmt: skip
        if thick:
            self._pen.ellipse(ends, None, edge or self.theme.ink, round(thick * self._by))

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
        baseline = (y + _CAPITAL / 2 * size) * self._by
        for family, part in runs(words):
            if family == EMOJI:
                for one in part:
                    self.emoji((x + EMOJI_WIDE / 2 * size, y), one, EMOJI_HIGH * size)
                    x += EMOJI_WIDE * size
                continue
            pen = font(family, round(size * self._by), weight)
            around_it = {"stroke_width": round(5 * self._by), "stroke_fill": halo} if halo else {}
            self._pen.text((x * self._by, baseline), part, color or self.theme.ink, pen, "ls", **around_it)  # type: ignore[arg-type]
            x += pen.getlength(part) / self._by

    def emoji(self, center: Point, sign: str, size: float) -> None:
        """Draw the emoji that a character of clean words stands for."""
        drawn = picture(sign, round(size * self._by))
        at = round(center[0] * self._by - drawn.width / 2), round(center[1] * self._by - drawn.height / 2)
        self._image.paste(drawn, at, drawn)

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
        self._image.paste(turned, (round(point[0] * self._by - turned.width / 2), round(point[1] * self._by)))

    def veil(
        self, corner: Point, size: Point, color: str, shape: Veil, strength: float = 1, soft: float = 0,
        within: Veil | None = None,
    ) -> None:  # fmt: skip
        """Lay a colour over a part of the sheet, as dense as `strength` says and as soft at its edges as `soft`.

        `shape` draws where it lies: the brighter, the denser. Nothing of it gets beyond what `within` draws.
        """
        mask = self._mask(corner, size, shape)
        if (drawn := mask.getbbox()) is None:
            return
        reach = math.ceil(3 * soft * self._by)
        part = (max(drawn[0] - reach, 0), max(drawn[1] - reach, 0),
                min(drawn[2] + reach, mask.width), min(drawn[3] + reach, mask.height))  # fmt: skip
        dense = mask.crop(part)
        if soft:
            dense = dense.filter(ImageFilter.GaussianBlur(soft * self._by))
        if within:
            dense = ImageChops.multiply(dense, self._mask(corner, size, within).crop(part))
        left, top = (round(one * self._by) for one in corner)
        color_of = Image.new("RGB", dense.size, color)
        self._image.paste(
            color_of, (left + part[0], top + part[1]), dense.point([round(one * strength) for one in range(256)])
        )

    def _mask(self, corner: Point, size: Point, shape: Veil) -> Image.Image:
        brush = Brush(corner, size, self._by)
        shape(brush)
        return brush.mask

    def _hatch(self, corner: Point, size: Point, pattern: Pattern, under: str, shape: Shape) -> None:
        hatch(self._image, corner, size, pattern, under, shape, self._by)

    def _fine(self, points: Sequence[Point], left: float = 0, top: float = 0) -> list[Point]:
        return fine(points, left, top, self._by)

    def cover(self, photo: Image.Image) -> None:
        """Lay a photo over the whole sheet; what of it does not fit is cut off at both ends."""
        self._has_photos = True
        self._image.paste(ImageOps.fit(photo, self._image.size, Image.Resampling.BICUBIC))

    def place(self, other: "Canvas", corner: Point, radius: float = 0) -> None:
        """Lay a finished sheet onto this one, with round corners."""
        drawn = other.finished()
        self._has_photos |= other._has_photos
        mask = Image.new("L", (drawn.width * SMOOTH, drawn.height * SMOOTH))
        ends = (0, 0, mask.width - 1, mask.height - 1)
        ImageDraw.Draw(mask).rounded_rectangle(ends, radius * self._by * SMOOTH, 255)
        self._image.paste(drawn, (round(corner[0] * self._by), round(corner[1] * self._by)), mask.reduce(SMOOTH))

    def finished(self) -> Image.Image:
        """Return what was drawn, in the pixels of the picture."""
        # Finer filters make waves along edges: twice the file, in twice the time.
        return self._image.reduce(self._fineness) if self._fineness > 1 else self._image

    def encoded(self) -> bytes:
        """Return the finished picture: a PNG, or a JPEG where there are photos in it, which are too large as a PNG."""
        kept = io.BytesIO()
        if self._has_photos:
            self.finished().save(kept, "JPEG", quality=92, subsampling=0)
        else:
            self.finished().save(kept, "PNG")
        return kept.getvalue()


def _along(points: Sequence[Point], ends: Sequence[float], distance: float) -> Point:
    """Return the point at a distance from the start of a line with bends; `ends` are those of its points."""
    place = min(max(bisect_right(ends, distance), 1), len(points) - 1)
    return towards(points[place - 1], points[place], distance - ends[place - 1])
