"""Tables of words and numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.drawing.canvas import MARGIN, WIDTH, Canvas
from bot.drawing.fonts import BOLD, NORMAL, width
from bot.drawing.texts import LEAST, Block, fit
from bot.drawing.themes import Theme
from bot.drawing.values import several, words

SIZE = 30
SPACE = WIDTH - 2 * MARGIN


def table(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {head, rows}: a head and rows of the same length."""
    head = [words(one) for one in several(values["head"], "columns", 8)]
    rows = [[words(one) for one in several(row, "cells", len(head), len(head))]
            for row in several(values["rows"], "rows", 20)]  # fmt: skip
    inside = 18 if len(head) < 6 else 8  # from a cell's edge to its words
    widths = _widths([head, *rows], inside)
    laid = [[fit(one, wide - 2 * inside, SIZE, lines=3, weight=BOLD if row is head else NORMAL)
             for one, wide in zip(row, widths, strict=True)] for row in [head, *rows]]  # fmt: skip
    heights = [max(max((cell.height for cell in row), default=0), 30) + 2 * 14 for row in laid]
    canvas = Canvas(WIDTH, 2 * MARGIN + sum(heights), theme)
    _cells(canvas, laid, widths, heights)
    return canvas


def _widths(rows: Sequence[Sequence[str]], inside: float) -> list[float]:
    """Share the width out: first the longest word of each column, then the longest words on one line."""
    columns = list(zip(*rows, strict=True))
    least = [max(max(width(word, LEAST, BOLD) for one in column for word in one.split() or [""]), 40) + 2 * inside
             for column in columns]  # fmt: skip
    if sum(least) > SPACE:
        fair = SPACE / len(columns)
        over = sum(max(one - fair, 0) for one in least)
        spare = sum(max(fair - one, 0) for one in least)
        return [min(one, fair) + (max(one - fair, 0) / over) * spare for one in least]
    wishes = [max(max(width(one, SIZE, BOLD) for one in column) + 2 * inside, small)
              for column, small in zip(columns, least, strict=True)]  # fmt: skip
    given, left = list(least), SPACE - sum(least)
    extra = [wish - small for small, wish in zip(least, wishes, strict=True)]
    for rest, place in enumerate(sorted(range(len(extra)), key=extra.__getitem__)):
        more = min(extra[place], left / (len(extra) - rest))  # who needs little gets all of it
        given[place] += more
        left -= more
    return [one * min(SPACE / sum(given), 1.6) for one in given]


def _cells(canvas: Canvas, rows: Sequence[Sequence[Block]], widths: Sequence[float], heights: Sequence[float]) -> None:
    theme, wide, high = canvas.theme, sum(widths), sum(heights)
    left, y = (WIDTH - wide) / 2, float(MARGIN)
    canvas.box((left, y), (wide, heights[0]), theme.card, thick=0)
    for row, tall in zip(rows, heights, strict=True):
        x = left
        for cell, space in zip(row, widths, strict=True):
            canvas.block((x + space / 2, y + (tall - cell.height) / 2), cell)
            x += space
        y += tall
        if row is not rows[-1]:
            canvas.line([(left, y), (left + wide, y)], theme.quiet, 3 if row is rows[0] else 2)
    for number in range(1, len(widths)):
        x = left + sum(widths[:number])
        canvas.line([(x, MARGIN), (x, MARGIN + high)], theme.quiet, 2)
    canvas.box((left, MARGIN), (wide, high), thick=3, radius=6)
