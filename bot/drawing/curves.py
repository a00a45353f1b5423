"""The paths of SVG, straightened: from the letters and numbers of `d` to closed lines of points."""

import math
import re
from collections.abc import Callable, Iterator

Point = tuple[float, float]

_PART = re.compile(r"([MLHVCSQTAZ])|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)", re.IGNORECASE)
_FLAG = re.compile(r"[\s,]*([01])")
_STEPS = 10  # of a curve
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}


def path(way: str) -> list[list[Point]]:
    """Return the lines that a path goes, each closed."""
    walk = _Walk()
    for letter, numbers in _moves(way):
        walk.go(letter, numbers)
    return walk.lines


def area(line: list[Point]) -> float:
    """Return how large the room inside is: below zero where the line runs against the clock."""
    return sum(x * v - u * y for (x, y), (u, v) in zip(line, [*line[1:], line[0]], strict=True)) / 2


def contains(line: list[Point], point: Point) -> bool:
    """Whether a point is inside a closed line."""
    (x, y), inside = point, False
    for (a, b), (c, d) in zip(line, [*line[1:], line[0]], strict=True):
        if (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a):
            inside = not inside
    return inside


def _moves(way: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each letter with its numbers; a letter counts again while numbers follow."""
    letter, at, numbers = "", 0, list[float]()
    while found := _PART.search(way, at):
        # The two flags of an arc may stand without a space before what follows.
        if letter in "Aa" and letter and len(numbers) in (3, 4) and (flag := _FLAG.match(way, at)):
            at = flag.end()
            numbers.append(float(flag[1]))
            continue
        at = found.end()
        if found[1]:
            letter, numbers = found[1], []
            if letter in "Zz":
                yield letter, []
            continue
        numbers.append(float(found[2]))
        if len(numbers) == _TAKES[letter.upper()]:
            yield letter, numbers
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)


class _Walk:
    """Goes along a path, and keeps where it was."""

    def __init__(self) -> None:
        self.lines: list[list[Point]] = []
        self._here: Point = (0.0, 0.0)
        self._bent: Point | None = None  # the last point that pulled at a curve

    def go(self, letter: str, numbers: list[float]) -> None:
        """Make one move."""
        name, (x, y) = letter.upper(), (self._here if letter.islower() else (0.0, 0.0))
        if name == "Z":
            self._here = self.lines[-1][0] if self.lines else self._here
        elif name == "H":
            self._line((numbers[0] + x, self._here[1]))
        elif name == "V":
            self._line((self._here[0], numbers[0] + y))
        elif name == "A":
            self._arc(
                numbers[0], numbers[1], numbers[2], numbers[3] > 0, numbers[4] > 0, (numbers[5] + x, numbers[6] + y)
            )
        else:
            points = [(one + x, two + y) for one, two in zip(numbers[::2], numbers[1::2], strict=True)]
            _MOVES[name](self, points)
        if name not in "CSQT":
            self._bent = None

    def _move(self, points: list[Point]) -> None:
        self.lines.append([points[0]])
        self._here = points[0]

    def _line_to(self, points: list[Point]) -> None:
        self._line(points[0])

    def _line(self, end: Point) -> None:
        if not self.lines or (self._here == self.lines[-1][0] and len(self.lines[-1]) > 1):
            self.lines.append([self._here])  # a new one, begun where the last one was closed
        self.lines[-1].append(end)
        self._here = end

    def _cubic(self, points: list[Point]) -> None:
        start, (one, two, end) = self._here, points
        for n in range(1, _STEPS + 1):
            t = n / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            self.lines[-1].append((a * start[0] + b * one[0] + c * two[0] + d * end[0],
                                   a * start[1] + b * one[1] + c * two[1] + d * end[1]))  # fmt: skip
        self._here, self._bent = end, two

    def _smooth(self, points: list[Point]) -> None:
        self._cubic([self._mirrored(), *points])

    def _quadratic(self, points: list[Point]) -> None:
        (x, y), (u, v), (p, q) = self._here, *points
        self._cubic([(x + 2 / 3 * (u - x), y + 2 / 3 * (v - y)), (p + 2 / 3 * (u - p), q + 2 / 3 * (v - q)), (p, q)])
        self._bent = (u, v)

    def _smooth_quadratic(self, points: list[Point]) -> None:
        self._quadratic([self._mirrored(), *points])

    def _mirrored(self) -> Point:
        bent = self._bent or self._here
        return 2 * self._here[0] - bent[0], 2 * self._here[1] - bent[1]

    def _arc(self, across: float, down: float, turn: float, large: float, clockwise: float, end: Point) -> None:
        """Follow an ellipse, as the notes on arcs in the specification of SVG say."""
        (x, y), (u, v), angle = self._here, end, math.radians(turn)
        across, down = abs(across), abs(down)
        if not across or not down or (x, y) == (u, v):
            self._line(end)
            return
        cos, sin = math.cos(angle), math.sin(angle)
        p, q = cos * (x - u) / 2 + sin * (y - v) / 2, -sin * (x - u) / 2 + cos * (y - v) / 2
        grown = max(1.0, math.sqrt((p / across) ** 2 + (q / down) ** 2))
        across, down = across * grown, down * grown
        bottom = (across * q) ** 2 + (down * p) ** 2
        root = math.sqrt(max((across * down) ** 2 / bottom - 1, 0)) * (-1 if large == clockwise else 1)
        m, n = root * across * q / down, -root * down * p / across
        middle = cos * m - sin * n + (x + u) / 2, sin * m + cos * n + (y + v) / 2
        start = math.atan2((q - n) / down, (p - m) / across)
        sweep = math.atan2((-q - n) / down, (-p - m) / across) - start
        if clockwise and sweep < 0:
            sweep += math.tau
        elif not clockwise and sweep > 0:
            sweep -= math.tau
        steps = max(2, math.ceil(abs(sweep) * 6))
        for step in range(1, steps + 1):
            at = start + sweep * step / steps
            one, two = across * math.cos(at), down * math.sin(at)
            self.lines[-1].append((middle[0] + cos * one - sin * two, middle[1] + sin * one + cos * two))
        self._here = end


_MOVES: dict[str, Callable[[_Walk, list[Point]], None]] = {
    "M": _Walk._move,
    "L": _Walk._line_to,
    "C": _Walk._cubic,
    "S": _Walk._smooth,
    "Q": _Walk._quadratic,
    "T": _Walk._smooth_quadratic,
}
