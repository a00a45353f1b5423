"""What a helper read out of somebody's messages, held against them: nothing stays that they did not say.

Each answer comes with the words that it is from. They have to stand in one message, and the answer has to be made of
them: its spelling may be better than theirs, what it says may not be more.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any

ALIKE = 0.7  # of two spellings of one word: spagetti and spaghetti have 0.94, approved and argued 0.57
OF_THEM = 0.6  # how much of an answer has to be the words that it is from; the rest may be "a", "it was", "we"
SHORT = 3  # letters; a word with fewer is itself or another one
LIMIT = 1000


@dataclass(frozen=True)
class Found:
    """An answer, and the words of the student that it is from, as they were typed."""

    text: str
    words: str


def supported(messages: Sequence[str], answer: str | None, words: str | None) -> Found | None:
    """Return an answer with the words that it is from, as they stand in a message; None where it is not from them."""
    answer, words = (answer or "").strip(), (words or "").strip()
    if not answer or not words or len(answer) > LIMIT:
        return None
    typed = next((found for one in messages if (found := _as_typed(one, words))), None)
    return Found(answer, typed) if typed and _is_made_of(answer, typed) else None


def given(sorted_: Mapping[str, Any], keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the answers that a helper found, by their keys: what it says, and the words that it is from."""
    return {key: (one["text"], one["words"]) for key in keys if (one := sorted_.get(key))}


def kept(messages: Sequence[str], answers: Mapping[str, tuple[str | None, str | None]]) -> dict[str, Found]:
    """Return those of several answers that are supported, by their keys."""
    looked_at = {key: supported(messages, answer, words) for key, (answer, words) in answers.items()}
    return {key: found for key, found in looked_at.items() if found}


def overlap(words: str, others: str) -> float:
    """Return how much two pieces of one text share: of the words of the shorter one, from 0 to 1."""
    mine, theirs = Counter(_plain(words)), Counter(_plain(others))
    shorter = min(mine.total(), theirs.total())
    return (mine & theirs).total() / shorter if shorter else 0.0


def _as_typed(message: str, words: str) -> str | None:
    """Return the part of a message that reads like these words, whatever their case, spaces and signs."""
    there, wanted = list(places(message)), _plain(words)
    plain = [_plainly(message[begin:end]) for begin, end in there]
    for first in range(len(there) - len(wanted) + 1 if wanted else 0):
        last = first + len(wanted) - 1
        if plain[first : last + 1] == wanted:
            return message[there[first][0] : there[last][1]]
    return None


def _is_made_of(answer: str, words: str) -> bool:
    mine, said = _plain(words), _plain(answer)
    known = sum(len(word) for word in said if any(_are_alike(word, one) for one in mine))
    return known >= OF_THEM * sum(map(len, said)) > 0 or _are_alike("".join(said), "".join(mine))


def _are_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORT:
        return one == other != ""
    return SequenceMatcher(None, one, other).ratio() >= ALIKE


def _plain(text: str) -> list[str]:
    return [_plainly(text[begin:end]) for begin, end in places(text)]


def _plainly(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each word begins and ends: letters and digits of any script, with their marks."""
    for is_word, run in groupby(range(len(text)), lambda place: _is_of_a_word(text[place])):
        if is_word:
            of_it = list(run)
            yield of_it[0], of_it[-1] + 1


def _is_of_a_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")
