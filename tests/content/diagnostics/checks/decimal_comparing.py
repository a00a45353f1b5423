"""3.1, comparing: with all numbers written as thousandths."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check


def thousandths(number: Any) -> int:
    """Return the number in thousandths, read from its digits."""
    wholes, _, rest = f"{Decimal(number):f}".partition(".")
    return int(wholes + rest.ljust(3, "0"))


def largest(question: Asked, option: Any) -> bool:
    return all(thousandths(option) >= thousandths(other) for other in question.stem.values.values())


def order(question: Asked, option: Any) -> bool:
    chain = list(option.values.values())
    same_numbers = sorted(chain) == sorted(question.stem.values.values())  # type: ignore[type-var]
    return same_numbers and all(thousandths(one) < thousandths(next_one) for one, next_one in pairwise(chain))


def between(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return thousandths(option) in range(thousandths(seen["a"]) + 1, thousandths(seen["b"]))


def how_many_between(question: Asked, option: Any) -> bool:
    """A count is refuted by showing one number more."""
    if not isinstance(option, int):
        return True
    seen: Any = question.stem.values
    shown = {seen["a"] + Decimal(n) / 1000 for n in range(1, option + 2)}
    return len(shown) == option + 1 and not all(seen["a"] < one < seen["b"] for one in shown)


def number_line(question: Asked, option: Any) -> bool:
    """Walk along the line as the caption says, and look where the letter stands."""
    assert question.figure is not None
    said: Any = question.figure.caption.values
    place = Decimal(said["base"])
    assert (place - said["first"]) % said["step"] == 0
    for _ in range(said["count"]):
        place += Decimal(said["step"]) / said["parts"]
    (mark,) = question.figure.values["marks"]
    return bool(option == place == mark["at"])


CHECKS: dict[str, Check] = {
    "3.1.largest": largest,
    "3.1.order": order,
    "3.1.between": between,
    "3.1.how-many-between": how_many_between,
    "3.1.number-line": number_line,
}
