"""Numbers on a line, and on a thermometer."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from bot.drawing.canvas import MARGIN, WIDTH, Canvas
from bot.drawing.fonts import BOLD
from bot.drawing.scales import Scale, label_width, write_number
from bot.drawing.texts import Block, fit
from bot.drawing.themes import Theme
from bot.drawing.values import several, whole, words

LEFT, RIGHT = 76, WIDTH - 76
LABEL, LEVEL = 28, 48
MERCURY = "#D55E00"


class _Mark(NamedTuple):
    x: float
    label: Block
    level: int


def number_line(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {first, last, step, marks: [{at, label}], parts?: minor steps between two labelled ones}."""
    scale = Scale.read(values)
    parts = whole(values.get("parts") or 1, 1, 20, "parts")
    if parts * len(scale.ticks) > 400:
        raise ValueError("A number line has at most 400 ticks.")
    marks = _marks(scale, several(values.get("marks") or (), "marks", 12, 0))
    levels = max((mark.level + 1 for mark in marks), default=0)
    y = 56 + levels * LEVEL + (28 if levels else 0)
    canvas = Canvas(WIDTH, y + 64 + LABEL * (2.3 if scale.denominator else 1.1) + 24, theme)
    _line(canvas, y)
    _ticks(canvas, scale, parts, y)
    for mark in sorted(marks, key=lambda one: -one.level):
        _pin(canvas, mark, y)
    return canvas


def _marks(scale: Scale, given: Sequence[Any]) -> list[_Mark]:
    """Lay labels out in levels, so that none covers another."""
    ends: list[float] = []
    marks = []
    for one in sorted(given, key=lambda mark: scale.part(mark["at"])):
        x = LEFT + scale.part(one["at"]) * (RIGHT - LEFT)
        label = fit(words(one.get("label")), 2 * min(x - 12, WIDTH - 12 - x), 32, weight=BOLD)
        left, right = x - label.width / 2, x + label.width / 2 + 16
        level = next((n for n, end in enumerate(ends) if end <= left), len(ends))
        ends[level : level + 1] = [right]
        marks.append(_Mark(x, label, level))
    return marks


def _line(canvas: Canvas, y: float) -> None:
    canvas.line([(LEFT - 34, y), (RIGHT + 34, y)], thick=4)
    for tip, back in ((LEFT - 40, LEFT - 22), (RIGHT + 40, RIGHT + 22)):
        canvas.polygon([(tip, y), (back, y - 11), (back, y + 11)], canvas.theme.ink, thick=0)


def _ticks(canvas: Canvas, scale: Scale, parts: int, y: float) -> None:
    length, ticks = RIGHT - LEFT, scale.ticks
    for number in range((len(ticks) - 1) * parts + 1):
        x = LEFT + length * float(number * scale.step / parts / (scale.last - scale.first))
        reach = 9 if number % parts else 16
        canvas.line([(x, y - reach), (x, y + reach)], thick=2 if number % parts else 3)
    for tick in scale.labelled(length, LABEL):
        label, x = scale.label(tick), LEFT + scale.part(tick) * length
        half = label_width(label, LABEL) / 2 + 8
        write_number(canvas, (min(max(x, half), WIDTH - half), y + 34), label, LABEL)


def _pin(canvas: Canvas, mark: _Mark, y: float) -> None:
    foot = y - 40 - mark.level * LEVEL
    if mark.label.lines:
        canvas.line([(mark.x, y), (mark.x, foot)], canvas.theme.accent, 3)
        canvas.block((mark.x, foot - mark.label.height - 2), mark.label, canvas.theme.accent, halo=canvas.theme.paper)
    canvas.disc((mark.x, y), 12, canvas.theme.accent, edge=canvas.theme.paper, thick=3)


def thermometer(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {first, last, step, at}: how high it stands is read from the scale beside it."""
    scale = Scale.read(values)
    x, top, bottom, bulb = 210, MARGIN + 44, 700, 62
    level = bottom - scale.part(values["at"]) * (bottom - top)
    canvas = Canvas(520, bottom + 2 * bulb + MARGIN + 10, theme)
    center = (x, bottom + bulb + 10)
    canvas.box((x - 30, top - 40), (60, center[1] - top + 40), theme.card, radius=30, thick=4)
    canvas.disc(center, bulb, theme.card, thick=4)
    canvas.box((x - 28, bottom - 20), (56, center[1] - bottom), theme.card, thick=0)  # opens the bulb to the tube
    canvas.disc(center, bulb - 14, MERCURY)
    canvas.box((x - 13, level), (26, center[1] - level), MERCURY, thick=0)
    _degrees(canvas, scale, x + 34, (top, bottom))
    return canvas


def _degrees(canvas: Canvas, scale: Scale, x: float, ends: tuple[float, float]) -> None:
    top, bottom = ends
    labelled: list[Fraction] = scale.labelled(bottom - top, 32, across=False)
    for tick in scale.ticks:
        y = bottom - scale.part(tick) * (bottom - top)
        reach = 30 if tick in labelled else 16
        canvas.line([(x, y), (x + reach, y)], thick=3)
        if tick in labelled:
            canvas.text((x + 44, y), scale.label(tick), 32, align="left")
