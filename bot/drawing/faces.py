"""Faces for feelings, drawn: each differs in eyes and mouth, so that nobody has to tell them by their colour."""

import math
from collections.abc import Callable, Sequence

from bot.drawing.canvas import Canvas
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point, around

Face = Callable[[Canvas, Point, float, str], None]


def face(canvas: Canvas, center: Point, radius: float, kind: str, color: str, letter: str = "") -> None:
    """Draw a face of a kind of FACES in the colour of its lines; any other feeling is a letter."""
    if kind in FACES:
        FACES[kind](canvas, center, radius, color)
    else:
        canvas.text(center, letter or "•", radius * 1.3, color, weight=BOLD)


def _happy(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    _eyes(canvas, center, radius, color)
    _line(canvas, _bow(center, radius, 0.02, 0.62, 108, 252), radius, color)


def _calm(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    for side in (-1, 1):
        closed = (center[0] + side * 0.44 * radius, center[1] - 0.36 * radius)
        _line(canvas, _bow(closed, radius, 0, 0.26, 100, 260), radius, color)
    _line(canvas, _bow(center, radius, -0.12, 0.6, 140, 220), radius, color)


def _anxious(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    _eyes(canvas, center, radius, color, 0.1)
    for side in (-1, 1):
        _line(canvas, _at(center, radius, [(side * 0.66, -0.44), (side * 0.26, -0.7)]), radius, color)
    wave = [(n / 12 - 1 / 2, 0.46 + 0.13 * math.sin(n * math.pi / 3)) for n in range(13)]
    _line(canvas, _at(center, radius, wave), radius, color)


def _sad(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    _eyes(canvas, center, radius, color)
    _line(canvas, _bow(center, radius, 0.94, 0.52, -52, 52), radius, color)


def _frustrated(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    _eyes(canvas, center, radius, color, 0.08)
    for side in (-1, 1):
        _line(canvas, _at(center, radius, [(side * 0.68, -0.6), (side * 0.24, -0.46)]), radius, color)
    _line(canvas, _at(center, radius, [(-0.4, 0.44), (0.4, 0.44)]), radius, color)


def _unsure(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    _eyes(canvas, center, radius, color)
    _line(canvas, _at(center, radius, [(-0.34, 0.56), (0.4, 0.3)]), radius, color)


def _silent(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    """Three dots: here, and no word."""
    for step in (-0.52, 0, 0.52):
        canvas.disc((center[0] + step * radius, center[1]), max(radius * 0.15, 2), color)


def _eyes(canvas: Canvas, center: Point, radius: float, color: str, lower: float = 0) -> None:
    for place in _at(center, radius, [(-0.4, lower - 0.28), (0.4, lower - 0.28)]):
        canvas.disc(place, max(radius * 0.14, 2), color)


def _at(center: Point, radius: float, points: Sequence[Point]) -> list[Point]:
    return [(center[0] + x * radius, center[1] + y * radius) for x, y in points]


def _bow(center: Point, radius: float, down: float, wide: float, start: float, end: float) -> list[Point]:
    """Return part of a circle around a place below the centre, between two angles clockwise from the top."""
    middle = center[0], center[1] + down * radius
    return [around(middle, wide * radius, start + (end - start) * n / 16) for n in range(17)]


def _line(canvas: Canvas, points: Sequence[Point], radius: float, color: str) -> None:
    canvas.line(points, color, max(radius * 0.13, 3))


FACES: dict[str, Face] = {
    "happy": _happy,
    "calm": _calm,
    "anxious": _anxious,
    "sad": _sad,
    "frustrated": _frustrated,
    "unsure": _unsure,
    "silent": _silent,
}
