"""1.3, checked by trying every number."""

from itertools import count
from math import prod
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.texts import Text


def factors(number: int) -> set[int]:
    return {n for n in range(1, number + 1) if number % n == 0}


def numbers_in(option: Any) -> list[int]:
    """Return the numbers of a list or product, which is written as one of them and those after it."""
    return [option] if isinstance(option, int) else [n for one in option.values.values() for n in numbers_in(one)]


def prime_or_not(question: Asked, option: Any) -> bool:
    return option in question.stem.values.values() and len(factors(option)) == 2


def number_of_factors(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    number = seen["number"]
    return option == sum(number in range(0, number + 1, step) for step in range(1, number + 1))


def greatest_common_factor(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return option == max(factors(seen["a"]) & factors(seen["b"]))


def divisible_by(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return option in [seen[name] for name in "abcd"] and option in range(0, 1000, seen["by"])


def together_again(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return option == next(n for n in count(1) if n % seen["a"] == 0 and n % seen["b"] == 0)


def product_of_primes(question: Asked, option: Any) -> bool:
    parts = numbers_in(option)
    written = isinstance(option, Text) and "×" in option.template
    return written and prod(parts) == question.stem.values["number"] and all(len(factors(n)) == 2 for n in parts)


CHECKS: dict[str, Check] = {
    "1.3.prime-or-not": prime_or_not,
    "1.3.number-of-factors": number_of_factors,
    "1.3.greatest-common-factor": greatest_common_factor,
    "1.3.divisible-by": divisible_by,
    "1.3.together-again": together_again,
    "1.3.product-of-primes": product_of_primes,
}
