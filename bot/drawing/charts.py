"""Charts: bars, lines, and rows of signs."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from bot.drawing.canvas import MARGIN, WIDTH, Canvas
from bot.drawing.fonts import BOLD, width
from bot.drawing.geometry import Point
from bot.drawing.scales import Scale
from bot.drawing.texts import LEAST, Block, fit, fits
from bot.drawing.themes import Theme
from bot.drawing.values import number, several, within, words

PLOT, SIZE = 460, 26
LONGEST_NAME = 220


class _Frame(NamedTuple):
    canvas: Canvas
    scale: Scale
    left: float
    top: float

    def y(self, value: Fraction) -> float:
        """The height of a value."""
        return self.top + (1 - self.scale.part(value)) * PLOT

    def x(self, place: float, count: int) -> float:
        """The middle of the nth of so many columns."""
        return self.left + (place + 0.5) * (WIDTH - MARGIN - self.left) / count


def bar_chart(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {bars: [{label, value}], step, title?}: upright bars over a scale from zero."""
    bars = _read(values["bars"], "bars", 16)
    frame = _frame(values, bars, theme)
    each = (WIDTH - MARGIN - frame.left) / len(bars)
    thick, zero = min(each * 0.66, 120), frame.y(Fraction(0))
    for place, (_, value) in enumerate(bars):
        x, y = frame.x(place, len(bars)), frame.y(value)
        frame.canvas.box((x - thick / 2, min(y, zero)), (thick, abs(zero - y)), theme.series(0)[0], thick=3)
    frame.canvas.line([(frame.left, zero), (WIDTH - MARGIN, zero)], thick=4)
    return frame.canvas


def line_chart(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {points: [{label, value}], step, title?}: points in equal distances, joined."""
    points = _read(values["points"], "points", 31)
    frame = _frame(values, points, theme)
    zero = frame.y(Fraction(0))
    frame.canvas.line([(frame.left, zero), (WIDTH - MARGIN, zero)], thick=4)
    joined: list[Point] = [(frame.x(n, len(points)), frame.y(value)) for n, (_, value) in enumerate(points)]
    frame.canvas.line(joined, theme.accent, 5)
    for point in joined:
        frame.canvas.disc(point, min(10, 220 / len(points)), theme.accent, edge=theme.paper, thick=3)
    return frame.canvas


def _read(given: object, what: str, most: int) -> list[tuple[str, Fraction]]:
    return [(words(one.get("label")), number(one["value"])) for one in several(given, what, most)]


def _frame(values: Mapping[str, Any], rows: Sequence[tuple[str, Fraction]], theme: Theme) -> _Frame:
    """Draw what is around: title, scale, names."""
    scale = Scale.over([value for _, value in rows], values["step"])
    title = fit(words(values.get("title")), WIDTH - 2 * MARGIN, 32, lines=2, weight=BOLD)
    left = MARGIN + max(width(scale.label(tick), SIZE) for tick in scale.ticks) + 18
    top = MARGIN + (title.height + 18 if title.lines else 0)
    names = _names([name for name, _ in rows], (WIDTH - MARGIN - left) / len(rows))
    canvas = Canvas(WIDTH, top + PLOT + 16 + names.high + MARGIN - 8, theme)
    canvas.block((WIDTH / 2, MARGIN - 8), title)
    frame = _Frame(canvas, scale, left, top)
    _scale(frame)
    names.write(frame)
    return frame


def _scale(frame: _Frame) -> None:
    canvas, scale = frame.canvas, frame.scale
    labelled = scale.labelled(PLOT, SIZE, across=False)
    for tick in scale.ticks:
        y = frame.y(tick)
        canvas.line([(frame.left, y), (WIDTH - MARGIN, y)], canvas.theme.rule, 2)
        if tick in labelled:
            canvas.text((frame.left - 14, y), scale.label(tick), SIZE, align="right")
    canvas.line([(frame.left, frame.top), (frame.left, frame.top + PLOT)], thick=4)


class _Names(NamedTuple):
    """Names under columns: side by side, on two levels in turn, or upright."""

    blocks: list[Block]
    levels: int
    upright: bool
    high: float

    def write(self, frame: _Frame) -> None:
        """Write them below the plot."""
        y, count = frame.top + PLOT + 16, len(self.blocks)
        for place, block in enumerate(self.blocks):
            if self.upright:
                frame.canvas.upright((frame.x(place, count), y), block.lines[0] if block.lines else "", block.size)
            else:
                frame.canvas.block((frame.x(place, count), y + place % self.levels * (self.high / self.levels)), block)


def _names(names: Sequence[str], each: float) -> _Names:
    room = each - 10
    if all(fits(word, room) for name in names for word in name.split()):
        side_by_side = _alike(names, room, 2)
        if not any(block.lines and block.lines[-1].endswith("…") for block in side_by_side):
            return _Names(side_by_side, 1, False, max(block.height for block in side_by_side))
    # The first and the last have less room on their outer side.
    if all(fits(name, min(2 * each - 16, each + 2 * MARGIN - 12)) for name in names):
        in_turn = [fit(name, 2 * each - 16, LEAST) for name in names]
        return _Names(in_turn, 2, False, 2 * max(block.height for block in in_turn))
    upright = [fit(name, LONGEST_NAME, LEAST) for name in names]
    return _Names(upright, 1, True, max(block.width for block in upright) + 8)


def _alike(names: Sequence[str], room: float, lines: int) -> list[Block]:
    """Fit names into the same room, all in the size of the smallest."""
    size = min(fit(name, room, SIZE, lines=lines).size for name in names)
    return [fit(name, room, size, lines=lines) for name in names]


def pictogram(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {rows: [{label, count}], each}: a sign stands for `each`, part of it for part of that."""
    each = within(values["each"], Fraction(1, 1000), 10**6, "each")
    rows = [(words(row.get("label")), within(row["count"], 0, 10**6, "count") / each)
            for row in several(values["rows"], "rows", 12)]  # fmt: skip
    most = max(2, *(ceil(signs) for _, signs in rows))
    if most > 20:
        raise ValueError(f"A row has at most 20 signs, and here one has {most}.")
    labels = [fit(label, 230, 30, lines=2) for label, _ in rows]
    left = MARGIN + max(label.width for label in labels) + 28
    apart = min(72, (WIDTH - MARGIN - left) / most)
    high = max(apart, 56) + 14
    canvas = Canvas(WIDTH, 2 * MARGIN + len(rows) * high + 76, theme)
    for place, (label, (_, signs)) in enumerate(zip(labels, rows, strict=True)):
        middle = MARGIN + (place + 0.5) * high
        canvas.block((left - 28, middle - label.height / 2), label, align="right")
        for n in range(ceil(signs)):
            _sign(canvas, (left + (n + 0.5) * apart, middle), apart * 0.42, float(min(signs - n, Fraction(1))))
        canvas.line([(MARGIN, middle + high / 2), (WIDTH - MARGIN, middle + high / 2)], theme.rule, 2)
    y = canvas.height - MARGIN - 20
    canvas.text((WIDTH / 2 + 8, y), f"= {words(values['each'])}", 32, align="left")
    _sign(canvas, (WIDTH / 2 - 24, y), 24, 1)
    return canvas


def _sign(canvas: Canvas, center: Point, radius: float, part: float) -> None:
    color = canvas.theme.series(1)[0]
    if part == 1:
        canvas.disc(center, radius, color, thick=3)
    else:
        canvas.slice(center, radius, 180, 180 + 360 * part, color)  # the left half first, beside the others
