"""All modules with their sub-modules, and the item models and misconceptions found in their files."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TypeVar

from bot.content.diagnostics.item import ItemModel, Misconception
from bot.content.texts import N_

T = TypeVar("T")


@dataclass(frozen=True)
class SubModule:
    """A part of a module: its number, what it is called, and the files of its models."""

    number: str
    name: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Module:
    """What checks one major objective; `key` is what `diagnostic_module_key` holds."""

    key: str
    number: int
    name: str
    parts: tuple[SubModule, ...]


MODULES = (
    Module("math.whole-numbers", 1, N_("Whole Number Foundations"), (
        SubModule("1.1", N_("Operations"), ("operations",)),
        SubModule("1.2", N_("Word problems"), ("word_problems",)),
        SubModule("1.3", N_("Factors and multiples"), ("factors",)),
    )),
    Module("math.fractions", 2, N_("World of Fractions"), (
        SubModule("2.1", N_("Equivalence"), ("equivalence",)),
        SubModule("2.2", N_("Adding and subtracting"), ("adding_fractions",)),
        SubModule("2.3", N_("Multiplying and dividing"), ("multiplying_fractions",)),
    )),
    Module("math.decimals", 3, N_("Decimals"), (
        SubModule("3.1", N_("Decimals"), (
            "decimal_places", "decimal_comparing", "decimal_operations", "decimal_multiplying",
        )),
    )),
    Module("math.integers", 4, N_("Integers"), (
        SubModule("4.1", N_("Understanding integers"), ("integers", "integer_scales")),
        SubModule("4.2", N_("Operations with integers"), ("integer_operations", "integer_chains")),
    )),
    Module("math.ratios", 5, N_("Ratios, Rates and Percentages"), (
        SubModule("5.1", N_("Ratios"), ("ratios",)),
        SubModule("5.2", N_("Rates"), ("rates",)),
        SubModule("5.3", N_("Percentages"), ("percentages",)),
    )),
    Module("math.algebra", 6, N_("Algebra"), (
        SubModule("6.1", N_("Expressions"), ("expressions",)),
        SubModule("6.2", N_("Equations"), ("equations",)),
        SubModule("6.3", N_("Patterns"), ("patterns",)),
    )),
    Module("math.geometry-data", 7, N_("Geometry and Data"), (
        SubModule("7.1", N_("Coordinates"), ("coordinates", "moving_points")),
        SubModule("7.2", N_("Area and 2D shapes"), ("area", "shapes")),
        SubModule("7.3", N_("3D shapes"), ("cuboids", "solids")),
        SubModule("7.4", N_("Data"), ("data", "charts", "chances")),
    )),
)  # fmt: skip


@cache
def models() -> dict[str, ItemModel]:
    """Return every item model by its key, in the order of the modules and of the files."""
    return {one.key: one for _, one in found(ItemModel)}


@cache
def misconceptions() -> dict[str, Misconception]:
    """Return every misconception by its code."""
    return {one.code: one for _, one in found(Misconception)}


@cache
def models_of(module_key: str) -> tuple[ItemModel, ...]:
    """Return the models of a module, or none where there is no such module."""
    numbers = [part.number for module in MODULES if module.key == module_key for part in module.parts]
    return tuple(one for one in models().values() if one.submodule in numbers)


def found(kind: type[T]) -> Iterator[tuple[str, T]]:
    """Yield everything of a kind that stands in the files, each with the number of the sub-module it stands at."""
    for module in MODULES:
        for part in module.parts:
            for name in part.files:
                file = import_module(f"bot.content.diagnostics.items.{name}")
                yield from ((part.number, one) for one in vars(file).values() if isinstance(one, kind))
