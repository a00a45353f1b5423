"""The jar of a class: a marble for each good deed, fifty fill it."""

from collections.abc import Mapping
from random import Random
from typing import Any

from bot.drawing.brushes import Shape
from bot.drawing.canvas import Canvas
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point, around
from bot.drawing.glass import BAND, BASE, ROUND, Glass
from bot.drawing.glass import wide as jar_wide
from bot.drawing.marbles import confetti, glass_marble, mixed
from bot.drawing.packing import FLOOR, FULL, RADIUS, level, places
from bot.drawing.texts import fit
from bot.drawing.themes import LIGHT, Theme
from bot.drawing.values import whole, words

WIDE = 1080
EDGE, PAD = 30, 56
SPACE = WIDE - 2 * EDGE - 2 * PAD
MOST = 10**9  # of a seed
ABOVE, BELOW, SAID = 34, 56, 118  # around the jar, and the height of the words at the foot
QUARTERS, HALF, QUARTER = (0.25, 0.5, 0.75), 120, 72  # of the way to full; how long their marks are
GOLD = "#F5B400"


def jar(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {count, words, title?, seed}: 0 to 50 marbles in a jar of glass, and below it their number in words.

    The nth marble has the same place and colour in every picture of the same seed.
    """
    count = whole(values["count"], 0, FULL, "count")
    said = fit(words(values["words"]), SPACE, 84, least=40, weight=BOLD)
    title = fit(words(values.get("title")), SPACE, 56, least=34, weight=BOLD)
    chance = Random(whole(values["seed"], 0, MOST, "seed"))  # noqa: S311 - a jar looks the same every time
    top = EDGE + PAD + (title.height + ABOVE if title.lines else 0) + ROUND + BAND
    foot = top + FLOOR + BASE
    canvas = Canvas(WIDE, foot + BELOW + SAID + PAD / 2 + EDGE, theme)
    canvas.box((EDGE, EDGE), (WIDE - 2 * EDGE, canvas.height - 2 * EDGE), theme.card, thick=0, radius=56)
    canvas.block((WIDE / 2, EDGE + PAD - 12), title)
    if count == FULL:
        _festive(canvas, top, Random(count))  # noqa: S311 - of its own: the marbles keep their colours
    _filled(canvas, (WIDE / 2, top), count, chance)
    if count == FULL:
        _sparkling(canvas, top)
    canvas.block((WIDE / 2, foot + BELOW + (SAID - said.height) / 2), said)
    return canvas


def _filled(canvas: Canvas, top: Point, count: int, chance: Random) -> None:
    glass, side = Glass(canvas, top), chance.choice((-1, 1))
    look = [(color, chance.uniform(0, 360)) for color in mixed(FULL, chance)]
    lying = [glass.at((side * x, y)) for x, y in places()]
    glass.behind()
    if not count:
        _first(canvas, lying[0], glass.inside)
    for place, (color, turn) in zip(lying[:count], look, strict=False):
        glass_marble(canvas, place, RADIUS - 0.75, color, turn)
    glass.before()
    for part in QUARTERS:
        glass.mark(level(part), HALF if part == 0.5 else QUARTER)


def _first(canvas: Canvas, place: Point, inside: Shape) -> None:
    """Draw the place that waits for the first marble."""
    corner, size = (place[0] - 110, place[1] - 110), (220, 220)
    canvas.veil(corner, size, GOLD, lambda brush: brush.disc(place, RADIUS + 4), 0.5, 20, inside)
    canvas.disc(place, RADIUS - 3, canvas.theme.paper)
    ring = [around(place, RADIUS - 3, 3 * n) for n in range(121)]
    for start in range(0, 120, 8):
        canvas.line(ring[start : start + 5], canvas.theme.quiet, 3)
    _sparkle(canvas, place, 20, GOLD)


def _festive(canvas: Canvas, top: float, chance: Random) -> None:
    """Draw a glow behind the jar, and confetti that comes down beside it."""
    middle, reach = (WIDE / 2, top + FLOOR * 0.42), WIDE / 2 - EDGE
    card = WIDE - 2 * EDGE, canvas.height - 2 * EDGE
    canvas.veil((EDGE, EDGE), card, "#FFCF5C", lambda brush: brush.oval(middle, reach - 120, 400), 0.26, 60)
    room = WIDE / 2 - EDGE - jar_wide() / 2 - 44
    for left in (EDGE + 22, WIDE - EDGE - 22 - room):
        confetti(canvas, (left, top - 70), (room, 330), 11, chance)
        confetti(canvas, (left, top + 260), (room, 420), 6, chance)


def _sparkling(canvas: Canvas, top: float) -> None:
    for across, down, size in (
        (-262, 30, 30),
        (-306, 92, 15),
        (268, 4, 22),
        (322, 118, 34),
        (-344, 380, 18),
        (338, 520, 16),
    ):
        _sparkle(
            canvas, (WIDE / 2 + across, top + down), size, GOLD if canvas.theme.paper == LIGHT.paper else "#FFE9A8"
        )


def _sparkle(canvas: Canvas, center: Point, radius: float, color: str) -> None:
    """Draw a star of four rays."""
    rays = [around(center, radius * (1 if n % 4 == 0 else 0.2 if n % 2 == 0 else 0.3), 22.5 * n) for n in range(16)]
    canvas.polygon(rays, color, thick=0)
