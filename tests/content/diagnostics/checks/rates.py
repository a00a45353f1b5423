"""5.2, checked with exact fractions, from one minute, one day or one piece."""

from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check


def unit_rate(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(sum([Fraction(option)] * seen["time"]) == seen["amount"])


def best_buy(question: Asked, option: Any) -> bool:
    rows: Any = question.figure and question.figure.values["rows"]
    chosen = next(row for row in rows if row[0] == option.values["letter"])
    return all(chosen[2] * row[1] < row[2] * chosen[1] for row in rows if row is not chosen)


def distance(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    minutes = sum([60] * seen["hours"], seen["minutes"])
    return bool(option == Fraction(seen["each"], 60) * minutes)


def sharing_work(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    of_one_a_day = Fraction(1, seen["few"] * seen["days"])
    return bool(sum([of_one_a_day] * seen["many"]) * option == 1)


def same_rate(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    x, y = option.values["x"], option.values["y"]
    return Fraction(seen["a"], seen["b"]) == Fraction(x, y)


CHECKS: dict[str, Check] = {
    "5.2.unit-rate": unit_rate,
    "5.2.best-buy": best_buy,
    "5.2.distance": distance,
    "5.2.sharing-work": sharing_work,
    "5.2.same-rate": same_rate,
}
