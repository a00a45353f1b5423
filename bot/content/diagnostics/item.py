"""Item models: a function that makes questions, and the rules that every question of it is held to.

A model draws its numbers from a `Pick`, computes the key, and derives every wrong option from the misconception that
leads there. One seed makes one question, always the same. Where a wrong option happens to be right for some numbers, or
two of them meet, the model is drawn again: a question always has one right option and three that are not.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Literal, TypeVar

from bot.content.diagnostics.values import plain, worth
from bot.content.texts import Text

T = TypeVar("T")
Difficulty = Literal[1, 2, 3]

OPTIONS = 4
MOST_DRAWS = 400
NAMES = ("Ada", "Amir", "Bo", "Chidi", "Dina", "Elif", "Finn", "Goro", "Hana", "Ines", "Jun", "Kofi", "Lea", "Mika",
         "Noor", "Oke", "Pia", "Ravi", "Sami", "Tara", "Uma", "Vito", "Wen", "Yara", "Zuri")  # fmt: skip


class AgainError(Exception):
    """These numbers do not make a good question; others will."""


class Pick:
    """Draws the numbers, names and things of one question."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def between(self, first: int, last: int, step: int = 1) -> int:
        """Return a whole number from first to last, both included."""
        return self._chance.randrange(first, last + 1, step)

    def one_of(self, things: Sequence[T]) -> T:
        """Return one of these."""
        return self._chance.choice(things)

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Return so many different ones of these, in any order."""
        return self._chance.sample(things, count)

    def name(self) -> str:
        """Return somebody's first name."""
        return self.one_of(NAMES)

    def names(self, count: int) -> list[str]:
        """Return the first names of different people."""
        return self.some(NAMES, count)

    def need(self, fits: bool) -> None:  # noqa: FBT001 - it reads as the condition
        """Draw everything anew unless this holds."""
        if not fits:
            raise AgainError


@dataclass(frozen=True)
class Wrong:
    """A wrong option, and the misconception that leads to it."""

    value: object
    misconception: "Misconception"


@dataclass(frozen=True)
class Misconception:
    """A way of thinking that leads to a wrong answer, called with the option that it leads to.

    `short` is what a coach reads, after a name: "adds the bottoms too". `kindly` is what the student reads, beginning
    with "Maybe"; it blames nobody and says in one more sentence what helps. `helps` is the sub-module whose activities
    help, such as 2.2.
    """

    code: str
    short: str
    kindly: str
    helps: str

    def __call__(self, value: object) -> Wrong:
        """Return the option that thinking so leads to."""
        return Wrong(value, self)


@dataclass(frozen=True)
class Figure:
    """A picture that a question is about: a kind of `bot.drawing`, its values, and a caption that says the same."""

    kind: str
    values: Mapping[str, Any]
    caption: Text


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a model makes: the stem, the key, wrong options with the most usual one in front, why the key is right.

    Options of equal worth count as the same answer (1/2 and 2/4), unless the question is about the form.
    """

    stem: Text
    key: object
    wrong: Sequence[Wrong]
    because: Text
    figure: Figure | None = None
    about_form: bool = False


@dataclass(frozen=True)
class Asked:
    """A question of a model as it is asked: its options in the order of the buttons, and which one is right."""

    item: str
    seed: int
    stem: Text
    options: tuple[object, ...]
    misconceptions: tuple[Misconception | None, ...]
    because: Text
    figure: Figure | None

    @property
    def right(self) -> int:
        """The place of the key among the options."""
        return self.misconceptions.index(None)

    @property
    def fingerprint(self) -> str:
        """Two questions with the same fingerprint read the same, whatever the order of their options."""
        picture = self.figure and (self.figure.kind, sorted(self.figure.values.items()))
        return f"{self.item}|{plain(self.stem)}|{picture or ''}"


@dataclass(frozen=True)
class ItemModel:
    """One kind of question: `key` is its sub-module and a name, `about` what it asks.

    `variety` is how many different questions it can make at least.
    """

    key: str
    difficulty: Difficulty
    variety: int
    about: str
    make: Callable[[Pick], Question]

    @property
    def submodule(self) -> str:
        """The number of its sub-module, such as 2.2."""
        return ".".join(self.key.split(".")[:2])

    def ask(self, seed: int) -> Asked:
        """Return the question of a seed: the same one every time."""
        chance = Random(f"{self.key}:{seed}")  # noqa: S311 - no secret, and it has to repeat itself
        for question in self._draws(chance):
            wrong = list(_distinct(question))
            if len(wrong) >= OPTIONS - 1:
                # The first is the most usual one; of the others each comes up in its turn.
                offered = [wrong[0], *chance.sample(wrong[1:], OPTIONS - 2)]
                return self._asked(seed, chance, question, offered)
        raise ValueError(f"{self.key} finds no three wrong options for seed {seed}.")

    def _draws(self, chance: Random) -> Iterator[Question]:
        for _ in range(MOST_DRAWS):
            try:
                yield self.make(Pick(chance))
            except AgainError:
                continue

    def _asked(self, seed: int, chance: Random, question: Question, wrong: Sequence[Wrong]) -> Asked:
        options: list[tuple[object, Misconception | None]] = [(question.key, None)]
        options += [(one.value, one.misconception) for one in wrong]
        chance.shuffle(options)
        values, misconceptions = zip(*options, strict=True)
        return Asked(self.key, seed, question.stem, values, misconceptions, question.because, question.figure)


def item(key: str, *, difficulty: Difficulty, variety: int) -> Callable[[Callable[[Pick], Question]], ItemModel]:
    """Make an item model of a function; its docstring says in one sentence what the question is about."""

    def wrap(make: Callable[[Pick], Question]) -> ItemModel:
        return ItemModel(key, difficulty, variety, about(make.__doc__), make)

    return wrap


def about(docstring: str | None) -> str:
    """Return what a model asks, as its docstring says it."""
    return " ".join((docstring or "").split()).rstrip(".")


def _distinct(question: Question) -> Iterator[Wrong]:
    """Yield the wrong options that are neither right nor said already, and of a misconception not used yet."""
    tell_apart = plain if question.about_form else worth
    seen, written, codes = {tell_apart(question.key)}, {plain(question.key)}, set[str]()
    for one in question.wrong:
        answer, code = tell_apart(one.value), one.misconception.code
        if answer not in seen and plain(one.value) not in written and code not in codes:
            seen.add(answer)
            written.add(plain(one.value))
            codes.add(code)
            yield one
