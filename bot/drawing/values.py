"""Reading the values of a recipe: numbers however they are written, words, lists of a bearable length.

Whatever cannot be drawn, or would take minutes, is refused here with a ValueError that says what is the matter.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

MINUS = "−"
LONGEST, LARGEST, FINEST = 500, 10**9, 10**6  # of words, of numbers, of denominators


def number(value: object, what: str = "a number") -> Fraction:
    """Return an int, a float, or a text such as "3/4", "−0.25" or "1 1/2" as a fraction."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Fraction):
        raise ValueError(f"This is not {what}: {value!r}")
    try:
        parts = str(value)[:40].replace(MINUS, "-").replace(" /", "/").replace("/ ", "/").split()
        size = sum((abs(Fraction(part)) for part in parts), Fraction(0))
    except (ValueError, ZeroDivisionError):
        parts, size = [], Fraction(0)
    if not 1 <= len(parts) <= 2 or size > LARGEST or size.denominator > FINEST:
        raise ValueError(f"This is not {what}: {value!r}")
    return -size if parts[0].startswith("-") else size


def within(value: object, least: float | Fraction, most: float | Fraction, what: str) -> Fraction:
    """Return a number that has to lie between two others, both included."""
    found = number(value, what)
    if not least <= found <= most:
        raise ValueError(f"{what} has to be between {float(least):g} and {float(most):g}, and is {float(found):g}.")
    return found


def whole(value: object, least: int, most: int, what: str) -> int:
    """Return a whole number that has to lie between two others, both included."""
    found = within(value, least, most, what)
    if found.denominator != 1:
        raise ValueError(f"{what} has to be a whole number, and is {value}.")
    return int(found)


def words(value: object, longest: int = LONGEST) -> str:
    """Return words, a number as words, or nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Fraction):
        raise ValueError(f"These are no words: {value!r}")
    found = str(value) if isinstance(value, str) else str(value).replace("-", MINUS)
    if len(found) > longest:
        raise ValueError(f"Words of {len(found)} characters do not fit into a picture; {longest} are the most.")
    return found


def several(value: object, what: str, most: int, least: int = 1) -> Sequence[Any]:
    """Return a list of at least and at most so many."""
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Sequence):
        raise ValueError(f"{what} have to be a list, and are {value!r}.")
    if not least <= len(value) <= most:
        raise ValueError(f"{what} have to be {least} to {most}, and are {len(value)}.")
    return value


def numbers(value: object, what: str, count: int, size: float = LARGEST) -> list[float]:
    """Return exactly so many numbers, each no farther from zero than `size`."""
    return [float(within(one, -size, size, what)) for one in several(value, what, count, count)]


def written(value: Fraction, denominator: int = 0) -> str:
    """Return a number as it is read: with a minus sign, as parts of a denominator or as a decimal."""
    if value.denominator != 1 and denominator:
        text = f"{abs(value.numerator) * denominator // value.denominator}/{denominator}"
    elif value.denominator == 1:
        text = f"{abs(int(value)):,}".replace(",", " ") if abs(value) >= 10_000 else str(abs(int(value)))
    else:
        text = f"{float(abs(value)):.6f}".rstrip("0")
    return f"{MINUS}{text}" if value < 0 else text
