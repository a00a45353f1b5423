"""A bag of balls to draw from."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.drawing.canvas import MARGIN, WIDTH, Canvas
from bot.drawing.fonts import BOLD, clean
from bot.drawing.geometry import Point
from bot.drawing.texts import Block, fit
from bot.drawing.themes import Pattern, Theme, on
from bot.drawing.values import several, whole, words

MOST = 60
TOP = 110  # where the sack's belly begins

# A ball that is called after a colour has that one; any other gets a colour in turn.
_CALLED = {
    "red": "#D1382E", "blue": "#0072B2", "green": "#009E73", "yellow": "#F0E442", "orange": "#E69F00",
    "purple": "#9A5BB5", "pink": "#F0A3C8", "white": "#FFFFFF", "black": "#262B31", "grey": "#9AA5B1",
    "gray": "#9AA5B1", "brown": "#8A5A33",
}  # fmt: skip


@dataclass(frozen=True)
class _Kind:
    label: str
    count: int
    sign: str
    color: str
    pattern: Pattern


def bag(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {counts: [{label, count}]}: every ball with its sign, and below what the signs mean."""
    kinds = _kinds(values, theme)
    balls = _mixed([kind.count for kind in kinds])
    if not 1 <= len(balls) <= MOST:
        raise ValueError(f"A bag has 1 to {MOST} balls, and here {len(balls)}.")
    radius, rows = _rows(len(balls))
    deep = max(radius * 2 + (len(rows) - 1) * radius * 1.8, 210)
    legend = _legend(kinds)
    below = TOP + 34 + deep + 60
    canvas = Canvas(WIDTH, below + len(legend) * 62 + MARGIN, theme)
    _sack(canvas, below - 24)
    place = 0
    for number, count in enumerate(rows):
        y = below - 68 - radius - (len(rows) - 1 - number) * radius * 1.8
        for n in range(count):
            at = WIDTH / 2 + (n - (count - 1) / 2) * radius * 2.1, y
            _ball(canvas, at, radius, kinds[balls[place]])
            place += 1
    _explain(canvas, legend, below + 20)
    return canvas


def _kinds(values: Mapping[str, Any], theme: Theme) -> list[_Kind]:
    given = [(clean(words(one["label"])), whole(one["count"], 0, MOST, "count"))
             for one in several(values["counts"], "kinds of balls", 7)]  # fmt: skip
    firsts = [label[:1].upper() for label, _ in given]
    signs = firsts if len(set(firsts)) == len(firsts) else [str(n + 1) for n in range(len(given))]
    kinds = []
    for place, ((label, count), sign) in enumerate(zip(given, signs, strict=True)):
        color, pattern = theme.series(place)
        kinds.append(_Kind(label, count, sign, _CALLED.get(label.casefold(), color), pattern))
    return kinds


def _mixed(counts: Sequence[int]) -> list[int]:
    """Spread every kind evenly over the whole, so that balls of a kind do not lie together."""
    spread = [((n + 0.5) / count, kind) for kind, count in enumerate(counts) for n in range(count)]
    return [kind for _, kind in sorted(spread)]


def _rows(count: int) -> tuple[float, list[int]]:
    """Return a ball's radius and how many lie in each row, the fullest rows below."""
    wide = min(9, max(3, math.ceil(math.sqrt(count * 1.5))))
    radius = min(46.0, 440 / (wide * 2.1))
    rows: list[int] = []
    left = count
    while left > 0:
        here = min(left, wide - len(rows) % 2)
        rows.insert(0, here)
        left -= here
    return radius, rows


def _sack(canvas: Canvas, foot: float) -> None:
    theme, middle = canvas.theme, WIDTH / 2
    curve = [(middle - 120, TOP - 6), (middle - 240, TOP + 50), (middle - 300, TOP + (foot - TOP) * 0.55),
             (middle - 270, foot - 40), (middle - 190, foot - 4), (middle, foot)]  # fmt: skip
    left = _smooth(curve)
    right = [(2 * middle - x, y) for x, y in reversed(left)]
    canvas.polygon([*left, *right], theme.card, thick=5)
    neck = [(middle - 110, TOP - 14), (middle - 160, MARGIN), (middle - 80, MARGIN + 16), (middle, MARGIN),
            (middle + 80, MARGIN + 16), (middle + 160, MARGIN), (middle + 110, TOP - 14)]  # fmt: skip
    canvas.polygon(neck, theme.card, thick=5)
    canvas.box((middle - 134, TOP - 20), (268, 22), theme.series(1)[0], thick=4, radius=11)


def _smooth(points: Sequence[Point]) -> list[Point]:
    """Return a curve through points (Catmull and Rom's)."""
    ends = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        curve += [(_rom(a[0], b[0], c[0], d[0], n / 16), _rom(a[1], b[1], c[1], d[1], n / 16)) for n in range(16)]
    return [*curve, points[-1]]


def _rom(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _ball(canvas: Canvas, at: Point, radius: float, kind: _Kind) -> None:
    canvas.disc(at, radius, kind.color, kind.pattern, edge="#101820", thick=3)
    canvas.disc(at, radius * 0.58, kind.color)
    canvas.text(at, kind.sign, max(radius, 24), on(kind.color), weight=BOLD)


def _legend(kinds: Sequence[_Kind]) -> list[list[tuple[_Kind, Block]]]:
    """Lay the meanings out in lines."""
    lines: list[list[tuple[_Kind, Block]]] = []
    wide = float(WIDTH)
    for kind in kinds:
        block = fit(kind.label, 300, 30)
        if wide + block.width + 110 > WIDTH - 2 * MARGIN:
            lines.append([])
            wide = 0
        lines[-1].append((kind, block))
        wide += block.width + 110
    return lines


def _explain(canvas: Canvas, legend: Sequence[Sequence[tuple[_Kind, Block]]], y: float) -> None:
    for number, line in enumerate(legend):
        x = (WIDTH - sum(block.width + 110 for _, block in line) + 40) / 2
        for kind, block in line:
            _ball(canvas, (x + 24, y + number * 62 + 24), 24, kind)
            canvas.block((x + 60, y + number * 62 + 24 - block.height / 2), block, align="left")
            x += block.width + 110
