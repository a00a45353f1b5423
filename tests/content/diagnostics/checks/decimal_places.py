"""3.1, places and forms: by the written digits and exact fractions."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import worth


def digit_value(question: Asked, option: Any) -> bool:
    """The digit is worth what is lost when a zero stands in its place."""
    seen: Any = question.stem.values
    without = str(seen["number"]).replace(str(seen["digit"]), "0")
    return worth(option) == worth(seen["number"] - Decimal(without))


def rounding(question: Asked, option: Any) -> bool:
    """No number of tenths is nearer, of all those around."""
    seen: Any = question.stem.values
    number = Fraction(seen["number"])
    around = [Fraction(tenths, 10) for tenths in range(int(number * 10) - 3, int(number * 10) + 4)]
    return worth(option) == min(around, key=lambda tenths: abs(tenths - number))


def same_number(question: Asked, option: Any) -> bool:
    return worth(option) == worth(question.stem.values["number"])


CHECKS: dict[str, Check] = {
    "3.1.digit-value": digit_value,
    "3.1.rounding": rounding,
    "3.1.decimal-to-fraction": same_number,
    "3.1.fraction-to-decimal": same_number,
}
