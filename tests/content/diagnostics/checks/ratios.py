"""5.1, checked by trying numbers out."""

from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check
from bot.content.diagnostics.values import worth


def simplify(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    (a, b), (c, d) = seen["ratio"].parts, option.parts
    divisors = [number for number in range(2, 100) if c % number == d % number == 0]
    return a * d == b * c and divisors == []


def share(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    p, q = seen["ratio"].parts
    fair = [ann for ann in range(seen["total"] + 1) if ann * q == (seen["total"] - ann) * p]
    return [option] == fair


def fraction_of_whole(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    p, q = seen["ratio"].parts
    bag = ["asked for"] * p + ["other"] * q
    return bool(worth(option) * len(bag) == bag.count("asked for"))  # type: ignore[operator]


def recipe(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(option * seen["people"] == seen["amount"] * seen["more"])


def missing_number(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    a, b = seen["ratio"].parts
    return bool(a * option == b * seen["c"])


def tape(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    picture: Any = question.figure and question.figure.values["rows"]
    long, short = (row["parts"] for row in picture)
    one = next(size for size in range(1, 200) if long * size == short * size + seen["more"])
    return bool(option == sum([one] * long + [one] * short))


CHECKS: dict[str, Check] = {
    "5.1.simplify": simplify,
    "5.1.share": share,
    "5.1.fraction-of-whole": fraction_of_whole,
    "5.1.recipe": recipe,
    "5.1.missing-number": missing_number,
    "5.1.tape": tape,
}
