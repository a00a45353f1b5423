"""Flat shapes with their sides, corners and inner lines labelled."""

import math
from collections.abc import Mapping
from typing import Any

from bot.drawing.canvas import MARGIN, WIDTH, Canvas
from bot.drawing.geometry import Point, towards
from bot.drawing.outlines import Outline, inside
from bot.drawing.themes import Theme

TALLEST = 700


def shape(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {points, sides, right_angles, inner, angles?}: a polygon in true proportions, y upwards."""
    one = _fitted(Outline.read(values))
    (left, top), (right, bottom) = one.ends
    canvas = Canvas(WIDTH, bottom - top + 2 * MARGIN, theme)
    across, down = (WIDTH - left - right) / 2, MARGIN - top
    moved = [(x + across, y + down) for x, y in one.points]
    canvas.polygon(moved, theme.card, thick=0)
    for start, end, _ in one.inner:
        canvas.line([_moved(start, across, down), _moved(end, across, down)], theme.accent, 4, dash=11)
    for place in range(len(moved)):
        _corner(canvas, one, place, across, down)
    canvas.polygon(moved, thick=5)
    for label in one.labels:
        top_middle = label.center[0] + across, label.center[1] - label.block.height / 2 + down
        canvas.block(top_middle, label.block, halo=theme.card if label.is_inside else theme.paper)
    return canvas


def _fitted(one: Outline) -> Outline:
    """Return it as large as there is room for, labels included: those do not shrink with it."""
    xs, ys = zip(*one.points, strict=True)
    by = min(620 / (max(xs) - min(xs)), 560 / (max(ys) - min(ys)))
    for _ in range(30):
        (left, top), (right, bottom) = one.scaled(by).ends
        if right - left <= WIDTH - 2 * MARGIN and bottom - top <= TALLEST:
            break
        by *= 0.93
    else:
        raise ValueError("This shape is too far from any form that can be drawn.")
    return one.scaled(by)


def _corner(canvas: Canvas, one: Outline, place: int, across: float, down: float) -> None:
    before, here, after = (_moved(point, across, down) for point in one.corner(place))
    if place in one.right:
        reach = min(30, math.dist(before, here) / 3, math.dist(here, after) / 3)
        a, b = towards(here, before, reach), towards(here, after, reach)
        canvas.line([a, (a[0] + b[0] - here[0], a[1] + b[1] - here[1]), b], thick=3)
    elif one.angles[place]:
        canvas.line(_arc(before, here, after), canvas.theme.accent, 3)


def _arc(before: Point, here: Point, after: Point) -> list[Point]:
    """Return the bow inside a corner, also where that is wider than a straight line."""
    reach = min(38, math.dist(before, here) / 2, math.dist(here, after) / 2)
    start, turn = inside(before, here, after)
    return [(here[0] + reach * math.cos(start + turn * n / 24), here[1] + reach * math.sin(start + turn * n / 24))
            for n in range(25)]  # fmt: skip


def _moved(point: Point, across: float, down: float) -> Point:
    return point[0] + across, point[1] + down
