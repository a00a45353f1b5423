"""Polygons with what is written on them, laid out so that nothing covers anything else."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from bot.drawing.geometry import Point, between
from bot.drawing.texts import Block, fit
from bot.drawing.values import numbers, several, whole, words

SIZE = 30
OFF = 14  # from a line to its label
ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # where along a line its label may stand, best first
FAR = 10**6


@dataclass(frozen=True)
class Label:
    """Words around a point; `is_inside` the shape or not."""

    center: Point
    block: Block
    is_inside: bool = False

    @cached_property
    def corners(self) -> list[Point]:
        """The two corners of the room it takes."""
        (x, y), wide, high = self.center, self.block.width / 2, self.block.height / 2
        return [(x - wide, y - high), (x + wide, y + high)]

    def covers(self, point: Point) -> bool:
        """Whether a point lies under it."""
        (left, top), (right, bottom) = self.corners
        return left < point[0] < right and top < point[1] < bottom

    def meets(self, other: "Label") -> bool:
        """Whether two labels share room."""
        (left, top), (right, bottom) = self.corners
        (a, b), (c, d) = other.corners
        return left < c and a < right and top < d and b < bottom


@dataclass(frozen=True)
class Outline:
    """A polygon, y downwards and its corners clockwise; its labels do not grow with it."""

    points: list[Point]
    sides: list[str]
    right: set[int]
    inner: list[tuple[Point, Point, str]]
    angles: list[str]

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Outline":
        """Return the shape of a recipe, y downwards and its corners clockwise."""
        points = [_down(*numbers(one, "coordinates", 2, FAR)) for one in several(values["points"], "points", 16, 3)]
        count = len(points)
        sides, angles = (_labels(values.get(name), name, count) for name in ("sides", "angles"))
        right = {
            whole(one, 0, count - 1, "a corner")
            for one in several(values.get("right_angles") or (), "corners", count, 0)
        }
        inner = [_inner(one) for one in several(values.get("inner") or (), "inner lines", 8, 0)]
        if _is_flat(points):
            raise ValueError("These points make no shape: they lie on a line.")
        if _turning(points) < 0:  # the other way round: then sides follow their corners backwards
            points, right = points[::-1], {count - 1 - one for one in right}
            sides, angles = [*sides[-2::-1], sides[-1]], angles[::-1]
        return cls(points, sides, right, inner, angles)

    def scaled(self, by: float) -> "Outline":
        """Return the same shape in another size."""
        points = [(x * by, y * by) for x, y in self.points]
        inner = [((a[0] * by, a[1] * by), (b[0] * by, b[1] * by), label) for a, b, label in self.inner]
        return Outline(points, self.sides, self.right, inner, self.angles)

    @property
    def edges(self) -> list[tuple[Point, Point]]:
        """Its sides, from corner to corner."""
        return list(pairwise([*self.points, self.points[0]]))

    @cached_property
    def labels(self) -> list[Label]:
        """Everything that is written, in its place: sides outside, angles inside, inner lines where there is room."""
        found = [_beside(start, end, label) for (start, end), label in zip(self.edges, self.sides, strict=True)]
        found += [_within(*self.corner(place), label) for place, label in enumerate(self.angles)]
        found = [one for one in found if one.block.lines]
        for start, end, label in self.inner:
            if label:
                places = [_beside(start, end, label, part, side, is_inside=True) for part in ALONG for side in (-1, 1)]
                found.append(min(places, key=lambda place: self._covered(place, found)))
        return found

    @cached_property
    def _drawn(self) -> list[Point]:
        """Points of all lines, close enough to each other for a label to cover some."""
        lines = [*self.edges, *((start, end) for start, end, _ in self.inner)]
        return [between(*line, n / 16) for line in lines for n in range(17)]

    def _covered(self, label: Label, others: Sequence[Label]) -> int:
        """Return how much a label would cover: of lines, and worse, of other labels."""
        crossed = sum(map(label.covers, self._drawn))
        return crossed + 8 * sum(label.meets(other) for other in others)

    def corner(self, place: int) -> tuple[Point, Point, Point]:
        """A corner between the one before and the one after it."""
        return self.points[place - 1], self.points[place], self.points[(place + 1) % len(self.points)]

    @property
    def ends(self) -> tuple[Point, Point]:
        """The corners of the room that all of it takes."""
        all_points = [*self.points, *(end for line in self.inner for end in line[:2])]
        all_points += [corner for label in self.labels for corner in label.corners]
        xs, ys = zip(*all_points, strict=True)
        return (min(xs), min(ys)), (max(xs), max(ys))


def inside(before: Point, here: Point, after: Point) -> tuple[float, float]:
    """Return where the inside of a corner begins, seen from it, and how far it turns, in radians."""
    start = math.atan2(after[1] - here[1], after[0] - here[0])
    end = math.atan2(before[1] - here[1], before[0] - here[0])
    return start, (end - start) % math.tau


def _within(before: Point, here: Point, after: Point, label: str) -> Label:
    start, turn = inside(before, here, after)
    block = fit(label, 160, SIZE - 2)
    # The narrower the corner, the farther in is there room for the label.
    reach = 48 + block.height / 2 + min(block.width / 2 / max(math.tan(min(turn, math.pi) / 2), 0.2), 90) * 0.6
    angle = start + turn / 2
    return Label((here[0] + reach * math.cos(angle), here[1] + reach * math.sin(angle)), block, is_inside=True)


def _beside(
    start: Point, end: Point, label: str, part: float = 0.5, side: int = 1, *, is_inside: bool = False
) -> Label:
    """Return a label at a part of a line, on its left (1, which is outside) or right (-1), and off it."""
    block, length = fit(label, 260, SIZE, lines=2), math.dist(start, end) or 1
    across, down = (end[1] - start[1]) / length * side, (start[0] - end[0]) / length * side
    off = OFF + abs(across) * block.width / 2 + abs(down) * block.height * 0.42
    x, y = between(start, end, part)
    return Label((x + across * off, y + down * off), block, is_inside)


def _labels(given: object, what: str, count: int) -> list[str]:
    found = [words(one) for one in several(given or (), what, count, 0)]
    return [*found, *[""] * (count - len(found))]


def _inner(given: object) -> tuple[Point, Point, str]:
    *ends, label = several(given, "an inner line's values", 5, 5)
    x1, y1, x2, y2 = numbers(ends, "ends", 4, FAR)
    return _down(x1, y1), _down(x2, y2), words(label)


def _down(x: float, y: float) -> Point:
    return x, -y


def _turning(points: Sequence[Point]) -> float:
    """Twice the area; above zero where the corners go clockwise on the sheet."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))


def _is_flat(points: Sequence[Point]) -> bool:
    xs, ys = zip(*points, strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    return not wide or not high or max(wide / high, high / wide) > 30 or not _turning(points)
