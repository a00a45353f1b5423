"""Where no card is: a calm ornament in a gap, an inviting frame where there is none at all."""

from itertools import product
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
    """Draw quiet forms for a gap: discs, rings and stars, each in a square of its own."""
    canvas = Canvas(*size, theme)
    canvas.box((0, 0), size, theme.card, thick=0)
    columns, rows = (max(1, round(one / (150 * unit))) for one in size)
    wide, high = size[0] / columns, size[1] / rows
    for column, row in product(range(columns), range(rows)):
        at = (column + chance.uniform(0.36, 0.64)) * wide, (row + chance.uniform(0.36, 0.64)) * high
        _form(
            canvas, at, chance.uniform(18, 38) * unit, colors(chance.choice(NAMES), theme).soft, (column + 2 * row) % 3
        )
    return canvas


def _form(canvas: Canvas, at: Point, radius: float, color: str, form: int) -> None:
    if form == 0:
        canvas.disc(at, radius * 0.7, color)
    elif form == 1:
        canvas.disc(at, radius * 0.8, edge=color, thick=radius * 0.34)
    else:
        canvas.polygon([around(at, radius * (1 if n % 2 == 0 else 0.45), 36 * n) for n in range(10)], color, thick=0)


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
