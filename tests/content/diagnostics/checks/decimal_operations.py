"""3.1, adding and powers of ten: by exact fractions, and by counting on in cents."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import worth


def numbers(question: Asked) -> tuple[Fraction, Fraction]:
    """Return the two numbers of the stem, exactly."""
    seen: Any = question.stem.values
    return Fraction(seen["a"]), Fraction(seen["b"])


def add(question: Asked, option: Any) -> bool:
    a, b = numbers(question)
    return Fraction(option) - b == a


def subtract(question: Asked, option: Any) -> bool:
    a, b = numbers(question)
    return b + Fraction(option) == a


def times_ten(question: Asked, option: Any) -> bool:
    a, b = numbers(question)
    return Fraction(option) / b == a


def divide_ten(question: Asked, option: Any) -> bool:
    a, b = numbers(question)
    return Fraction(option) * b == a


def money(question: Asked, option: Any) -> bool:
    """Pay for one notebook after the other."""
    seen: Any = question.stem.values
    cents = seen["paid"] * 100
    for _ in range(seen["count"]):
        cents -= int(seen["price"] * 100)
    return worth(option) == Fraction(cents, 100)


CHECKS: dict[str, Check] = {
    "3.1.add": add,
    "3.1.subtract": subtract,
    "3.1.times-ten": times_ten,
    "3.1.divide-ten": divide_ten,
    "3.1.money": money,
}
