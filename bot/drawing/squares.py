"""Unit squares: tile patterns side by side, and nets of solids."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.drawing.canvas import MARGIN, WIDTH, Canvas
from bot.drawing.geometry import Point
from bot.drawing.texts import Block, fit
from bot.drawing.themes import Theme
from bot.drawing.values import several, whole, words

FARTHEST = 40
LEAST_TILE = 10

Cell = tuple[int, int]


def dots(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {figures: [[[x, y], …], …], labels: […]}: patterns of unit squares side by side, y upwards."""
    figures = [_cells(one) for one in several(values["figures"], "figures", 6)]
    given = several(values.get("labels") or (), "labels", len(figures), 0)
    wide, high = sum(_size(one)[0] for one in figures), max(_size(one)[1] for one in figures)
    gap = 56 if len(figures) < 5 else 32
    room = WIDTH - 2 * MARGIN - (len(figures) - 1) * gap
    each = min(64.0, room / wide, 720 / high)
    if each < LEAST_TILE:
        raise ValueError(f"Figures of {wide} squares in all do not fit beside each other.")
    spaces = [_size(one)[0] * each for one in figures]
    labels = [
        fit(words(one), max(space, min(room / len(figures), 200)), 30, lines=2)
        for one, space in zip(given, spaces, strict=False)
    ]
    below = max((label.height for label in labels), default=0)
    canvas = Canvas(WIDTH, 2 * MARGIN + high * each + (below + 18 if labels else 0), theme)
    columns = [max(space, label.width) for space, label in zip(spaces, [*labels, *[Block((), 22)] * 6], strict=False)]
    x, foot = (WIDTH - sum(columns) - gap * (len(columns) - 1)) / 2, MARGIN + high * each
    for place, (cells, column, space) in enumerate(zip(figures, columns, spaces, strict=True)):
        _tiles(canvas, cells, (x + (column - space) / 2, foot), each)
        if place < len(labels):
            canvas.block((x + column / 2, foot + 18), labels[place])
        x += column + gap
    return canvas


def _cells(given: object) -> list[Cell]:
    """Return the squares of a figure, counted from its lower left corner."""
    cells = [
        (whole(x, -1000, 1000, "x"), whole(y, -1000, 1000, "y"))
        for x, y in (several(one, "coordinates", 2, 2) for one in several(given, "squares", 200))
    ]
    left, low = min(x for x, _ in cells), min(y for _, y in cells)
    moved = sorted({(x - left, y - low) for x, y in cells})
    if max(_size(moved)) > FARTHEST:
        raise ValueError(f"Squares lie at most {FARTHEST} apart.")
    return moved


def _size(cells: Sequence[Cell]) -> Cell:
    return max(x for x, _ in cells) + 1, max(y for _, y in cells) + 1


def _tiles(canvas: Canvas, cells: Sequence[Cell], foot: Point, each: float) -> None:
    color, _ = canvas.theme.series(0)
    for x, y in cells:
        corner = foot[0] + x * each, foot[1] - (y + 1) * each
        canvas.box(corner, (each, each), color, thick=3 if each > 24 else 2)


def net(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {cells: [[column, row]], labels?}: squares to be folded, rows downwards, folds dashed."""
    given = several(values["cells"], "cells", 30)
    labels = several(values.get("labels") or (), "labels", len(given), 0)
    at = [(whole(x, -1000, 1000, "column"), whole(y, -1000, 1000, "row")) for x, y in given]
    left, top = min(x for x, _ in at), min(y for _, y in at)
    cells = [(x - left, y - top) for x, y in at]
    columns, rows = _size(cells)
    if max(columns, rows) > 12:
        raise ValueError("A net has at most 12 columns and rows.")
    each = min(150.0, (WIDTH - 2 * MARGIN) / columns, 880 / rows)
    canvas = Canvas(WIDTH, 2 * MARGIN + rows * each, theme)
    start = (WIDTH - columns * each) / 2
    for x, y in cells:
        canvas.box((start + x * each, MARGIN + y * each), (each, each), theme.series(0)[0], thick=0)
    for x, y in cells:
        _edges(canvas, set(cells), (x, y), (start + x * each, MARGIN + y * each), each)
    for (x, y), label in zip(cells, labels, strict=False):
        block = fit(words(label), each - 16, min(40, each / 2), lines=2)
        middle = start + (x + 0.5) * each, MARGIN + (y + 0.5) * each - block.height / 2
        canvas.block(middle, block, "#101820")
    return canvas


def _edges(canvas: Canvas, cells: set[Cell], cell: Cell, corner: Point, each: float) -> None:
    """Draw a square's sides: cut where nothing follows, folded where another square does."""
    (x, y), (left, top) = cell, corner
    right, low = left + each, top + each
    sides = {
        (x, y - 1): [(left, top), (right, top)],
        (x, y + 1): [(left, low), (right, low)],
        (x - 1, y): [(left, top), (left, low)],
        (x + 1, y): [(right, top), (right, low)],
    }
    for beside, side in sides.items():
        if beside not in cells:
            canvas.line(side, thick=4)
        elif beside > cell:  # a fold belongs to two squares, and is drawn once
            canvas.line(side, "#101820", 2, dash=9)
