"""Of whom a coach speaks: names in dictated words, held against the names of a class.

A name that is written as on the roster, or the part of it that only one of them has, is that student. One that is
nearly so, that two share, or that may be just a word (will, rose) is a doubt, and asked about. Where a script puts no
space between words, nobody is found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import takewhile

from bot.services.extraction import places
from bot.services.names import plain

MOST_DOUBTS = 6
NOBODY = "nobody"
_SENTENCE = re.compile(r"(?<=[.!?…।。！？])\s+|\n+")
_ALIKE = 0.74  # of two spellings that begin alike: Omer and Omar have 0.75
_ALMOST = 0.66  # of two that end so, too: Nya and Nia have 0.67
_SHORT = 3  # letters of a name that somebody may have misspelt

Names = Mapping[str, str]  # of a class, by the ids of its students
_Known = Mapping[str, Sequence[str]]  # the words of the names, by the same ids
Meant = Mapping[str, str]  # whom a doubtful name means: an id, or `NOBODY`, by the name as it compares


@dataclass(frozen=True)
class Doubt:
    """A name as it was written, and the ids of those whom it may mean."""

    word: str
    may_be: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """The sentences about each student, by id, in the order in which they came up; and those about nobody."""

    of: Mapping[str, list[str]] = field(default_factory=dict)
    nobody: Sequence[str] = ()


def doubts(said: Sequence[str], names: Names) -> list[Doubt]:
    """Return the names that may be somebody's, each once, the first ones of very many."""
    found: dict[str, Doubt] = {}
    known = _parted(names)
    for message in said:
        for one in _mentions(message, known):
            if isinstance(one, Doubt):
                found.setdefault(plain(one.word), one)
    return list(found.values())[:MOST_DOUBTS]


def about(said: Sequence[str], names: Names, meant: Meant) -> Told:
    """Return who was spoken of, with the sentences about them: those with their names, and what follows on these."""
    of: dict[str, list[str]] = {}
    nobody: list[str] = []
    now: list[str] = []
    known = _parted(names)
    for message in said:
        for sentence in filter(None, map(str.strip, _SENTENCE.split(message))):
            now = list(dict.fromkeys(_ids(sentence, known, meant))) or now
            for one in now:
                of.setdefault(one, []).append(sentence)
            if not now:
                nobody.append(sentence)
    return Told(of, nobody)


def _ids(sentence: str, known: _Known, meant: Meant) -> Iterator[str]:
    for one in _mentions(sentence, known):
        found = meant.get(plain(one.word), NOBODY) if isinstance(one, Doubt) else one
        if found in known:
            yield found


def _mentions(text: str, known: _Known) -> Iterator[str | Doubt]:
    """Yield whom a text names, one after the other: an id, or a doubt."""
    words = [text[begin:end] for begin, end in places(text)]
    said = [plain(word) for word in words]
    at = 0
    while at < len(words):
        lengths = {key: _length(said, at, parts) for key, parts in known.items()}
        longest = max(lengths.values(), default=0)
        those = tuple(key for key, length in lengths.items() if length == longest > 0)
        word = " ".join(words[at : at + max(longest, 1)])
        if len(those) == 1 and not word.islower():
            yield those[0]
        elif those := those or tuple(key for key, parts in known.items() if _is_near(word, parts)):
            yield Doubt(word, those)
        at += max(longest, 1)


def _parted(names: Names) -> _Known:
    """Return the words of each name, as they compare; an initial alone says nothing."""
    words = {key: [plain(name[begin:end]) for begin, end in places(name)] for key, name in names.items()}
    return {key: [one for one in parts if len(one) > 1 or not one.islower()] for key, parts in words.items()}


def _length(said: Sequence[str], at: int, parts: Sequence[str]) -> int:
    """Return how many words from a place on are of a name, one after the other: Nia, Okafor, or Nia Okafor."""
    best = 0
    for first in range(len(parts)):
        pairs = zip(said[at : at + len(parts)], parts[first:], strict=False)
        best = max(best, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return best


def _is_near(word: str, parts: Sequence[str]) -> bool:
    """Whether a word with a capital letter may be a misspelt name; a word of the language has none."""
    if word.islower() or len(word) < _SHORT:
        return False
    said = plain(word)
    return any(part[0] == said[0] and _is_like(said, part) for part in parts if len(part) >= _SHORT)


def _is_like(said: str, part: str) -> bool:
    alike = SequenceMatcher(None, said, part).ratio()
    return alike >= _ALIKE or (alike >= _ALMOST and said[-1] == part[-1])
