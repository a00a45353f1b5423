"""2.3, checked with exact fractions, by adding, by counting the fields of a rectangle, and by filling up."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import Frac, worth


def fields(a: Frac, b: Frac) -> Fraction:
    """Return which part of a rectangle lies in both a part of its width and a part of its height."""
    whole = [(x, y) for x in range(a.bottom) for y in range(b.bottom)]
    return Fraction(sum(x < a.top and y < b.top for x, y in whole), len(whole))


def times_a_whole(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return bool(worth(option) == sum([seen["part"].worth] * seen["whole"]))


def times_a_fraction(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return worth(option) == fields(seen["a"], seen["b"])


def part_of_an_amount(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return bool(option == sum(place % seen["part"].bottom < seen["part"].top for place in range(seen["amount"])))


def part_of_a_part(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return worth(option) == fields(seen["first"], seen["second"])


def dividing(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(option.worth * seen["b"].worth == seen["a"].worth)


def how_often(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(sum([seen["part"].worth] * option, Fraction(0)) == seen["amount"])


CHECKS: dict[str, Check] = {
    "2.3.times-a-whole": times_a_whole,
    "2.3.times-a-fraction": times_a_fraction,
    "2.3.part-of-an-amount": part_of_an_amount,
    "2.3.part-of-a-part": part_of_a_part,
    "2.3.dividing": dividing,
    "2.3.how-often": how_often,
}
