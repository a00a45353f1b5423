"""A card as its recipe gives it, and the tile that it is drawn on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from PIL import Image

from bot.drawing.board.colors import Colors, colors
from bot.drawing.canvas import Canvas
from bot.drawing.emoji import is_emoji
from bot.drawing.fonts import NORMAL, clean
from bot.drawing.geometry import Point
from bot.drawing.signs import star
from bot.drawing.texts import Block, filling
from bot.drawing.themes import Theme
from bot.drawing.values import several, within, words

MOST_ROWS = 40
LONGEST = 4000  # characters of words: more than can be written; what has no room is cut


class Row(NamedTuple):
    """A habit of a card, and whether it is done today."""

    label: str
    done: bool


@dataclass(frozen=True)
class Card:
    """What stands on a card."""

    type: str
    size: str
    color: str
    title: str
    subtitle: str
    emoji: str
    photo: str
    big: str
    label: str
    part: float | None
    rows: tuple[Row, ...]
    body: str
    foot: str

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> "Card":
        """Return a card of a recipe; a ValueError says what nobody could draw."""
        said = {name: words(given.get(name), LONGEST)
                for name in ("title", "subtitle", "photo", "big", "label", "body", "foot")}  # fmt: skip
        part = given.get("part")
        rows = [Row(words(one["label"], LONGEST), bool(one["done"]))
                for one in several(given.get("rows") or (), "rows", MOST_ROWS, 0)]  # fmt: skip
        return cls(
            type=given["type"], size=given["size"], color=given["color"], emoji=_sign(given.get("emoji")),
            part=None if part is None else float(within(part, 0, 1, "part")), rows=tuple(rows), **said,
        )  # fmt: skip


def _sign(given: object) -> str:
    """Return the first emoji of what was given as one, or nothing."""
    return next(filter(is_emoji, clean(words(given))), "")


@dataclass(frozen=True)
class Tile:
    """A card's part of the board. All measures are multiples of `unit`, which is 1 on a board of four columns."""

    canvas: Canvas
    card: Card
    colors: Colors
    unit: float
    photo: Image.Image | None = None

    @classmethod
    def of(cls, card: Card, size: Point, unit: float, theme: Theme, photo: Image.Image | None) -> "Tile":
        return cls(Canvas(*size, theme), card, colors(card.color, theme), unit, photo)

    @property
    def wide(self) -> float:
        return self.canvas.width

    @property
    def high(self) -> float:
        return self.canvas.height

    @property
    def pad(self) -> float:
        return 26 * self.unit

    @property
    def space(self) -> float:
        """The width between the paddings."""
        return self.wide - 2 * self.pad

    def fill(self, color: str) -> None:
        """Give the whole tile a colour."""
        self.canvas.box((0, 0), (self.wide, self.high), color, thick=0)

    def lines(
        self, said: str, space: float, room: float, size: float, *, least: float = 30, weight: int = NORMAL
    ) -> Block:
        """Return words as large as there is room for, from a size on, in units; none where there is no room at all."""
        return filling(said, space, room, size * self.unit, least=max(least * self.unit, 18), weight=weight)

    def sign(self, center: Point, size: float) -> None:
        """Draw the card's emoji; a star for one that is in no font, or for none."""
        if self.card.emoji:
            self.canvas.emoji(center, self.card.emoji, size)
        else:
            star(self.canvas, center, size * 0.48)

    def bar(self, corner: Point, size: Point, part: float, color: str, ground: str) -> None:
        """Draw a bar with round ends, as full as `part` says; without a ground, on a shade of white."""
        (wide, high), round_ = size, size[1] / 2
        if ground:
            self.canvas.box(corner, size, ground, thick=0, radius=round_)
        else:
            self.canvas.veil(corner, size, "#FFFFFF", lambda brush: brush.box(corner, size, round_), 0.34)
        if part:
            self.canvas.box(corner, (max(wide * part, high), high), color, thick=0, radius=round_)
