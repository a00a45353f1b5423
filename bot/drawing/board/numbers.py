"""Cards of what is counted: a number in a ring, steps on a bar, days in a row."""

import math
import re

from bot.drawing.board.cards import Tile
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point, around
from bot.drawing.marbles import glass_marble

MOST_STEPS = 20  # that are drawn each
WEEK = 7
EMBER = "#FFD964"


def counter(tile: Tile) -> None:
    """The number, large, and a ring that fills."""
    tile.fill(tile.colors.ground)
    if not tile.is_upright:
        size = min(tile.high - 2 * tile.pad, tile.wide * 0.36)
        _ring(tile, (tile.wide - tile.pad - size / 2, tile.high / 2), size)
        _stack(tile, tile.space - size - 20 * tile.unit)
        return
    card, unit, middle = tile.card, tile.unit, tile.wide / 2
    number = tile.lines(card.big, tile.space, tile.high * 0.24, 96 if tile.is_high else 54, least=34, weight=BOLD)
    said = tile.lines(card.title or card.label, tile.space, tile.high * 0.2, 44 if tile.is_high else 32)
    room = tile.high - number.height - said.height - 1.5 * tile.pad
    size = min(room, tile.space)
    top = tile.pad * 0.8 + room - (room - size) / 2
    _ring(tile, (middle, top - size / 2), size)
    foot = tile.put(number, (middle, top + 4 * unit), tile.colors.ink, "center")
    tile.put(said, (middle, foot - 4 * unit), tile.colors.quiet, "center")


def progress(tile: Tile) -> None:
    """A title, the number, and a bar with its steps."""
    tile.fill(tile.colors.ground)
    high = (34 if tile.is_high else 26) * tile.unit
    foot = tile.high - tile.pad - high
    _steps(tile, (tile.pad, foot), (tile.space, high))
    if tile.is_high:
        _high_progress(tile, foot - 10 * tile.unit)
    else:
        _flat_progress(tile, foot - 10 * tile.unit)


def _high_progress(tile: Tile, foot: float) -> None:
    """Draw the emoji, and below it the title, the number and what is counted."""
    card, colors, unit = tile.card, tile.colors, tile.unit
    number = tile.lines(card.big, tile.space, 120 * unit, 96 if tile.is_broad else 64, least=34, weight=BOLD)
    foot -= number.height
    tile.put(number, (tile.pad, foot), colors.ink)
    beside = tile.pad + number.width + 18 * unit
    label = tile.lines(card.label, tile.wide - tile.pad - beside, 50 * unit, 38)
    if not label.lines or not label.lines[-1].endswith("…"):
        tile.put(label, (beside, foot + number.height * 0.6 - label.height / 2), colors.quiet)
    size = min((foot - tile.pad) * 0.52, tile.space * 0.6)
    tile.badge((tile.pad + size / 2, tile.pad + size / 2), size)
    top = tile.pad + size + 8 * unit
    title = tile.lines(card.title, tile.space, foot - top, 52, weight=BOLD)
    body = tile.lines(card.subtitle or card.body, tile.space, foot - top - title.height, 34)
    top += (foot - top - title.height - body.height) / 2
    tile.put(body, (tile.pad, tile.put(title, (tile.pad, top), colors.ink)), colors.quiet)


def _flat_progress(tile: Tile, foot: float) -> None:
    """Draw the emoji with the title beside it, and below them what is counted, and the number."""
    card, colors, unit = tile.card, tile.colors, tile.unit
    size = 68 * unit
    tile.badge((tile.pad + size / 2, tile.pad + size / 2 - 6 * unit), size)
    number = tile.lines(card.big, tile.space * 0.5, 66 * unit, 52, weight=BOLD)
    foot -= number.height
    tile.put(number, (tile.wide - tile.pad, foot), colors.ink, "right")
    label = tile.lines(card.label, tile.space - number.width - 16 * unit, 46 * unit, 34)
    tile.put(label, (tile.pad, foot + (number.height - label.height) / 2 + 3 * unit), colors.quiet)
    left = tile.pad + size + 16 * unit
    title = tile.lines(card.title, tile.wide - tile.pad - left, foot - tile.pad + 14 * unit, 44, weight=BOLD)
    tile.put(title, (left, tile.pad - 6 * unit + max((size - title.height) / 2, -8 * unit)), colors.ink)


def streak(tile: Tile) -> None:
    """A flame, the number of days, and a marble for each of the last seven."""
    tile.fill(tile.colors.ground)
    if tile.is_upright:
        _upright_streak(tile)
        return
    unit, colors, size = tile.unit, tile.colors, tile.high - 2 * tile.pad
    _flame(tile, (tile.pad + size * 0.4, tile.high / 2), size)
    left = tile.pad + size * 0.8 + 22 * unit
    foot = _week(tile, left)
    large = 160 if tile.is_high else 110
    number = tile.lines(tile.card.big, (tile.wide - left) * 0.4, foot - tile.pad, large, least=40, weight=BOLD)
    tile.put(number, (left, tile.pad + (foot - tile.pad - number.height) / 2 - 4 * unit), colors.ink)
    beside = left + number.width + 20 * unit
    _titled(tile, (beside, tile.pad), tile.wide - tile.pad - beside, foot - tile.pad - 8 * unit)


def _week(tile: Tile, left: float) -> float:
    """Draw seven places on a string, with a marble for each day; return where there is room above them."""
    unit, colors, found = tile.unit, tile.colors, re.search(r"\d+", tile.card.big)
    apart = min((tile.wide - left - tile.pad) / WEEK, 118 * unit)
    radius = min(30 * unit, apart * 0.44)
    foot = tile.high - tile.pad - 2 * radius
    string = [(left + radius + end, foot + radius) for end in (0, apart * (WEEK - 1))]
    tile.canvas.line(string, colors.soft, 8 * unit)
    days = min(int(found[0][:6]), WEEK) if found else 0
    for n in range(WEEK):
        at = left + radius + apart * n, foot + radius
        if n < days:
            glass_marble(tile.canvas, at, radius, colors.accent, 50 * n)
        else:
            tile.canvas.disc(at, radius - 3 * unit, colors.ground, edge=colors.accent, thick=3 * unit)
    return foot


def _upright_streak(tile: Tile) -> None:
    """Draw the flame with the number below it, where there is no room for marbles."""
    unit, card, middle = tile.unit, tile.card, tile.wide / 2
    title = tile.lines(card.title or card.label, tile.space, tile.high * 0.26, 34, weight=BOLD)
    number = tile.lines(card.big, tile.space, tile.high * 0.3, 84 if tile.is_high else 64, least=36, weight=BOLD)
    size = min(tile.high - title.height - number.height - 1.5 * tile.pad, tile.wide * 0.7)
    top = (tile.high - size - title.height - number.height) / 2
    _flame(tile, (middle, top + size / 2), size)
    foot = tile.put(number, (middle, top + size), tile.colors.ink, "center")
    tile.put(title, (middle, foot - 4 * unit), tile.colors.quiet, "center")


def _ring(tile: Tile, center: Point, size: float) -> None:
    """Draw a ring as full as the card says, with its emoji in the middle."""
    radius, thick, part = size / 2, size * 0.13, tile.card.part
    tile.canvas.disc(center, radius, tile.colors.soft)
    tile.canvas.disc(center, radius - thick, tile.colors.ground)
    if part:
        steps = max(2, round(90 * part))
        arc = [around(center, radius - thick / 2, 360 * part * n / steps) for n in range(steps + 1)]
        tile.canvas.line(arc, tile.colors.accent, thick)
    tile.sign(center, size * 0.46)


def _stack(tile: Tile, space: float) -> None:
    """Write title, number and label below each other."""
    card, colors, unit, room = tile.card, tile.colors, tile.unit, tile.high - 2 * tile.pad
    large, usual = (150, 56) if tile.is_high else (92, 42)
    number = tile.lines(card.big, space, room * 0.44, large, least=36, weight=BOLD)
    label = tile.lines(card.label or card.subtitle or card.body, space, usual * 1.4 * unit, usual * 0.84)
    title = tile.lines(card.title, space, room - number.height - label.height + 16 * unit, usual, weight=BOLD)
    top = (tile.high - title.height - number.height - label.height + 12 * unit) / 2
    foot = tile.put(title, (tile.pad, top), colors.quiet)
    foot = tile.put(number, (tile.pad, foot - 6 * unit), colors.ink)
    tile.put(label, (tile.pad, foot - 6 * unit), colors.quiet)


def _titled(tile: Tile, corner: Point, space: float, room: float) -> None:
    """Write the title and below it the label, in the middle of the room."""
    label = tile.lines(tile.card.label or tile.card.subtitle, space, room * 0.4, 36)
    title = tile.lines(tile.card.title, space, room - label.height, 68 if tile.is_high else 46, weight=BOLD)
    top = corner[1] + (room - title.height - label.height) / 2
    tile.put(label, (corner[0], tile.put(title, (corner[0], top), tile.colors.ink)), tile.colors.quiet)


def _steps(tile: Tile, corner: Point, size: Point) -> None:
    """Draw a bar; in steps, where the number names them ("3 of 5")."""
    part, (wide, high), colors = tile.card.part or 0, size, tile.colors
    counts = [int(one[:6]) for one in re.findall(r"\d+", tile.card.big)]
    steps = counts[-1] if len(counts) == 2 and 2 <= counts[-1] <= MOST_STEPS else 0
    if not steps or abs(part - counts[0] / steps) > 0.01:
        tile.bar(corner, size, part, colors.accent, colors.soft)
        return
    apart = min(8 * tile.unit, wide / steps / 4)
    each = (wide - apart * (steps - 1)) / steps
    for n in range(steps):
        color = colors.accent if n < counts[0] else colors.soft
        at = corner[0] + n * (each + apart), corner[1]
        tile.canvas.box(at, (each, high), color, thick=0, radius=min(high, each) / 2)


def _flame(tile: Tile, center: Point, size: float) -> None:
    """Draw a flame: two drops in each other."""
    x, y = center
    for part, color, down in ((1.0, tile.colors.accent, 0.0), (0.56, EMBER, 0.2)):
        tile.canvas.polygon(_drop((x, y + down * size), size * part / 2), color, thick=0)


def _drop(center: Point, reach: float) -> list[Point]:
    """Return a drop that stands on its round end, its tip a little to the right."""
    points = []
    for turn in (math.tau * n / 60 for n in range(60)):
        across = math.sin(turn) * math.sin(turn / 2) ** 1.6 * 0.92 + 0.1 * math.cos(turn / 2) ** 2
        points.append((center[0] + reach * across, center[1] - reach * math.cos(turn)))
    return points
