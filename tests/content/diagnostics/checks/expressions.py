"""6.1, checked with sympy and by putting numbers in."""

from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from tests.content.diagnostics.algebra import at, same

TRIED = (1, 2, 3, 7, 10)


def value(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(at(seen["expression"], seen["letter"], seen["number"]) == option)


def equivalent(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return same(seen["expression"], option)


def less_than(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return all(at(option, seen["letter"], n) + seen["less"] == sum([n] * seen["times"]) for n in TRIED)


def story(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return all(at(option, seen["letter"], n) == seen["once"] + sum([seen["each"]] * n) for n in TRIED)


def perimeter(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    (letter,) = (sign for sign in seen["length"] if sign.isalpha())
    sides = [seen["length"], str(seen["width"])] * 2
    return all(at(option, letter, n) == sum(at(side, letter, n) for side in sides) for n in TRIED)


CHECKS: dict[str, Check] = {
    "6.1.value": value,
    "6.1.like-terms": equivalent,
    "6.1.expand": equivalent,
    "6.1.less-than": less_than,
    "6.1.story": story,
    "6.1.perimeter": perimeter,
}
