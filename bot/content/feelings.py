"""The starter pack of feelings, read from `feelings.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Kind = Literal["light", "heavy", "open"]


@dataclass(frozen=True)
class Feeling:
    """A word for a feeling, with a short kind definition of our own."""

    name: str
    emoji: str
    definition: str
    silent: bool = False


@dataclass(frozen=True)
class Category:
    """A group of feelings; `kind` says how a coach gets to see it."""

    name: str
    emoji: str
    color: str
    kind: Kind
    feelings: tuple[Feeling, ...]


@cache
def starter_pack() -> tuple[Category, ...]:
    """Return the pack in the order of the screens."""
    raw: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "feelings.yaml").read_text("utf-8"))
    return tuple(Category(**{**one, "feelings": tuple(Feeling(**word) for word in one["feelings"])}) for one in raw)


@cache
def silent_names() -> frozenset[str]:
    """Return the words that mean: here, and no word."""
    return frozenset(word.name for category in starter_pack() for word in category.feelings if word.silent)


@cache
def kind_of(category: str) -> Kind:
    """Return how a category is shown; one that a school added itself is treated with care."""
    return next((one.kind for one in starter_pack() if one.name == category), "heavy")
