"""Points, and how they become those of the finer sheet."""

import math
from collections.abc import Iterator, Sequence

FINE = 2  # the sheet is finer than the picture by this, until the end

Point = tuple[float, float]


def fine(points: Sequence[Point], left: float = 0, top: float = 0, by: float = FINE) -> list[Point]:
    """Return points on the finer sheet, counted from a corner."""
    return [((x - left) * by, (y - top) * by) for x, y in points]


def around(center: Point, radius: float, angle: float) -> Point:
    """Return the point on a circle at an angle in degrees, clockwise from the top."""
    turn = math.radians(angle)
    return center[0] + radius * math.sin(turn), center[1] - radius * math.cos(turn)


def between(start: Point, end: Point, part: float = 0.5) -> Point:
    """Return the point at a part of the way."""
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def towards(start: Point, end: Point, distance: float) -> Point:
    """Return the point so far from `start` in the direction of `end`."""
    return between(start, end, distance / (math.dist(start, end) or 1))


def dashes(start: Point, end: Point, dash: float) -> Iterator[tuple[Point, Point]]:
    """Yield the dashes of a line; it begins and ends with one."""
    count = max(1, round(math.dist(start, end) / dash / 2))
    for number in range(count + 1):
        part = 1 / (2 * count + 1)
        yield between(start, end, 2 * number * part), between(start, end, (2 * number + 1) * part)
