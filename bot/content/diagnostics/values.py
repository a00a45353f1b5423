"""What stands in questions and on their buttons, and how it is written: 3/4, 1 3/4, 3 : 4, (2, −5), −7, 0.25.

Whole numbers from 10 000 on are grouped by a narrow space, which no country reads as a decimal mark.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.content.texts import Text

MINUS = "\u2212"
NARROW_SPACE = "\u202f"


@dataclass(frozen=True)
class Frac:
    """A fraction as it is written, not cancelled: 4/6 stays 4/6."""

    top: int
    bottom: int

    @property
    def worth(self) -> Fraction:
        """The number that it is."""
        return Fraction(self.top, self.bottom)


@dataclass(frozen=True)
class Mixed:
    """A whole number and a fraction beside it: 1 3/4."""

    whole: int
    top: int
    bottom: int

    @property
    def worth(self) -> Fraction:
        """The number that it is; a negative one is negative as a whole."""
        part = Fraction(self.top, self.bottom)
        return self.whole + part if self.whole >= 0 else self.whole - part


@dataclass(frozen=True)
class Ratio:
    """Two or three numbers in a ratio, not cancelled: 3 : 4."""

    parts: tuple[int, ...]


@dataclass(frozen=True)
class Point:
    """A place on the coordinate plane."""

    x: int
    y: int


def plain(value: object) -> str:
    """Return a value in plain English letters, for fingerprints, tests and logs; views write it in any language."""
    match value:
        case bool():
            raise TypeError("Yes and no are texts.")
        case str():
            return value
        case int():
            return _whole(value)
        case Decimal():
            return _whole(int(value)) if value == value.to_integral() else f"{value:f}".replace("-", MINUS)
        case Fraction():
            return _whole(int(value)) if value.denominator == 1 else f"{_whole(value.numerator)}/{value.denominator}"
        case Frac():
            return f"{_whole(value.top)}/{_whole(value.bottom)}"
        case Mixed():
            return f"{_whole(value.whole)} {value.top}/{value.bottom}"
        case Ratio():
            return " : ".join(map(_whole, value.parts))
        case Point():
            return f"({_whole(value.x)}, {_whole(value.y)})"
        case Text():
            return value.template.format(**{name: plain(one) for name, one in value.values.items()})
    raise TypeError(f"Nothing that stands in a question: {value!r}")


def _whole(number: int) -> str:
    digits = f"{abs(number):,}".replace(",", NARROW_SPACE) if abs(number) >= 10_000 else str(abs(number))
    return MINUS + digits if number < 0 else digits


def worth(value: object) -> object:
    """Return what tells two options apart as answers: the number where there is one, else the written form."""
    match value:
        case int() | Decimal() | Fraction():
            return Fraction(value)
        case Frac() | Mixed():
            return value.worth
    return plain(value)
