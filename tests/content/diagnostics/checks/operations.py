"""1.1, checked by Python's own order of operations, and by adding again and again."""

from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import plain


def order_of_operations(question: Asked, option: object) -> bool:
    line = plain(question.stem).removesuffix(" = ?").replace("×", "*").replace("−", "-")
    return bool(option == eval(line))


def borrowing(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(option + seen["b"] == seen["a"])


def two_digit_times(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return bool(option == sum([seen["a"]] * seen["b"]))


def zero_in_quotient(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(sum([option] * seen["by"]) == seen["number"])


def estimating(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return option == sum([nearest_ten(seen["a"])] * nearest_ten(seen["b"]))


def nearest_ten(number: int) -> int:
    return min(range(0, 110, 10), key=lambda ten: abs(ten - number))


CHECKS: dict[str, Check] = {
    "1.1.order-of-operations": order_of_operations,
    "1.1.borrowing": borrowing,
    "1.1.two-digit-times": two_digit_times,
    "1.1.zero-in-quotient": zero_in_quotient,
    "1.1.estimating": estimating,
}
