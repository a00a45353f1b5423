"""7.4, checked by laying out every marble."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import plain, worth


def share(question: Asked) -> Fraction:
    """Return which part of all marbles has the colour that is asked for."""
    assert question.figure is not None
    marbles = [plain(one["label"]) for one in question.figure.values["counts"] for _ in range(one["count"])]
    return Fraction(marbles.count(plain(question.stem.values["colour"])), len(marbles))


def chance(question: Asked, option: Any) -> bool:
    return worth(option) == share(question)


def expected(question: Asked, option: Any) -> bool:
    tries: Any = question.stem.values["tries"]
    return Fraction(option, tries) == share(question)


CHECKS: dict[str, Check] = {
    "7.4.chance": chance,
    "7.4.expected": expected,
}
