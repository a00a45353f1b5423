"""4.1, comparing: by places on a number line that goes from the left to the right."""

from itertools import pairwise
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.sampling import Check

LINE = list(range(-100, 101))


def true_sentence(question: Asked, option: Any) -> bool:
    return LINE.index(option.values["a"]) > LINE.index(option.values["b"])


def order(question: Asked, option: Any) -> bool:
    chain: list[Any] = list(option.values.values())
    same_numbers = set(chain) == set(question.stem.values.values())
    return same_numbers and all(LINE.index(one) < LINE.index(next_one) for one, next_one in pairwise(chain))


def opposite(question: Asked, option: Any) -> bool:
    """The opposite is the other place just as far from zero, if there is one."""
    seen: Any = question.stem.values
    far = [place for place in LINE if abs(place) == abs(seen["a"]) and place != seen["a"]]
    return [option] == [LINE[LINE.index(place) - seen["b"]] for place in far]


def absolute(question: Asked, option: Any) -> bool:
    """Count the steps of both numbers to zero."""
    seen: Any = question.stem.values
    return bool(option == sum(abs(LINE.index(number) - LINE.index(0)) for number in seen.values()))


def less_than(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(LINE.index(option) + seen["b"] == LINE.index(seen["a"]))


def integers_between(question: Asked, option: Any) -> bool:
    seen: Any = question.stem.values
    return bool(len([number for number in LINE if seen["a"] < number < seen["b"]]) == option)


CHECKS: dict[str, Check] = {
    "4.1.true-sentence": true_sentence,
    "4.1.order": order,
    "4.1.opposite": opposite,
    "4.1.absolute": absolute,
    "4.1.less-than": less_than,
    "4.1.integers-between": integers_between,
}
