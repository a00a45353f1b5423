"""What became of a habit on a day, as small signs: each has a form of its own, and none of them blames."""

from collections.abc import Callable

from bot.drawing.canvas import Canvas
from bot.drawing.geometry import Point, around

Mark = Callable[[Canvas, Point, float], None]

RAYS = 8


def tick(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    """Draw a tick that fits into a circle."""
    (x, y), r = center, radius
    canvas.line([(x - 0.46 * r, y + 0.04 * r), (x - 0.12 * r, y + 0.38 * r), (x + 0.48 * r, y - 0.34 * r)], color,
                max(0.22 * r, 3))  # fmt: skip


def _done(canvas: Canvas, center: Point, radius: float) -> None:
    """A full disc with a tick."""
    canvas.disc(center, radius, canvas.theme.good)
    tick(canvas, center, radius, canvas.theme.card)


def _missed(canvas: Canvas, center: Point, radius: float) -> None:
    """A pale hollow ring: nothing there, and nothing said about it."""
    canvas.disc(center, radius - 2, edge=canvas.theme.rule, thick=3)


def _skipped(canvas: Canvas, center: Point, radius: float) -> None:
    """A soft disc with a dash."""
    canvas.disc(center, radius, canvas.theme.rule)
    canvas.line([(center[0] - 0.45 * radius, center[1]), (center[0] + 0.45 * radius, center[1])], canvas.theme.ink, 3)


def _paused(canvas: Canvas, center: Point, radius: float) -> None:
    """A soft disc with two bars."""
    canvas.disc(center, radius, canvas.theme.rule)
    for side in (-0.26, 0.26):
        x = center[0] + side * radius
        canvas.line([(x, center[1] - 0.36 * radius), (x, center[1] + 0.36 * radius)], canvas.theme.ink, 3)


def _holiday(canvas: Canvas, center: Point, radius: float) -> None:
    """A sun."""
    for n in range(RAYS):
        ray = around(center, 0.68 * radius, 360 * n / RAYS), around(center, 0.96 * radius, 360 * n / RAYS)
        canvas.line(ray, "#E69F00", max(0.16 * radius, 2.2))
    canvas.disc(center, 0.46 * radius, "#E69F00")


def _free(canvas: Canvas, center: Point, radius: float) -> None:
    """A dot: nothing was planned."""
    canvas.disc(center, max(radius * 0.16, 2.5), canvas.theme.quiet)


def _open(canvas: Canvas, center: Point, radius: float) -> None:
    """A strong ring around a dot: it can be ticked now."""
    canvas.disc(center, radius - 2, canvas.theme.paper, edge=canvas.theme.accent, thick=4)
    canvas.disc(center, radius * 0.28, canvas.theme.accent)


def _coming(canvas: Canvas, center: Point, radius: float) -> None:
    """A small pale ring: its day is still to come."""
    canvas.disc(center, radius * 0.4, edge=canvas.theme.rule, thick=3)


MARKS: dict[str, Mark] = {
    "done": _done,
    "missed": _missed,
    "skipped": _skipped,
    "paused": _paused,
    "holiday": _holiday,
    "free": _free,
    "open": _open,
    "coming": _coming,
}
