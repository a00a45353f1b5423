"""The board as one picture: a title, and below it the cards in their grid."""

import math
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from bot.drawing.board import numbers, scenes, writing
from bot.drawing.board.bento import SPANS, Box, Grid, laid
from bot.drawing.board.cards import Card, Tile
from bot.drawing.board.colors import colors
from bot.drawing.board.empty import invitation, ornament
from bot.drawing.board.photos import opened
from bot.drawing.canvas import Canvas
from bot.drawing.fonts import BOLD
from bot.drawing.geometry import Point
from bot.drawing.texts import Block, fit
from bot.drawing.themes import Theme
from bot.drawing.values import several, words

WIDE, EDGE = 1280, 36
MOST = 40
HIGHEST = 8700  # of Telegram's 10,000 for width and height together
TALL = 3 * WIDE  # with more than this, a phone shows cards too small, and they get narrower instead
GAP, ROUND = 20.0, 34.0  # on a board of four columns
SHAPE = 0.86  # of a cell: its height to its width
USUAL = 4  # columns
COLUMNS = (USUAL, 6, 8)

TYPES: dict[str, Callable[[Tile], None]] = {
    "image_hero": scenes.image_hero,
    "counter": numbers.counter,
    "progress": numbers.progress,
    "streak": numbers.streak,
    "habits": writing.habits,
    "mini_tile": scenes.mini_tile,
    "motivation": writing.motivation,
    "journal": writing.journal,
}


def vision_board(values: Mapping[str, Any], theme: Theme) -> Canvas:
    """Draw {title, cards: [{type, size, color, title, …}]}: what else a card may have is in `Card`.

    A card's `type` is one of TYPES, its `size` one of SPANS. `photos` are kept files by the hashes that cards name as
    `photo`; a card whose photo is not among them is drawn without one.
    """
    cards = [_read(one, theme) for one in several(values["cards"], "cards", MOST, 0)]
    title = fit(words(values["title"]), WIDE - 2 * EDGE - 12, 66, lines=2, least=44, weight=BOLD)
    top = EDGE + (title.height + 18 if title.lines else 0)
    if not cards:
        return invitation(_titled(WIDE, top + 1010 + EDGE, title, theme), (EDGE, top), (WIDE - 2 * EDGE, 1010))
    grid = grid_of([card.size for card in cards])
    unit, cell, high = _measures(grid.columns)
    gap = GAP * unit
    canvas = _titled(WIDE, top + height(grid) + EDGE, title, theme)
    photos = values.get("photos") or {}

    def place(box: Box) -> tuple[Point, Point]:
        corner = EDGE + box.column * (cell + gap), top + box.row * (high + gap)
        return corner, (box.wide * (cell + gap) - gap, box.high * (high + gap) - gap)

    for card, box in zip(cards, grid.cards, strict=True):
        corner, size = place(box)
        photo = opened(photos.get(card.photo), *(math.ceil(one * theme.scale) for one in size))
        tile = Tile.of(card, size, unit, theme, photo)
        TYPES[card.type](tile)
        canvas.place(tile.canvas, corner, ROUND * unit)
    for number, box in enumerate(grid.spare):
        corner, size = place(box)
        canvas.place(ornament(size, unit, theme, Random(number)), corner, ROUND * unit)  # noqa: S311
    return canvas


def _titled(wide: float, high: float, title: Block, theme: Theme) -> Canvas:
    canvas = Canvas(wide, high, theme, fineness=1, highest=HIGHEST)
    canvas.block((EDGE + 6, EDGE - 8), title, align="left")
    return canvas


def _read(given: Mapping[str, Any], theme: Theme) -> Card:
    card = Card.read(given)
    if card.type not in TYPES:
        raise ValueError(f"There is no type of cards named {card.type!r}.")
    if card.size not in SPANS:
        raise ValueError(f"There is no size of cards named {card.size!r}.")
    colors(card.color, theme)
    return card


def grid_of(sizes: Sequence[str]) -> Grid:
    """Return the grid of the fewest columns in which the board is not too tall; few small cards get large ones."""
    if sum(wide * high for wide, high in map(SPANS.__getitem__, sizes)) <= USUAL and not {"wide", "hero"} & set(sizes):
        return laid(sizes, 2)
    grids = [laid(sizes, USUAL)]
    while height(grids[-1]) > TALL and grids[-1].columns < COLUMNS[-1]:
        grids.append(laid(sizes, COLUMNS[len(grids)]))
    return grids[-1]


def height(grid: Grid) -> float:
    """Return how high the cards of a grid are together."""
    unit, _, high = _measures(grid.columns)
    return grid.rows * (high + GAP * unit) - GAP * unit


def _measures(columns: int) -> tuple[float, float, float]:
    """Return the unit of a board of so many columns, and how wide and high a cell is."""
    room = WIDE - 2 * EDGE
    unit = room / (columns * (room - 3 * GAP) / 4 + (columns - 1) * GAP)
    cell = (room - (columns - 1) * GAP * unit) / columns
    return unit, cell, cell * SHAPE
