"""6.3, checked by going on step by step, and by putting places into rules."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from tests.content.diagnostics.algebra import at, holds


def shown(question: Asked) -> list[Any]:
    seen: Any = question.stem.values
    return [seen[name] for name in "abcde" if name in seen]


def gaps(numbers: list[Any]) -> list[Any]:
    return [after - before for before, after in pairwise(numbers)]


def multiplied(question: Asked, option: Any) -> bool:
    numbers = [*shown(question), option]
    return len({Fraction(after, before) for before, after in pairwise(numbers)}) == 1


def growing_gaps(question: Asked, option: Any) -> bool:
    """Whether the gaps grow evenly; a pattern that adds its last two numbers could go on otherwise."""
    a, b, c, d = shown(question)
    return len(set(gaps(gaps([a, b, c, d, option])))) == 1 and [c, d] != [a + b, b + c]


def nth_term(question: Asked, option: Any) -> bool:
    return all(at(option, "n", place) == number for place, number in enumerate(shown(question), start=1))


def walked(numbers: list[Any], place: int) -> int:
    """Return the number at a place, one equal step after another."""
    (step,) = set(gaps(numbers))
    number: int = numbers[0]
    for _ in range(place - 1):
        number += step
    return number


def far_term(question: Asked, option: Any) -> bool:
    place: Any = question.stem.values["place"]
    return bool(option == walked(shown(question), place))


def table_rule(question: Asked, option: Any) -> bool:
    rows: Any = question.figure and question.figure.values["rows"]
    return all(holds(option.replace("y", str(y)), "x", x) for x, y in rows)


def tiles(question: Asked, option: Any) -> bool:
    figures: Any = question.figure and question.figure.values["figures"]
    place: Any = question.stem.values["place"]
    counted = [len({tuple(tile) for tile in figure}) for figure in figures]
    told: Any = question.figure and question.figure.caption.values
    return counted == list(told.values()) and bool(option == walked(counted, place))


CHECKS: dict[str, Check] = {
    "6.3.multiplied": multiplied,
    "6.3.growing-gaps": growing_gaps,
    "6.3.nth-term": nth_term,
    "6.3.far-term": far_term,
    "6.3.table-rule": table_rule,
    "6.3.tiles": tiles,
}
