"""Where no card is: a calm ornament in a gap, an inviting frame where there is none at all."""

from random import Random

from bot.drawing.board.bento import Box
from bot.drawing.board.colors import BY_DAY, Colors, colors
from bot.drawing.canvas import Canvas
from bot.drawing.geometry import Point, around
from bot.drawing.themes import Theme

NAMES = tuple(BY_DAY)
FRAME = (Box(0, 0, 2, 2), Box(2, 0, 1, 1), Box(3, 0, 1, 2), Box(2, 1, 1, 1), Box(0, 2, 1, 1), Box(1, 2, 3, 1))
GAP = 20.0


def ornament(size: Point, unit: float, theme: Theme, chance: Random) -> Canvas:
    """Draw a few quiet forms for a gap."""
    canvas = Canvas(*size, theme)
    canvas.box((0, 0), size, theme.card, thick=0)
    names = chance.sample(NAMES, 3)
    middle = size[0] / 2, size[1] / 2
    turn, reach = chance.uniform(0, 120), min(size) * 0.24
    for n, name in enumerate(names):
        color = colors(name, theme)
        at = around(middle, reach, turn + 120 * n)
        if n:
            canvas.disc(at, (26, 17)[n - 1] * unit, color.soft)
        else:
            canvas.disc(at, 30 * unit, edge=color.soft, thick=9 * unit)
    return canvas


def invitation(canvas: Canvas, corner: Point, size: Point) -> Canvas:
    """Draw places for cards to come, in the colours that they may have, with a sign that the first is welcome."""
    wide, high = ((one + GAP) / count for one, count in zip(size, (4, 3), strict=True))
    for place, box in enumerate(FRAME):
        room = box.wide * wide - GAP, box.high * high - GAP
        tile, color = Canvas(*room, canvas.theme), colors(NAMES[place], canvas.theme)
        tile.box((0, 0), room, color.ground, thick=0)
        _frame(tile, room, color.accent)
        _sign(tile, (room[0] / 2, room[1] / 2), min(room), color, first=not place)
        canvas.place(tile, (corner[0] + box.column * wide, corner[1] + box.row * high), 34)
    return canvas


def _frame(tile: Canvas, size: Point, color: str) -> None:
    """Draw a dashed line with round corners."""
    inside, radius = 14.0, 24.0
    (wide, high) = size
    start, right, foot = inside + radius, wide - inside - radius, high - inside - radius
    ends = [(start, start, 270), (right, start, 0), (right, foot, 90), (start, foot, 180)]
    line = [around((x, y), radius, turn + 10 * n) for x, y, turn in ends for n in range(10)]
    tile.stitches([*line, line[0]], color, 4, 16, 13)


def _sign(tile: Canvas, center: Point, size: float, palette: Colors, *, first: bool) -> None:
    (x, y), radius = center, size * (0.16 if first else 0.2)
    if first:
        tile.disc(center, radius * 1.5, palette.soft)
        for one, two in (((x - radius, y), (x + radius, y)), ((x, y - radius), (x, y + radius))):
            tile.line([one, two], palette.accent, radius * 0.22)
        return
    points = [around(center, radius * (1 if n % 2 == 0 else 0.44), 36 * n) for n in range(10)]
    tile.polygon(points, palette.soft, thick=0)
