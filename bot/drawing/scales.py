"""Scales: which numbers stand on a line, how they are written, and which of them where there is no room for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, lcm
from typing import Any

from bot.drawing.canvas import Canvas
from bot.drawing.fonts import width
from bot.drawing.geometry import Point
from bot.drawing.values import MINUS, number, within, written

MOST_STEPS = 100
_EVERY = (1, 2, 5, 10, 20, 25, 50, 100)


@dataclass(frozen=True)
class Scale:
    """Numbers from `first` to `last` in steps; `denominator` where they are written as fractions, else 0."""

    first: Fraction
    last: Fraction
    step: Fraction
    denominator: int = 0

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "Scale":
        """Return the scale of a recipe's `first`, `last` and `step`."""
        first, last, step = (number(values[name], name) for name in ("first", "last", "step"))
        are_fractions = any("/" in str(values[name]) for name in ("first", "last", "step"))
        return cls(first, last, step, lcm(first.denominator, step.denominator) if are_fractions else 0).checked()

    @classmethod
    def over(cls, numbers: list[Fraction], step: object) -> "Scale":
        """Return the scale from zero over all numbers that are to be shown on it."""
        by = within(step, Fraction(1, 10**6), 10**9, "step")
        low, high = min([*numbers, Fraction(0)]), max([*numbers, Fraction(0)])
        top = max(ceil(high / by), floor(low / by) + 1)
        return cls(floor(low / by) * by, top * by, by, by.denominator if "/" in str(step) else 0).checked()

    def checked(self) -> "Scale":
        """Return the same scale, if it can be drawn."""
        if self.step <= 0 or self.last <= self.first:
            raise ValueError("A scale goes up, by steps above zero.")
        if (self.last - self.first) / self.step > MOST_STEPS:
            raise ValueError(f"A scale has at most {MOST_STEPS} steps.")
        return self

    @property
    def ticks(self) -> list[Fraction]:
        """Every number on it."""
        return [self.first + self.step * n for n in range(int((self.last - self.first) / self.step) + 1)]

    def part(self, value: object) -> float:
        """Return how far along the scale a number is, 0 to 1."""
        return float((within(value, self.first, self.last, "A number") - self.first) / (self.last - self.first))

    def label(self, tick: Fraction) -> str:
        """Return a number as it stands on the scale."""
        return written(tick, self.denominator)

    def labelled(self, length: float, size: float, *, across: bool = True) -> list[Fraction]:
        """Return those numbers that there is room for on so many pixels, zero among them if it is on the scale."""
        ticks = self.ticks
        need = max(label_width(self.label(tick), size) + 0.5 * size for tick in ticks) if across else 1.25 * size
        apart = length * float(self.step / (self.last - self.first))
        every = next((n for n in _EVERY if n * apart >= need), len(ticks))
        from_zero = (self.first / self.step).denominator == 1
        origin = self.first / self.step if from_zero else Fraction(0)
        return [tick for n, tick in enumerate(ticks) if (n + origin) % every == 0]


def label_width(label: str, size: float) -> float:
    """Return how wide a number is where its fraction stands upright."""
    sign, over, under = _parts(label)
    return max(width(over, size), width(under, size)) + (width(sign, size) + 5 if sign else 0)


def write_number(canvas: Canvas, top: Point, label: str, size: float) -> None:
    """Write a number below a point; a fraction upright, with its line between its numbers."""
    sign, over, under = _parts(label)
    x, y = top
    if not under:
        canvas.text((x, y + size * 0.5), label, size)
        return
    left, wide = x - label_width(label, size) / 2, max(width(over, size), width(under, size))
    canvas.text((left, y + size * 1.06), sign, size, align="left")
    middle = left + label_width(label, size) - wide / 2
    canvas.text((middle, y + size * 0.5), over, size)
    canvas.text((middle, y + size * 1.62), under, size)
    canvas.line([(middle - wide / 2, y + size * 1.06), (middle + wide / 2, y + size * 1.06)], thick=2)


def _parts(label: str) -> tuple[str, str, str]:
    over, _, under = label.partition("/")
    sign = MINUS if under and over.startswith(MINUS) else ""
    return sign, over.removeprefix(sign), under
