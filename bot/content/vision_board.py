"""The vision board: types of cards with their sizes, colours, signs, the areas it begins with, and ideas for cards."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from bot.content.entries import Entry, Words

CardType = Literal["image_hero", "counter", "progress", "streak", "habits", "mini_tile", "motivation", "journal"]
# The first size of each type is its usual one.
SIZES: Mapping[str, tuple[str, ...]] = {
    "image_hero": ("hero", "lg", "wide"),
    "counter": ("sm", "md"),
    "progress": ("lg", "md", "wide"),
    "streak": ("wide", "md"),
    "habits": ("tall", "lg"),
    "mini_tile": ("sm",),
    "motivation": ("md", "wide"),
    "journal": ("wide", "md", "lg"),
}
COLORS = ("green", "blue", "pink", "purple", "orange", "yellow")
MOST_STEPS = 9999
UNKNOWN = "⭐"


class Idea(Entry):
    """A card that is ready but for what its student changes; of the fields each type has its own."""

    type: CardType
    title: Words
    emoji: Words
    label: Words | None = None
    target: int | None = Field(None, ge=1, le=MOST_STEPS)
    habits: tuple[Words, ...] = ()
    quote: Words | None = None
    text: Words | None = None


class Area(Entry):
    """An area that every board begins with."""

    name: Words
    icon: Words
    ideas: tuple[Idea, ...]


class Board(Entry):
    """All of the file; `signs` are emoji by the names that Phosphor has for icons, `offered` names of those."""

    signs: Mapping[str, Words]
    offered: tuple[str, ...]
    areas: tuple[Area, ...]
    ideas: tuple[Idea, ...]


@cache
def board() -> Board:
    """Return what the file says."""
    raw = yaml.safe_load((Path(__file__).parent / "vision_board.yaml").read_text("utf-8"))
    return Board.model_validate(raw)


def ideas_for(area: str) -> tuple[Idea, ...]:
    """Return ideas for an area, by the name that it began with, or those that fit everywhere."""
    return next((one.ideas for one in board().areas if one.name == area), board().ideas)


def sign(icon: str) -> str:
    """Return the emoji of an icon, however its name is written: `game-controller`, `GameController`; else a star.

    What is an emoji itself stays one.
    """
    plain = _plain(icon)
    if not plain and icon.strip() and not icon.isascii():
        return icon.strip()[:8]
    return _signs().get(plain, UNKNOWN)


@cache
def _signs() -> Mapping[str, str]:
    return {_plain(name): emoji for name, emoji in board().signs.items()}


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
