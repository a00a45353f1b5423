"""What a bank of item models is held to: every question of many seeds looked at, and what was found counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bot.content.diagnostics.item import OPTIONS, Asked, ItemModel
from bot.content.diagnostics.values import plain

STEM_LIMIT, LABEL_LIMIT, EXPLANATION_LIMIT = 400, 48, 400  # characters; a label longer than that is cut by phones

Check = Callable[[Asked, object], bool]


@dataclass
class Sample:
    """What was found in the questions of one model: how many, how many different, where keys stood, what is amiss."""

    asked: int = 0
    different: set[str] = field(default_factory=set)
    places: Counter[int] = field(default_factory=Counter)
    misconceptions: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def sample(model: ItemModel, seeds: Iterable[int], check: Check | None = None) -> Sample:
    """Ask a model's question of each seed; `check` says of an option, by what is seen alone, whether it is right."""
    found = Sample()
    for seed in seeds:
        one = model.ask(seed)
        found.asked += 1
        found.different.add(one.fingerprint)
        found.places[one.right] += 1
        found.misconceptions.update(code.code for code in one.misconceptions if code is not None)
        found.problems += [f"{model.key} seed {seed}: {problem}" for problem in problems(one, check)]
    return found


def problems(one: Asked, check: Check | None = None) -> list[str]:
    """Return what is amiss with one question; nothing, for a good one."""
    labels = [plain(value) for value in one.options]
    found = []
    if len(one.options) != OPTIONS or len(set(labels)) != OPTIONS:
        found.append(f"not four different options: {labels}")
    if one.misconceptions.count(None) != 1 or len(set(one.misconceptions)) != OPTIONS:
        found.append("not one key and three misconceptions")
    if len(plain(one.stem)) > STEM_LIMIT or len(plain(one.because)) > EXPLANATION_LIMIT:
        found.append("too long to read")
    if max(map(len, labels)) > LABEL_LIMIT:
        found.append(f"too long for a button: {max(labels, key=len)}")
    if one.figure is not None and not plain(one.figure.caption).strip():
        found.append("a picture without a caption")
    if check is not None:
        right = [n for n, value in enumerate(one.options) if check(one, value)]
        if right != [one.right]:
            found.append(f"{plain(one.stem)} key {labels[one.right]}, checked {[labels[n] for n in right]}")
    return found


def chi_square(places: Mapping[int, int]) -> float:
    """Return how far the key's places are from even; below 11.34 in 99 of 100 fair cases (three degrees of freedom)."""
    even = sum(places.values()) / OPTIONS
    return sum((places.get(place, 0) - even) ** 2 / even for place in range(OPTIONS))
