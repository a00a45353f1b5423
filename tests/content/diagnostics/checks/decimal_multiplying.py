"""3.1, multiplying and dividing: by exact fractions and by adding again and again."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import plain
from tests.content.diagnostics.checks.decimal_operations import numbers


def multiply(question: Asked, option: Any) -> bool:
    """Add as many hundredths as the tenths of both make."""
    a, b = numbers(question)
    product = sum((b / 10 for _ in range(int(a * 10))), Fraction())
    return Fraction(option) == product


def size_of_product(question: Asked, option: Any) -> bool:
    """Work the product out and look which sentence holds."""
    a, b = numbers(question)
    product = a * b
    holds = {"less": product < b, "between": b < product < a, "exactly": product == a, "more": product > a}
    return holds[plain(option).split()[0]]


def divide(question: Asked, option: Any) -> bool:
    """Count how often the second number goes into the first."""
    a, b = numbers(question)
    times = 0
    while a > 0:
        a, times = a - b, times + 1
    return a == 0 and Fraction(option) == times


def metres(question: Asked, option: Any) -> bool:
    """Lay the rope out centimetre by centimetre."""
    seen: Any = question.stem.values
    centimetres = sum(100 for _ in range(seen["m"])) + seen["cm"]
    return bool(Fraction(option) * 100 == centimetres)


CHECKS: dict[str, Check] = {
    "3.1.multiply": multiply,
    "3.1.size-of-product": size_of_product,
    "3.1.divide": divide,
    "3.1.metres": metres,
}
