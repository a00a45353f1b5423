"""Cards that are read: habits to tick, a line to live by, a page of a journal."""

from bot.drawing.board.cards import Row, Tile
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point
from bot.drawing.marbles import shade
from bot.drawing.texts import LEADING
from bot.drawing.themes import LIGHT

PAPERS = {"day": ("#FFFDF5", "#2A2823", "#5F5A50", "#E4DECF"), "night": ("#262B33", "#EEF1F5", "#B9C1CB", "#3A414C")}
TICK = ((-0.45, 0.0), (-0.1, 0.36), (0.48, -0.36))


def habits(tile: Tile) -> None:
    """A title, and a list of what is ticked today."""
    unit, card, colors, canvas = tile.unit, tile.card, tile.colors, tile.canvas
    tile.fill(colors.ground)
    sign = 60 * unit
    tile.sign((tile.pad + sign / 2, tile.pad + sign / 2), sign * 0.94)
    title = tile.lines(card.title, tile.space - sign - 14 * unit, 96 * unit, 40, weight=BOLD)
    beside = tile.pad + sign + 14 * unit, tile.pad + max((sign - title.height) / 2, -8 * unit)
    canvas.block(beside, title, colors.ink, align="left")
    top = tile.pad + max(sign, title.height - 8 * unit) + 14 * unit
    foot = tile.high - tile.pad
    said = tile.lines(card.foot, tile.space, 44 * unit, 30)
    if said.lines:
        canvas.block((tile.pad, foot - said.height + 6 * unit), said, colors.quiet, align="left")
        foot -= said.height + 4 * unit
    _list(tile, top, foot)


def motivation(tile: Tile) -> None:
    """A quote, large, on a deep ground."""
    unit, card, colors, canvas = tile.unit, tile.card, tile.colors, tile.canvas
    tile.fill(colors.deep)
    mark = min(tile.high * 0.95, 300 * unit)
    canvas.text(
        (tile.wide - 4 * unit, mark * 0.42), "”", mark * 1.5, shade(colors.deep, 255, 0.13), align="right", weight=BOLD
    )
    foot = tile.lines(" · ".join(filter(None, (card.title if card.body else "", card.foot))), tile.space, 46 * unit, 32)
    room = tile.high - 2 * tile.pad - foot.height
    quote = tile.lines(card.body or card.title, tile.space, room, 60, weight=BOLD)
    top = tile.pad + (room - quote.height) / 2
    canvas.block((tile.pad, top), quote, colors.light, align="left")
    canvas.block((tile.pad, tile.high - tile.pad - foot.height + 6 * unit), foot, colors.light, align="left")


def journal(tile: Tile) -> None:
    """A page with lines, a title and a date, held by a strip of tape."""
    unit, card, canvas = tile.unit, tile.card, tile.canvas
    paper, ink, quiet, rule = PAPERS["day" if canvas.theme.paper == LIGHT.paper else "night"]
    tile.fill(paper)
    left = tile.pad + 30 * unit
    canvas.box((0, 0), (tile.pad * 0.62, tile.high), tile.colors.accent, thick=0)
    date = tile.lines(card.foot, tile.space * 0.5, 44 * unit, 30)
    canvas.block((tile.wide - tile.pad, tile.pad - 8 * unit), date, quiet, align="right")
    sign = 46 * unit if card.emoji else 0
    if sign:
        canvas.emoji((left + sign / 2, tile.pad + sign / 2 - 2 * unit), card.emoji, sign)
    start = left + (sign + 12 * unit if sign else 0)
    title = tile.lines(card.title, tile.wide - start - tile.pad - date.width - 16 * unit, 58 * unit, 40, weight=BOLD)
    canvas.block((start, tile.pad - 8 * unit), title, ink, align="left")
    top = tile.pad - 4 * unit + max(title.height, date.height, 44 * unit)
    text = tile.lines(card.body, tile.wide - left - tile.pad, tile.high - top - tile.pad * 0.5, 38)
    step = text.size * LEADING
    for n in range(1, int((tile.high - top - 6 * unit) / step) + 1):
        canvas.line([(left, top + n * step), (tile.wide - tile.pad, top + n * step)], rule, 2 * unit)
    canvas.block((left, top), text, ink, align="left")


def _list(tile: Tile, top: float, foot: float) -> None:
    """Write as many habits as there is room for; the last place says how many more there are."""
    rows, unit = tile.card.rows, tile.unit
    high = min(96 * unit, max((foot - top) / max(len(rows), 1), 50 * unit))
    room = max(int((foot - top) / high + 0.01), 0)
    shown = rows if len(rows) <= room else rows[: max(room - 1, 0)]
    for place, row in enumerate(shown):
        _row(tile, row, (tile.pad, top + (place + 0.5) * high), high)
    if len(shown) < len(rows) and room:
        more = (tile.pad + 26 * unit, top + (len(shown) + 0.5) * high)
        tile.canvas.text(more, f"+{len(rows) - len(shown)}", max(32 * unit, 18), tile.colors.quiet, weight=BOLD)


def _row(tile: Tile, row: Row, at: Point, high: float) -> None:
    (x, y), unit, colors = at, tile.unit, tile.colors
    radius = 20 * unit
    center = x + radius, y
    if row.done:
        tile.canvas.disc(center, radius, colors.accent)
        tick = [(center[0] + across * radius, y + down * radius) for across, down in TICK]
        tile.canvas.line(tick, colors.ground, 5 * unit)
    else:
        tile.canvas.disc(center, radius - 2 * unit, edge=colors.accent, thick=4 * unit)
    label = tile.lines(row.label, tile.space - 2 * radius - 16 * unit, high, 34)
    tile.canvas.block((x + 2 * radius + 16 * unit, y - label.height / 2), label, colors.ink, align="left")
