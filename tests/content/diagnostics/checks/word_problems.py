"""1.2, checked by playing the stories through."""

from itertools import count
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check


def what_is_left(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    left = seen["start"]
    for _ in range(seen["count"]):
        left -= seen["each"]
    return bool(option == left)


def one_number_too_many(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return option == len([(group, one) for group in range(seen["count"]) for one in range(seen["each"])])


def a_place_for_all(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return option == next(groups for groups in count() if groups * seen["each"] >= seen["all"])


def more_than(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    other = next(n for n in count() if n + seen["more"] == seen["count"])
    return bool(option == seen["count"] + other)


def times_as_many(question: Asked, option: object) -> bool:
    seen: Any = question.stem.values
    return option == next(n for n in count() if n + sum([n] * seen["times"]) == seen["all"])


CHECKS: dict[str, Check] = {
    "1.2.what-is-left": what_is_left,
    "1.2.one-number-too-many": one_number_too_many,
    "1.2.a-place-for-all": a_place_for_all,
    "1.2.more-than": more_than,
    "1.2.times-as-many": times_as_many,
}
