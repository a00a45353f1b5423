"""7.4, checked by writing every single number down."""

from fractions import Fraction
from itertools import combinations
from statistics import mean as exact_mean
from statistics import multimode
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import worth


def numbers(question: Asked) -> list[int]:
    return [value for value in question.stem.values.values() if isinstance(value, int)]


def written_out(question: Asked) -> list[Fraction]:
    """Return each value of a table as often as it comes."""
    assert question.figure is not None
    return [Fraction(value) for value, count in question.figure.values["rows"] for _ in range(count)]


def mean(question: Asked, option: Any) -> bool:
    """What lies above the mean and what lies below it make up for each other."""
    return sum(number - Fraction(option) for number in numbers(question)) == 0


def median(question: Asked, option: Any) -> bool:
    seen = numbers(question)
    below, above = sum(number < option for number in seen), sum(number > option for number in seen)
    return option in seen and max(below, above) <= len(seen) // 2


def spread(question: Asked, option: Any) -> bool:
    return bool(max(abs(a - b) for a, b in combinations(numbers(question), 2)) == option)


def mode(question: Asked, option: Any) -> bool:
    return multimode(written_out(question)) == [worth(option)]


def mean_of_table(question: Asked, option: Any) -> bool:
    return exact_mean(written_out(question)) == worth(option)


CHECKS: dict[str, Check] = {
    "7.4.mean": mean,
    "7.4.median": median,
    "7.4.range": spread,
    "7.4.mode": mode,
    "7.4.mean-of-table": mean_of_table,
}
