"""2.2, checked with exact fractions."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import worth


def same_bottoms(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    both: Fraction = seen["a"].worth + seen["b"].worth
    return worth(option) == both


CHECKS: dict[str, Check] = {
    "2.2.same-bottoms": same_bottoms,
}
