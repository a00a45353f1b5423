"""Cards that are looked at more than read: a picture with a title, a small tile with an emoji."""

from functools import partial
from typing import NamedTuple

from bot.drawing.board.cards import Tile
from bot.drawing.brushes import Brush
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point, around
from bot.drawing.texts import Block

SHADE, BRIGHT = "#05080D", "#FFFFFF"  # under words on a photo, and those words
SHADOW = (0.1, 0.68, 0.86)  # how dense it is over all of a photo, where words begin, and at its foot


class _Caption(NamedTuple):
    """Title and subtitle from the foot of a tile upwards, with the bar below them."""

    title: Block
    under: Block
    said: Block
    space: float
    top: float

    @classmethod
    def of(cls, tile: Tile, space: float, least_top: float) -> "_Caption":
        """Return a caption that begins below a height where its title can be shrunk or cut to that."""
        card, unit = tile.card, tile.unit
        said = tile.lines(card.big if card.part is not None else "", space * 0.4, 46 * unit, 36, weight=BOLD)
        under = tile.lines(
            card.subtitle or card.body if tile.is_high or tile.is_broad else "", space, tile.high * 0.17, 34
        )
        foot = tile.high - tile.pad - cls._bar_high(tile, said) - under.height
        size = 68 if tile.is_high and not tile.is_upright else 48
        room = max(foot - least_top, size * unit * 0.9)
        title = tile.lines(card.title, space, room, size, least=32, weight=BOLD)
        return cls(title, under, said, space, foot - title.height + 4 * unit)

    @staticmethod
    def _bar_high(tile: Tile, said: Block) -> float:
        return 0 if tile.card.part is None else max(said.height, 16 * tile.unit) + 8 * tile.unit

    def draw(self, tile: Tile, ink: str) -> None:
        """Write it, and draw its bar."""
        tile.put(self.title, (tile.pad, self.top), ink)
        tile.put(self.under, (tile.pad, self.top + self.title.height - 2 * tile.unit), ink)
        if tile.card.part is not None:
            high, wide = 16 * tile.unit, self.space - (self.said.width + 18 * tile.unit if self.said.lines else 0)
            y = tile.high - tile.pad - max(self.said.height, high) / 2
            tile.bar((tile.pad, y - high / 2), (wide, high), tile.card.part, ink)
            tile.put(self.said, (tile.pad + self.space, y - self.said.height / 2), ink, "right")


def image_hero(tile: Tile) -> None:
    """A photo with its title over a shade; without a photo, the emoji large on a composed ground."""
    if tile.photo is None:
        _composed(tile)
        return
    caption = _Caption.of(tile, tile.space, tile.high * 0.3)
    tile.canvas.cover(tile.photo)
    _shaded(tile, caption.top)
    caption.draw(tile, BRIGHT)


def mini_tile(tile: Tile) -> None:
    """An emoji, and a few words below it, or beside it where the tile is wide."""
    if tile.photo is not None:
        image_hero(tile)
        return
    tile.fill(tile.colors.ground)
    if tile.is_upright:
        title = tile.lines(tile.card.title, tile.space, tile.high * 0.36, 48 if tile.is_high else 38, weight=BOLD)
        room = tile.high - title.height - 1.4 * tile.pad
        size = min(room * 0.92, tile.wide * 0.62)
        tile.badge((tile.wide / 2, tile.pad * 0.7 + room / 2), size)
        tile.put(title, (tile.wide / 2, tile.high - tile.pad * 0.8 - title.height), tile.colors.ink, "center")
        return
    size = tile.high - 2 * tile.pad
    title = tile.lines(tile.card.title, tile.space - size - tile.pad, size, 72 if tile.is_high else 52, weight=BOLD)
    left = (tile.wide - size - tile.pad - title.width) / 2
    tile.badge((left + size / 2, tile.high / 2), size)
    tile.put(title, (left + size + tile.pad, (tile.high - title.height) / 2), tile.colors.ink)


def _shaded(tile: Tile, words_from: float) -> None:
    """Darken a photo from a little above its words to its foot, so that white is read on it whatever it shows."""
    at_words, (all_over, dense, densest) = words_from / tile.high, SHADOW
    stops = [(0.0, all_over), (max(at_words - 0.3, 0.0), all_over), (at_words, dense), (1.0, densest)]
    tile.canvas.veil((0, 0), (tile.wide, tile.high), SHADE, lambda brush: brush.ramp(stops))


def _composed(tile: Tile) -> None:
    """Draw light around the emoji, and the words beside it or below."""
    tile.fill(tile.colors.deep)
    if tile.is_upright:
        caption = _Caption.of(tile, tile.space, tile.high * 0.46)
        center = tile.wide / 2, (caption.top + tile.pad * 0.4) / 2
        reach = min(caption.top * 0.42, tile.wide * 0.36)
    else:
        caption = _Caption.of(tile, tile.space - tile.high * 0.94, tile.pad)
        center, reach = (tile.wide - tile.high * 0.56, tile.high / 2), tile.high * 0.34
    _light(tile, center, reach)
    tile.sign(center, reach * 1.14)
    caption.draw(tile, tile.colors.light)


def _light(tile: Tile, center: Point, reach: float) -> None:
    """Draw a disc, and light that goes out from it to all sides."""
    size, far = (tile.wide, tile.high), tile.wide + tile.high
    for n in range(0, 24, 2):
        ray = [center, around(center, far, 15 * n), around(center, far, 15 * n + 15)]
        tile.canvas.veil((0, 0), size, BRIGHT, partial(Brush.polygon, points=ray), 0.055)
    tile.canvas.veil((0, 0), size, BRIGHT, lambda brush: brush.disc(center, reach), 0.18)
    tile.canvas.veil((0, 0), size, BRIGHT, lambda brush: brush.disc(center, reach * 0.84), 0.94)
