"""Solids: a cuboid, of unit cubes or with its edges labelled."""

import math
from collections.abc import Mapping
from typing import Any

from bot.drawing.canvas import MARGIN, WIDTH, Canvas
from bot.drawing.geometry import Point
from bot.drawing.texts import fit
from bot.drawing.themes import Theme
from bot.drawing.values import several, whole, within, words

SLANT, SHORT = math.radians(35), 0.55  # how the depth is seen
FRONT, TOP, SIDE = "#7CC4EE", "#B5DEF6", "#3E93C4"
INK = "#101820"
LABEL, SPACE = 32, 170


def cuboid(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {x, y, z, cubes, labels}: x to the right, y into the depth, z upwards; labels for x, y and z."""
    if values.get("cubes"):
        x, y, z = (float(whole(values[name], 1, 12, name)) for name in "xyz")
    else:
        x, y, z = _seen([float(within(values[name], 0.001, 10**6, name)) for name in "xyz"])
    labels = [words(one) for one in several(values.get("labels") or ("", "", ""), "labels", 3, 3)]
    deep = (y * SHORT * math.cos(SLANT), y * SHORT * math.sin(SLANT))
    beside = [fit(label, SPACE, LABEL).width + 26 for label in labels[1:] if label]
    room = WIDTH - 2 * MARGIN - 2 * max(beside, default=0)
    each = min(room / (x + deep[0]), 560 / (z + deep[1]), 110 if values.get("cubes") else 10**9)
    wide, high, (across, up) = x * each, z * each, (deep[0] * each, deep[1] * each)
    canvas = Canvas(WIDTH, 2 * MARGIN + high + up + (LABEL * 1.6 if labels[0] else 0), theme)
    corner = (WIDTH - wide - across) / 2, MARGIN + up + high  # the lower left one of the front
    _faces(canvas, corner, (wide, high), (across, up))
    if values.get("cubes"):
        _cubes(canvas, corner, each, (int(x), int(y), int(z)), (across / y, up / y))
    else:
        _hidden(canvas, corner, (wide, high), (across, up))
    _labels(canvas, labels, corner, (wide, high), (across, up))
    return canvas


def _seen(sizes: list[float]) -> list[float]:
    """A cuboid of 1 by 1 by 40 is drawn as if it were thicker: its labels say how long it is."""
    longest = max(sizes)
    return [max(one, longest / 6) for one in sizes]


def _faces(canvas: Canvas, corner: Point, front: Point, deep: Point) -> None:
    (x, y), (wide, high), (across, up) = corner, front, deep
    canvas.polygon([(x, y), (x + wide, y), (x + wide, y - high), (x, y - high)], FRONT, edge=INK)
    canvas.polygon(
        [(x, y - high), (x + across, y - high - up), (x + wide + across, y - high - up), (x + wide, y - high)],
        TOP,
        edge=INK,
    )
    canvas.polygon(
        [(x + wide, y), (x + wide + across, y - up), (x + wide + across, y - high - up), (x + wide, y - high)],
        SIDE,
        edge=INK,
    )


def _cubes(canvas: Canvas, corner: Point, each: float, counts: tuple[int, int, int], step: Point) -> None:
    """Draw the lines between unit cubes on the three faces that are seen."""
    (left, low), (x, y, z), (across, up) = corner, counts, step

    def at(i: float, j: float, k: float) -> Point:
        return left + i * each + j * across, low - k * each - j * up

    lines = [[at(i, 0, 0), at(i, 0, z), at(i, y, z)] for i in range(1, x)]
    lines += [[at(0, 0, k), at(x, 0, k), at(x, y, k)] for k in range(1, z)]
    lines += [[at(0, j, z), at(x, j, z), at(x, j, 0)] for j in range(1, y)]
    for line in lines:
        canvas.line(line, INK, 2.5)


def _hidden(canvas: Canvas, corner: Point, front: Point, deep: Point) -> None:
    (x, y), (wide, high), (across, up) = corner, front, deep
    back = x + across, y - up
    for end in ((x, y), (back[0] + wide, back[1]), (back[0], back[1] - high)):
        canvas.line([back, end], INK, 2, dash=8)


def _labels(canvas: Canvas, labels: list[str], corner: Point, front: Point, deep: Point) -> None:
    (x, y), (wide, high), (across, up) = corner, front, deep
    for_x, for_y, for_z = fit(labels[0], WIDTH - 80, LABEL), fit(labels[1], SPACE, LABEL), fit(labels[2], SPACE, LABEL)
    canvas.block((x + wide / 2, y + 12), for_x)
    canvas.block((x + wide + across / 2 + 18, y - up / 2 - 6), for_y, align="left")
    canvas.block((x - 18, y - high / 2 - for_z.height / 2), for_z, align="right")
