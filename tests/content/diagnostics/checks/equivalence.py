"""2.1, checked crosswise, by cutting into pieces of one size, and by counting steps."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import worth


def missing_top(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(option * seen["fraction"].bottom == seen["fraction"].top * seen["new"])


def simplest_form(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values["fraction"]
    shared = [n for n in range(2, option.bottom + 1) if option.top % n == option.bottom % n == 0]
    return option.top * seen.bottom == option.bottom * seen.top and not shared


def largest(question: Asked, option: Any) -> bool:
    pieces = 27_720  # every bottom up to 12 divides it
    four: list[Any] = list(question.stem.values.values())
    return option in four and all(
        option.top * (pieces // option.bottom) >= one.top * (pieces // one.bottom) for one in four
    )


def on_a_line(question: Asked, option: Any) -> bool:
    assert question.figure is not None
    told: Any = question.figure.caption.values
    steps = sum([told["parts"]] * told["whole"]) + told["steps"]
    from_zero = sum([Fraction(1, told["parts"])] * steps)
    return worth(option) == from_zero == worth(question.figure.values["marks"][0]["at"])


def mixed_as_fraction(question: Asked, option: Any) -> bool:
    mixed: Any = question.stem.values["mixed"]
    wholes, left = divmod(option.top, option.bottom)
    return (wholes, left, option.bottom) == (mixed.whole, mixed.top, mixed.bottom)


CHECKS: dict[str, Check] = {
    "2.1.missing-top": missing_top,
    "2.1.simplest-form": simplest_form,
    "2.1.largest": largest,
    "2.1.on-a-line": on_a_line,
    "2.1.mixed-as-fraction": mixed_as_fraction,
}
