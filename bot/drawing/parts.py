"""Parts of a whole: fraction bars, a fraction circle, tapes."""

from collections.abc import Mapping
from typing import Any

from bot.drawing.canvas import MARGIN, WIDTH, Canvas
from bot.drawing.geometry import around
from bot.drawing.texts import fit
from bot.drawing.themes import Theme
from bot.drawing.values import several, whole, words

SPACE = WIDTH - 2 * MARGIN


def bars(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {rows: [{parts, filled, label?}]}: a bar a row, all equally long, some of its parts filled."""
    rows = [
        (whole(row["parts"], 1, 40, "parts"), _filled(row), fit(words(row.get("label")), SPACE, 30, lines=2))
        for row in several(values["rows"], "rows", 8)
    ]
    thick = 96 if len(rows) < 4 else 66
    canvas = Canvas(WIDTH, 2 * MARGIN - 28 + sum(label.height + 6 + thick + 28 for *_, label in rows), theme)
    y: float = MARGIN
    for parts, filled, label in rows:
        canvas.block((MARGIN, y), label, align="left")
        y += label.height + 6
        _bar(canvas, y, thick, parts, filled)
        y += thick + 28
    return canvas


def _filled(row: Mapping[str, Any]) -> int:
    return whole(row["filled"], 0, whole(row["parts"], 1, 40, "parts"), "filled")


def _bar(canvas: Canvas, y: float, thick: float, parts: int, filled: int) -> None:
    color, _ = canvas.theme.series(0)
    each = SPACE / parts
    canvas.box((MARGIN, y), (SPACE, thick), canvas.theme.card, thick=0)
    if filled:
        canvas.box((MARGIN, y), (each * filled, thick), color, "rising", thick=0)
    for number in range(1, parts):
        x = MARGIN + each * number
        canvas.line([(x, y), (x, y + thick)], thick=3 if parts <= 24 else 2)
    canvas.box((MARGIN, y), (SPACE, thick), thick=4)


def circle(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {parts, filled}: a circle, filled from the top on, clockwise."""
    parts, filled = whole(values["parts"], 1, 36, "parts"), _filled(values)
    radius = 250
    canvas = Canvas(WIDTH, 2 * (radius + MARGIN), theme)
    center, color = (WIDTH / 2, radius + MARGIN), theme.series(0)[0]
    whole_color = color if filled == parts else theme.card
    canvas.disc(center, radius, whole_color, "rising" if filled == parts else "plain")
    if 0 < filled < parts:
        canvas.slice(center, radius, 0, 360 * filled / parts, color, "rising", thick=0)
    for number in range(parts if parts > 1 else 0):
        canvas.line([center, around(center, radius, 360 * number / parts)], thick=3 if parts <= 12 else 2)
    canvas.disc(center, radius, thick=4)
    return canvas


def tape(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {rows: [{label, parts}]}: rows of boxes, all boxes equal."""
    rows = several(values["rows"], "rows", 6)
    counts = [whole(row["parts"], 1, 24, "parts") for row in rows]
    labels = [fit(words(row.get("label")), 230, 30, lines=2) for row in rows]
    left = MARGIN + max(label.width for label in labels) + (24 if any(label.lines for label in labels) else 0)
    each, high, gap = min(96, (WIDTH - MARGIN - left) / max(counts)), 80, 24
    left += (WIDTH - MARGIN - left - each * max(counts)) / 2
    canvas = Canvas(WIDTH, 2 * MARGIN + len(rows) * (high + gap) - gap, theme)
    for place, (count, label) in enumerate(zip(counts, labels, strict=True)):
        y, (color, pattern) = MARGIN + place * (high + gap), theme.series(place)
        canvas.block((left - 24, y + (high - label.height) / 2), label, align="right")
        for number in range(count):
            canvas.box((left + number * each, y), (each, high), color, pattern, thick=3)
    return canvas
