"""4.2, single operations: with red and blue counters, and by working back."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check


def counted(*parts: int) -> int:
    """Return the sum, with a counter for each one: plus and minus take each other away."""
    plus = sum(part for part in parts if part > 0)
    minus = sum(-part for part in parts if part < 0)
    while plus and minus:
        plus, minus = plus - 1, minus - 1
    return plus or -minus


def add(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(counted(seen["a"], seen["b"]) == option)


def subtract(question: Asked, option: Any) -> bool:
    """What is left and what was taken away make what was there."""
    seen: Any = question.stem.values
    return bool(counted(option, seen["b"]) == seen["a"])


def multiply(question: Asked, option: Any) -> bool:
    """Take the first number away as often as the second one, which is negative, says."""
    seen: Any = question.stem.values
    left = 0
    for _ in range(-seen["b"]):
        left -= seen["a"]
    return bool(left == option)


def divide(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(Fraction(option) * seen["b"] == seen["a"])


def missing_number(question: Asked, option: Any) -> bool:
    """Put the number in."""
    seen: Any = question.stem.values
    return bool(counted(seen["a"], option) == seen["total"])


def temperature(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    degrees = seen["a"]
    for change in [1] * seen["b"] + [-1] * seen["c"]:
        degrees += change
    return bool(degrees == option)


CHECKS: dict[str, Check] = {
    "4.2.add": add,
    "4.2.subtract": subtract,
    "4.2.multiply": multiply,
    "4.2.divide": divide,
    "4.2.missing-number": missing_number,
    "4.2.temperature": temperature,
}
