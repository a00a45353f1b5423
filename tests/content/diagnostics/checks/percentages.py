"""5.3, checked with exact fractions, backwards from the option."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import worth


def of_one(percentage: Any) -> Fraction:
    return Fraction(percentage) / 100


def percent_of(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return Fraction(option, seen["whole"]) == of_one(seen["percent"])


def fraction_as_percent(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(of_one(option.values["percent"]) == worth(seen["fraction"]))


def decimal_as_percent(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return of_one(option.values["percent"]) == Fraction(seen["number"])


def what_percent(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(of_one(option.values["percent"]) * seen["whole"] == seen["part"])


def discount(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return Fraction(option, seen["price"]) + of_one(seen["percent"]) == 1


def whole_from_part(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(Fraction(option) * of_one(seen["percent"]) == seen["part"])


CHECKS: dict[str, Check] = {
    "5.3.percent-of": percent_of,
    "5.3.fraction-as-percent": fraction_as_percent,
    "5.3.decimal-as-percent": decimal_as_percent,
    "5.3.what-percent": what_percent,
    "5.3.discount": discount,
    "5.3.whole-from-part": whole_from_part,
}
