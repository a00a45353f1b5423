"""Reads expressions, equations and inequalities as they stand on the screen, with sympy."""

import re
from fractions import Fraction
from functools import cache
from typing import Any

import sympy

from bot.content.diagnostics.values import MINUS

SIGNS = {"=": "__eq__", "<": "__lt__", ">": "__gt__", "≤": "__le__", "≥": "__ge__"}


@cache
def parsed(written: str) -> Any:
    """Return what 3x² − 2(y + 1) means, without brackets; side by side is times."""
    python = written.replace(MINUS, "-").replace("²", "**2")
    return sympy.expand(sympy.sympify(re.sub(r"(?<=[\da-z)])(?=[a-z(])", "*", python)))


def same(one: str, other: str) -> bool:
    """Whether two expressions are equal whatever their letters are."""
    return bool(parsed(one) == parsed(other))


@cache
def at(written: str, letter: str, number: int | Fraction) -> Any:
    """Return the value of an expression with a number in the place of its letter."""
    return parsed(written).subs(letter, sympy.Rational(Fraction(number)))


def holds(statement: str, letter: str, number: int | Fraction) -> bool:
    """Whether an equation or inequality is true of a number."""
    left, sign, right = re.split(r" ([=<>≤≥]) ", statement)
    return bool(getattr(at(left, letter, number), SIGNS[sign])(at(right, letter, number)))
