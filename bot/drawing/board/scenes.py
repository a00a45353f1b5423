"""Cards that are looked at more than read: a picture with a title, a small tile with an emoji."""

from functools import partial

from bot.drawing.board.cards import Tile
from bot.drawing.brushes import Brush
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point, around

SHADE = "#05080D"  # under words on a photo
BRIGHT = "#FFFFFF"


def image_hero(tile: Tile) -> None:
    """A photo with its title over a shade; without a photo, the emoji large on a composed ground."""
    if tile.photo is not None:
        tile.canvas.cover(tile.photo)
        _shaded(tile)
        _caption(tile, BRIGHT, tile.space, tile.high * 0.36)
    else:
        _composed(tile)


def mini_tile(tile: Tile) -> None:
    """An emoji, and a few words."""
    if tile.photo is not None:
        image_hero(tile)
        return
    unit, colors, middle = tile.unit, tile.colors, tile.wide / 2
    tile.fill(colors.ground)
    title = tile.lines(tile.card.title, tile.space, tile.high * 0.36, 38, weight=BOLD)
    room = tile.high - title.height - 2 * tile.pad - 8 * unit
    size = min(room, tile.wide * 0.62)
    y = tile.pad + room / 2
    tile.canvas.disc((middle, y), size * 0.56, colors.soft)
    tile.sign((middle, y), size * 0.74)
    tile.canvas.block((middle, tile.high - tile.pad - title.height + 4 * unit), title, colors.ink)


def _shaded(tile: Tile) -> None:
    """Darken a photo towards its foot, so that white is read on it whatever it shows."""
    size = (tile.wide, tile.high)
    tile.canvas.veil((0, 0), size, SHADE, lambda brush: brush.box((0, 0), size), 0.12)
    tile.canvas.veil((0, 0), size, SHADE, lambda brush: brush.ramp(start=0.12, end=0.72), 0.86)


def _caption(tile: Tile, ink: str, space: float, least_top: float) -> float:
    """Write title and subtitle from the foot upwards, with the bar below them; return where they begin."""
    unit, card, foot = tile.unit, tile.card, tile.high - tile.pad
    if card.part is not None:
        foot = _bar(tile, foot, space, ink)
    size = 64 if tile.wide > 1.5 * tile.high > 450 * unit else 48
    under = tile.lines(card.subtitle, space, tile.high * 0.17, 34)
    room = foot - under.height - least_top
    title = tile.lines(card.title, space, max(room, size * unit * 0.9), size, least=32, weight=BOLD)
    top = foot - under.height - title.height + 4 * unit
    tile.canvas.block((tile.pad, top), title, ink, align="left")
    tile.canvas.block((tile.pad, top + title.height - 2 * unit), under, ink, align="left")
    return top


def _bar(tile: Tile, foot: float, space: float, ink: str) -> float:
    """Draw how much is done; return where there is room above it."""
    card, unit = tile.card, tile.unit
    said = tile.lines(card.big, space * 0.4, 46 * unit, 36, weight=BOLD)
    high, wide = 16 * unit, space - (said.width + 18 * unit if said.lines else 0)
    y = foot - max(said.height, high) / 2
    tile.bar((tile.pad, y - high / 2), (wide, high), card.part or 0, ink, "")
    tile.canvas.block((tile.pad + space, y - said.height / 2), said, ink, align="right")
    return foot - max(said.height, high) - 8 * unit


def _composed(tile: Tile) -> None:
    """Draw light around the emoji, and the words beside it or below."""
    canvas, colors, size = tile.canvas, tile.colors, (tile.wide, tile.high)
    tile.fill(colors.deep)
    if tile.wide > 1.5 * tile.high:
        center, reach = (tile.wide - tile.high * 0.56, tile.high / 2), tile.high * 0.34
        _rays(tile, center)
        _caption(tile, colors.light, tile.space - tile.high * 0.94, tile.pad)
    else:
        _rays(tile, (tile.wide / 2, tile.high * 0.34))
        top = _caption(tile, colors.light, tile.space, tile.high * 0.46)
        center, reach = (tile.wide / 2, (top + tile.pad * 0.4) / 2), min(top * 0.42, tile.wide * 0.36)
    canvas.veil((0, 0), size, BRIGHT, lambda brush: brush.disc(center, reach), 0.18)
    canvas.veil((0, 0), size, BRIGHT, lambda brush: brush.disc(center, reach * 0.84), 0.94)
    tile.sign(center, reach * 1.14)


def _rays(tile: Tile, center: Point) -> None:
    """Draw light that goes out from a place to all sides."""
    reach = tile.wide + tile.high
    for n in range(0, 24, 2):
        ray = [center, around(center, reach, 15 * n), around(center, reach, 15 * n + 15)]
        tile.canvas.veil((0, 0), (tile.wide, tile.high), BRIGHT, partial(Brush.polygon, points=ray), 0.055)
