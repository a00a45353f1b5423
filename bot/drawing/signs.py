"""Small signs beside words: drawn, because an emoji is in no font of ours; each differs in form, not only in colour."""

from collections.abc import Callable

from bot.drawing.canvas import Canvas
from bot.drawing.geometry import Point, around

RADIUS = 14


def assigned(canvas: Canvas, center: Point) -> None:
    """An empty ring: ahead."""
    canvas.disc(center, RADIUS - 2, canvas.theme.paper, edge=canvas.theme.quiet, thick=3)


def in_progress(canvas: Canvas, center: Point) -> None:
    """A ring, half full: under way."""
    half_full(canvas, center, RADIUS)


def viva_requested(canvas: Canvas, center: Point) -> None:
    """A speech bubble: somebody is to talk about it."""
    (x, y), color = center, "#CC79A7"
    canvas.polygon([(x - 9, y + 4), (x - 9, y + 15), (x + 3, y + 6)], color, thick=0)
    canvas.box((x - 14, y - 12), (28, 20), color, thick=0, radius=7)
    for step in (-7, 0, 7):
        canvas.disc((x + step, y - 2), 2.4, "#101820")


def mastered(canvas: Canvas, center: Point) -> None:
    """A star."""
    star(canvas, center, RADIUS + 2)


def half_full(canvas: Canvas, center: Point, radius: float) -> None:
    """Draw a ring of any size that is half full."""
    canvas.disc(center, radius - 2, canvas.theme.paper, edge=canvas.theme.accent, thick=3)
    canvas.polygon([around(center, radius - 3, 180 + 6 * n) for n in range(31)], canvas.theme.accent, thick=0)


def star(canvas: Canvas, center: Point, radius: float) -> None:
    """Draw a golden star of any size."""
    points = [around(center, radius * (0.46 if n % 2 else 1), 36 * n) for n in range(10)]
    canvas.polygon(points, "#F5B400", edge="#8A5A00", thick=2)


def gauge(canvas: Canvas, corner: Point, wide: float, part: float, color: str) -> None:
    """Draw a bar from its upper left corner, as full as `part` says."""
    canvas.box(corner, (wide, 16), canvas.theme.paper, edge=canvas.theme.quiet, thick=2, radius=8)
    if part:
        canvas.box(corner, (max(wide * part, 16), 16), color, thick=0, radius=8)


SIGNS: dict[str, Callable[[Canvas, Point], None]] = {
    "assigned": assigned,
    "in_progress": in_progress,
    "viva_requested": viva_requested,
    "mastered": mastered,
}
