"""4.2, chains: as sympy works out what is written, and by paying debts one by one."""

from functools import cache
from typing import Any

from sympy import sympify

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import plain


@cache
def worked_out(calculation: str) -> int:
    """Return what sympy makes of a calculation."""
    for sign, meaning in (("−", "-"), ("×", "*"), ("²", "**2")):
        calculation = calculation.replace(sign, meaning)
    return int(sympify(calculation))


def written(question: Asked, option: Any) -> bool:
    """Read the calculation as it stands on the screen."""
    return bool(worked_out(plain(question.stem).removesuffix(" = ?")) == option)


def debts(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    left = seen["money"]
    for _ in range(seen["friends"]):
        left -= seen["owed"]
    return bool(left == option)


CHECKS: dict[str, Check] = {
    "4.2.several-signs": written,
    "4.2.times-first": written,
    "4.2.squares": written,
    "4.2.debts": debts,
}
