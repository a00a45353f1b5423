"""Cards that are read: habits to tick, a line to live by, a page of a journal."""

from bot.drawing.board.cards import Row, Tile
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point
from bot.drawing.marbles import shade
from bot.drawing.texts import LEADING
from bot.drawing.themes import LIGHT

PAPERS = {"day": ("#FAF4E4", "#2A2823", "#5F5A50", "#E0D6BE"), "night": ("#262B33", "#EEF1F5", "#B9C1CB", "#3A414C")}
TICK = ((-0.45, 0.0), (-0.1, 0.36), (0.48, -0.36))
LEAST_ROW, MOST_ROW = 50, 96  # the height of a habit, in units


def habits(tile: Tile) -> None:
    """A title, and a list of what is ticked today."""
    unit, card, colors = tile.unit, tile.card, tile.colors
    tile.fill(colors.ground)
    sign = (76 if tile.is_high and tile.is_broad else 58) * unit
    tile.sign((tile.pad + sign / 2, tile.pad + sign / 2), sign * 0.94)
    left = tile.pad + sign + 14 * unit
    title = tile.lines(card.title, tile.wide - tile.pad - left, 96 * unit, 48 if tile.is_broad else 40, weight=BOLD)
    tile.put(title, (left, tile.pad + max((sign - title.height) / 2, -8 * unit)), colors.ink)
    top = tile.pad + max(sign, title.height - 8 * unit) + 12 * unit
    foot = tile.high - tile.pad
    said = tile.lines(card.foot if tile.is_high else "", tile.space, 44 * unit, 32)
    tile.put(said, (tile.pad, foot - said.height + 6 * unit), colors.quiet)
    _list(tile, top, foot - (said.height + 6 * unit if said.lines else 0))


def motivation(tile: Tile) -> None:
    """A quote, large, on a deep ground."""
    unit, card, colors = tile.unit, tile.card, tile.colors
    tile.fill(colors.deep)
    mark, pale = min(tile.high, 420 * unit), shade(colors.deep, 255, 0.13)
    tile.canvas.text((tile.wide - 10 * unit, mark * 0.66), "”", mark * 1.3, pale, align="right", weight=BOLD)
    said = " · ".join(filter(None, (card.title if card.body else "", card.foot)))
    foot = tile.lines(said, tile.space, 46 * unit, 32)
    room = tile.high - 2 * tile.pad - foot.height
    size = 88 if tile.is_high and tile.is_broad else 64
    quote = tile.lines(card.body or card.title, tile.space, room, size, weight=BOLD)
    tile.put(quote, (tile.pad, tile.pad + (room - quote.height) / 2), colors.light)
    tile.put(foot, (tile.pad, tile.high - tile.pad - foot.height + 6 * unit), colors.light)


def journal(tile: Tile) -> None:
    """A page with a margin and lines, a title and a date."""
    unit, card, canvas = tile.unit, tile.card, tile.canvas
    paper, ink, quiet, rule = PAPERS["day" if canvas.theme.paper == LIGHT.paper else "night"]
    tile.fill(paper)
    canvas.box((0, 0), (tile.pad * 0.62, tile.high), tile.colors.accent, thick=0)
    left, right, head = tile.pad + 22 * unit, tile.wide - tile.pad, tile.pad - 8 * unit
    date = tile.lines(card.foot, tile.space * 0.5, 44 * unit, 30)
    foot = tile.high - (0 if tile.is_broad else date.height + 8 * unit)
    tile.put(date, (right, head + 4 * unit if tile.is_broad else foot), quiet, "right")
    sign = 46 * unit if card.emoji else 0
    if sign:
        canvas.emoji((left + sign / 2, head + 29 * unit), card.emoji, sign)
    start = left + (sign + 12 * unit if sign else 0)
    space = right - start - (date.width + 16 * unit if tile.is_broad else 0)
    title = tile.lines(card.title, space, (110 if tile.is_high else 56) * unit, 42, weight=BOLD)
    tile.put(title, (start, head), ink)
    _page(tile, (left, head + max(title.height, 52 * unit) + 2 * unit), (right, foot), ink, rule)


def _page(tile: Tile, start: Point, end: Point, ink: str, rule: str) -> None:
    """Write the text of a journal on lines."""
    (left, top), (right, foot), unit = start, end, tile.unit
    text = tile.lines(tile.card.body, right - left, foot - top - 8 * unit, 44 if tile.is_high else 38)
    step = text.size * LEADING
    for n in range(1, int((foot - top - 6 * unit) / step) + 1):
        tile.canvas.line([(left, top + n * step), (right, top + n * step)], rule, 2 * unit)
    tile.put(text, start, ink)


def _list(tile: Tile, top: float, foot: float) -> None:
    """Write as many habits as there is room for; the last place says how many more there are."""
    rows, unit = tile.card.rows, tile.unit
    high = min(MOST_ROW * unit, max((foot - top) / max(len(rows), 1), LEAST_ROW * unit))
    room = max(int((foot - top) / high + 0.05), 0)
    shown = rows if len(rows) <= room else rows[: max(room - 1, 0)]
    for place, row in enumerate(shown):
        _row(tile, row, (tile.pad, top + (place + 0.5) * high), high)
    if len(shown) < len(rows) and room:
        more = (tile.pad + 26 * unit, top + (len(shown) + 0.5) * high)
        tile.canvas.text(more, f"+{len(rows) - len(shown)}", max(32 * unit, 18), tile.colors.quiet, weight=BOLD)


def _row(tile: Tile, row: Row, at: Point, high: float) -> None:
    (x, y), unit, colors = at, tile.unit, tile.colors
    radius = min((26 if tile.is_broad else 20) * unit, high * 0.4)
    center = x + radius, y
    if row.done:
        tile.canvas.disc(center, radius, colors.accent)
        tick = [(center[0] + across * radius, y + down * radius) for across, down in TICK]
        tile.canvas.line(tick, colors.ground, radius / 4)
    else:
        tile.canvas.disc(center, radius - 2 * unit, edge=colors.accent, thick=4 * unit)
    left = x + 2 * radius + 16 * unit
    label = tile.lines(row.label, tile.wide - tile.pad - left, high, 42 if tile.is_broad else 34)
    tile.put(label, (left, y - label.height / 2), colors.ink)
