"""6.2, checked by putting numbers in for the letter."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from tests.content.diagnostics.algebra import holds


def solves(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return holds(seen["equation"], seen["letter"], option)


def story(question: Asked, option: Any) -> bool:
    """Whether the equation is true of the one number that makes the story true, and of no other."""
    seen: Any = question.stem.values
    right = [n for n in range(30) if sum([n] * seen["count"], seen["once"]) == seen["total"]]
    return right == [n for n in range(30) if holds(option, seen["letter"], n)]


def inequality(question: Asked, option: Any) -> bool:
    """Whether both are true of the same numbers, on and close to every limit in sight."""
    asked: Any = question.stem.values["inequality"]
    letter = next(sign for sign in asked if sign.isalpha())
    limits = [int(str(one).split()[-1]) for one in question.options]
    tried = [limit + near for limit in limits for near in (Fraction(-1, 2), 0, Fraction(1, 2))]
    return all(holds(asked, letter, n) == holds(option, letter, n) for n in tried)


CHECKS: dict[str, Check] = {
    "6.2.one-step": solves,
    "6.2.two-step": solves,
    "6.2.brackets": solves,
    "6.2.both-sides": solves,
    "6.2.story": story,
    "6.2.inequality": inequality,
}
