"""2.2, checked with exact fractions."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import worth


def the_sum(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    both: Fraction = seen["a"].worth + seen["b"].worth
    return worth(option) == both


def the_difference(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    between: Fraction = seen["a"].worth - seen["b"].worth
    return worth(option) == between


def from_a_whole(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(option.worth + seen["part"].worth == seen["whole"])


def what_is_left(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(seen["a"].worth + seen["b"].worth + option.worth == 1)


CHECKS: dict[str, Check] = {
    "2.2.same-bottoms": the_sum,
    "2.2.unlike-bottoms": the_sum,
    "2.2.taking-away": the_difference,
    "2.2.from-a-whole": from_a_whole,
    "2.2.mixed-numbers": the_difference,
    "2.2.what-is-left": what_is_left,
}
