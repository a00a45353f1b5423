"""The coordinate plane: points, and lines between them."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

from bot.drawing.canvas import WIDTH, Canvas
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point, between
from bot.drawing.scales import Scale
from bot.drawing.texts import Block, fit
from bot.drawing.themes import Theme
from bot.drawing.values import numbers, several, within, words

EDGE = 68
FAR = 10**6
# Where a label may stand beside its point, best first.
BESIDE = ((1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1), (1, 0), (-1, 0))


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "_Box") -> bool:
        """Whether two boxes share room."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)


class _Plane(NamedTuple):
    scale: Scale

    def at(self, x: float, y: float) -> Point:
        """Return where a point of the plane is on the sheet."""
        first, span = float(self.scale.first), float(self.scale.last - self.scale.first)
        length = WIDTH - 2 * EDGE
        return EDGE + (x - first) / span * length, WIDTH - EDGE - (y - first) / span * length

    @property
    def origin(self) -> Point:
        """Where the axes cross: in zero, or at the edge next to it."""
        zero = float(min(max(Fraction(0), self.scale.first), self.scale.last))
        return self.at(zero, zero)


def grid(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {first, last, points: [{x, y, label}], lines?: [[x1, y1, x2, y2]]}, the same numbers on both axes."""
    plane = _Plane(Scale.read({"step": 1, **values}))
    scale = plane.scale
    points = [(_on(scale, one["x"]), _on(scale, one["y"]), words(one.get("label")))
              for one in several(values.get("points") or (), "points", 26, 0)]  # fmt: skip
    lines = [numbers(one, "ends", 4, FAR) for one in several(values.get("lines") or (), "lines", 20, 0)]
    for line in lines:
        for end in line:
            _on(scale, end)
    canvas = Canvas(WIDTH, WIDTH, theme)
    _paper(canvas, plane)
    taken = _axes(canvas, plane)
    for x1, y1, x2, y2 in lines:
        canvas.line([plane.at(x1, y1), plane.at(x2, y2)], theme.accent, 5)
        taken += [_about(between(plane.at(x1, y1), plane.at(x2, y2), part / 24), 7) for part in range(25)]
    _points(canvas, plane, points, taken)
    return canvas


def _on(scale: Scale, value: object) -> float:
    return float(within(value, float(scale.first), float(scale.last), "A coordinate"))


def _paper(canvas: Canvas, plane: _Plane) -> None:
    low, high = float(plane.scale.first), float(plane.scale.last)
    for tick in map(float, plane.scale.ticks):
        canvas.line([plane.at(tick, low), plane.at(tick, high)], canvas.theme.rule, 2)
        canvas.line([plane.at(low, tick), plane.at(high, tick)], canvas.theme.rule, 2)


def _axes(canvas: Canvas, plane: _Plane) -> list[_Box]:
    """Draw both axes with their numbers; return where those stand."""
    (x0, y0), near, far = plane.origin, EDGE - 26, WIDTH - EDGE + 26
    canvas.line([(near if x0 > EDGE else x0, y0), (far, y0)], thick=4)
    canvas.line([(x0, far if y0 < WIDTH - EDGE else y0), (x0, near)], thick=4)
    canvas.polygon([(far + 12, y0), (far - 6, y0 - 10), (far - 6, y0 + 10)], canvas.theme.ink, thick=0)
    canvas.polygon([(x0, near - 12), (x0 - 10, near + 6), (x0 + 10, near + 6)], canvas.theme.ink, thick=0)
    canvas.text((far + 8, y0 - 26), "x", 28, weight=BOLD)
    canvas.text((x0 + 24, near - 8), "y", 28, weight=BOLD)
    taken = []
    paper = canvas.theme.paper
    for tick in plane.scale.labelled(WIDTH - 2 * EDGE, 24):
        label = plane.scale.label(tick)
        if tick == 0 and x0 > EDGE:
            canvas.text((x0 - 10, y0 + 22), label, 24, align="right", halo=paper)
            continue
        x, y = plane.at(float(tick), float(tick))
        canvas.text((x, y0 + 22), label, 24, halo=paper)
        canvas.text((x0 - 12, y), label, 24, align="right", halo=paper)
        taken += [_about((x, y0 + 22), 15), _about((x0 - 24, y), 15)]
    return taken


def _points(canvas: Canvas, plane: _Plane, points: Sequence[tuple[float, float, str]], taken: list[_Box]) -> None:
    taken = [*taken, *(_about(plane.at(x, y), 11) for x, y, _ in points)]
    for x, y, label in points:
        at, block = plane.at(x, y), fit(label, 260, 30, weight=BOLD)
        canvas.disc(at, 11, canvas.theme.accent, edge=canvas.theme.paper, thick=3)
        if block.lines:
            box = _free(at, block, taken)
            taken.append(box)
            canvas.block(((box.left + box.right) / 2, box.top), block, halo=canvas.theme.paper)


def _free(at: Point, block: Block, taken: Sequence[_Box]) -> _Box:
    """Return the first place beside a point that covers nothing, or the one that covers least."""
    places = [_place(at, block, side, distance) for distance, side in product((13, 24), BESIDE)]
    inside = [
        one for one in places if one.left > 4 and one.top > 4 and one.right < WIDTH - 4 and one.bottom < WIDTH - 4
    ]
    return min(inside or places, key=lambda one: sum(one.covers(other) for other in taken))


def _place(at: Point, block: Block, side: tuple[int, int], distance: float) -> _Box:
    wide, high = block.width, block.height * 0.8
    x = at[0] + side[0] * (distance + wide / 2) - wide / 2
    y = at[1] + side[1] * (distance + high / 2 - (4 if side[0] else 0)) - high / 2
    return _Box(x, y - block.height * 0.1, x + wide, y + high)


def _about(point: Point, reach: float) -> _Box:
    return _Box(point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach)
