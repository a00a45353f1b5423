"""Cards of what is counted: a number in a ring, steps on a bar, days in a row."""

import math
import re

from bot.drawing.board.cards import Tile
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point, around
from bot.drawing.marbles import glass_marble, shade

MOST_STEPS = 20  # that are drawn each
WEEK = 7


def counter(tile: Tile) -> None:
    """The number, large, and a ring that fills."""
    unit, card, colors, canvas = tile.unit, tile.card, tile.colors, tile.canvas
    tile.fill(colors.ground)
    if tile.wide < 1.5 * tile.high:
        number = tile.lines(card.big, tile.space, 62 * unit, 54, least=34, weight=BOLD)
        said = tile.lines(card.title or card.label, tile.space, tile.high * 0.2, 32)
        room = tile.high - number.height - said.height - 1.5 * tile.pad
        size = min(room, tile.wide - 2 * tile.pad)
        top = tile.pad * 0.8 + room - (room - size) / 2
        _ring(tile, (tile.wide / 2, top - size / 2), size)
        canvas.block((tile.wide / 2, top + 4 * unit), number, colors.ink)
        canvas.block((tile.wide / 2, top + number.height), said, colors.quiet)
        return
    size = min(tile.high - 2 * tile.pad, tile.wide * 0.36)
    _ring(tile, (tile.wide - tile.pad - size / 2, tile.high / 2), size)
    space = tile.space - size - 20 * unit
    _stack(tile, space)


def progress(tile: Tile) -> None:
    """A title, the number, and a bar with its steps."""
    unit, card, colors, canvas = tile.unit, tile.card, tile.colors, tile.canvas
    tile.fill(colors.ground)
    high, foot = 26 * unit, tile.high - tile.pad
    _steps(tile, (tile.pad, foot - high), (tile.space, high))
    foot -= high + 10 * unit
    if tile.high > 300 * unit:
        number = tile.lines(card.big, tile.space * 0.66, 110 * unit, 84, least=34, weight=BOLD)
        label = tile.lines(card.label, tile.space - number.width - 18 * unit, 50 * unit, 36)
        foot -= number.height
        canvas.block((tile.pad, foot), number, colors.ink, align="left")
        beside = tile.pad + number.width + 18 * unit, foot + number.height * 0.62 - label.height / 2
        canvas.block(beside, label, colors.quiet, align="left")
        sign = min((foot - tile.pad) * 0.5, tile.space * 0.5)
        canvas.disc((tile.pad + sign / 2, tile.pad + sign / 2), sign / 2, colors.soft)
        tile.sign((tile.pad + sign / 2, tile.pad + sign / 2), sign * 0.66)
        top = tile.pad + sign + 8 * unit
        title = tile.lines(card.title, tile.space, foot - top, 50, weight=BOLD)
        canvas.block((tile.pad, top + (foot - top - title.height) / 2), title, colors.ink, align="left")
        return
    sign = 58 * unit
    canvas.disc((tile.pad + sign / 2, tile.pad + sign / 2), sign / 2 + 4 * unit, colors.soft)
    tile.sign((tile.pad + sign / 2, tile.pad + sign / 2), sign * 0.8)
    number = tile.lines(card.big, tile.space * 0.42, 60 * unit, 46, weight=BOLD)
    canvas.block((tile.wide - tile.pad, foot - number.height), number, colors.ink, align="right")
    label = tile.lines(card.label, tile.space - number.width - 16 * unit, 46 * unit, 32)
    canvas.block((tile.pad, foot - number.height / 2 - label.height / 2), label, colors.quiet, align="left")
    left = tile.pad + sign + 20 * unit
    title = tile.lines(card.title, tile.wide - tile.pad - left, foot - number.height - tile.pad * 0.8, 40, weight=BOLD)
    canvas.block((left, tile.pad + max(sign / 2 - title.height / 2, -6 * unit)), title, colors.ink, align="left")


def streak(tile: Tile) -> None:
    """A flame, the number of days, and a marble for each of the last seven."""
    unit, colors, canvas = tile.unit, tile.colors, tile.canvas
    tile.fill(colors.ground)
    if tile.wide < 1.5 * tile.high:
        _upright_streak(tile)
        return
    size = tile.high - 2 * tile.pad
    _flame(tile, (tile.pad + size * 0.4, tile.high / 2), size)
    left = tile.pad + size * 0.8 + 22 * unit
    apart = min((tile.wide - left - tile.pad) / WEEK, 108 * unit)
    radius = min(30 * unit, apart * 0.44)
    foot = tile.high - tile.pad - 2 * radius
    found = re.search(r"\d+", tile.card.big)
    days = min(int(found[0][:6]), WEEK) if found else 0
    string = [(left + radius + end, foot + radius) for end in (0, apart * (WEEK - 1))]
    canvas.line(string, colors.soft, 8 * unit)
    for n in range(WEEK):
        at = left + radius + apart * n, foot + radius
        if n < days:
            glass_marble(canvas, at, radius, colors.accent, 50 * n)
        else:
            canvas.disc(at, radius - 3 * unit, colors.ground, edge=colors.accent, thick=3 * unit)
    number = tile.lines(tile.card.big, (tile.wide - left) * 0.4, foot - tile.pad, 110, least=40, weight=BOLD)
    canvas.block((left, tile.pad + (foot - tile.pad - number.height) / 2 - 4 * unit), number, colors.ink, align="left")
    beside = left + number.width + 20 * unit
    _titled(tile, (beside, tile.pad), tile.wide - tile.pad - beside, foot - tile.pad - 8 * unit, 40)


def _upright_streak(tile: Tile) -> None:
    """Draw the flame with the number below it, where there is no room for marbles."""
    unit, card, middle = tile.unit, tile.card, tile.wide / 2
    title = tile.lines(card.title or card.label, tile.space, tile.high * 0.26, 34, weight=BOLD)
    number = tile.lines(card.big, tile.space, tile.high * 0.3, 72, least=36, weight=BOLD)
    size = min(tile.high - title.height - number.height - 1.5 * tile.pad, tile.wide * 0.7)
    top = (tile.high - size - title.height - number.height) / 2
    _flame(tile, (middle, top + size / 2), size)
    tile.canvas.block((middle, top + size), number, tile.colors.ink)
    tile.canvas.block((middle, top + size + number.height - 4 * unit), title, tile.colors.quiet)


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
    number = tile.lines(card.big, space, room * 0.44, 84, least=36, weight=BOLD)
    label = tile.lines(card.label, space, 48 * unit, 34)
    title = tile.lines(card.title, space, room - number.height - label.height + 16 * unit, 38, weight=BOLD)
    top = (tile.high - title.height - number.height - label.height + 12 * unit) / 2
    tile.canvas.block((tile.pad, top), title, colors.quiet, align="left")
    tile.canvas.block((tile.pad, top + title.height - 6 * unit), number, colors.ink, align="left")
    tile.canvas.block((tile.pad, top + title.height + number.height - 12 * unit), label, colors.quiet, align="left")


def _titled(tile: Tile, corner: Point, space: float, room: float, size: float) -> None:
    """Write the title and below it the label, in the middle of the room."""
    label = tile.lines(tile.card.label or tile.card.subtitle, space, room * 0.4, 34)
    title = tile.lines(tile.card.title, space, room - label.height, size, weight=BOLD)
    top = corner[1] + (room - title.height - label.height) / 2
    tile.canvas.block((corner[0], top), title, tile.colors.ink, align="left")
    tile.canvas.block((corner[0], top + title.height), label, tile.colors.quiet, align="left")


def _steps(tile: Tile, corner: Point, size: Point) -> None:
    """Draw a bar; in steps, where the number names them ("3 of 5")."""
    part, (wide, high), colors = tile.card.part or 0, size, tile.colors
    counts = [int(one[:6]) for one in re.findall(r"\d+", tile.card.big)]
    steps = counts[-1] if len(counts) == 2 and 2 <= counts[-1] <= MOST_STEPS else 0
    if not steps or abs(part - counts[0] / steps) > 0.01:
        tile.bar(corner, size, part, colors.accent, colors.soft)
        return
    apart = 8 * tile.unit
    each = (wide - apart * (steps - 1)) / steps
    for n in range(steps):
        color = colors.accent if n < counts[0] else colors.soft
        at = corner[0] + n * (each + apart), corner[1]
        tile.canvas.box(at, (each, high), color, thick=0, radius=min(high, each) / 2)


def _flame(tile: Tile, center: Point, size: float) -> None:
    """Draw a flame: two drops in each other."""
    x, y = center
    for part, color, down in ((1.0, tile.colors.accent, 0.0), (0.56, shade("#FFD257", 255, 0.1), 0.2)):
        tile.canvas.polygon(_drop((x, y + down * size), size * part / 2), color, thick=0)


def _drop(center: Point, reach: float) -> list[Point]:
    """Return a drop that stands on its round end, its tip a little to the right."""
    points = []
    for turn in (math.tau * n / 60 for n in range(60)):
        across = math.sin(turn) * math.sin(turn / 2) ** 1.6 * 0.92 + 0.1 * math.cos(turn / 2) ** 2
        points.append((center[0] + reach * across, center[1] - reach * math.cos(turn)))
    return points
