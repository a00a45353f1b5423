"""What says who somebody is, taken out of words before they leave or are written down, and put back for their writer.

A placeholder such as [name 1] takes its place. What leaves, and every row of the log, has only placeholders. An answer
for the student who wrote the words gets their own pieces back; a placeholder that nobody gave out makes it unusable.

Names are found whole, in any case, with or without accents and marks that cannot be seen, with foreign letters among
their own that look the same, letter by letter ("N i a", "N-i-a"), and with the endings of `_ENDINGS`. A name that is
also a word is taken for the name. Not found are nicknames, names in another script than the roster's, numbers that are
spelled out, and people who are not of the class.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from bot.services.names import plain

TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "madam", "maam", "mam", "coach", "teacher"})
_ENDINGS = (
    "s",
    "ji",
    "jii",
    "bhai",
    "bhaiya",
    "didi",
    "di",
    "da",
    "dada",
    "anna",
    "akka",
    "garu",
    "chan",
    "san",
    "kun",
)
# Cyrillic and Greek capitals that nobody can tell from Latin ones: among those, they are meant as such.
_LOOK_LATIN = dict(zip(
    (0x410, 0x412, 0x415, 0x41A, 0x41C, 0x41D, 0x41E, 0x420, 0x421, 0x422, 0x423, 0x425, 0x405, 0x406, 0x408,
     0x391, 0x392, 0x395, 0x396, 0x397, 0x399, 0x39A, 0x39C, 0x39D, 0x39F, 0x3A1, 0x3A4, 0x3A5, 0x3A7),
    "ABEKMHOPCTYXSIJ" "ABEZHIKMNOPTYX", strict=True,
))  # fmt: skip
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
_APART = 4  # signs between two letters of a name that is spelled
_ALONE = frozenset("aio")  # letters that are words: "am I a helper" spells no name
_BETWEEN = re.compile(r"[ .\-]{1,2}")
_FOUND = re.compile(
    r"""
    (?P<words>\[\s*(?:words|link|email|handle|phone|name)\s+\d+\s*\])
    | (?P<link>(?<![\w.-])(?:[a-z][a-z0-9+.-]*:/+|www\.)\S+
        | (?<![\w.@-])(?:[\w-]+\.)+(?:[a-z]{2,}/\S*|(?:com|org|net|edu|gov|info|me|io|in|de|uk|co|app|dev|gg|tv|ly)\b))
    | (?P<email>(?<![^\s@<>()\[\],;:"'])[^\s@<>()\[\],;:"']+@[^\s@<>()\[\],;:"']+)
    | (?P<handle>@\w[\w.]+)
    | (?P<phone>(?<!\d)(?<!\d-)(?!\d{4}-\d\d-\d\d(?!\d))\+?\(?\d(?:[\s().\-/]{0,2}\d){6,})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KINDS = (*_FOUND.groupindex, "name")
_PLACEHOLDER = re.compile(r"\[\s*(\w+)\s+(\d+)\s*\]")


class UnknownPlaceholderError(Exception):
    """An answer has a placeholder that nobody gave out."""


class Redaction:
    """One exchange: what was taken out of it, and where to put it back."""

    def __init__(self, names: Collection[str]) -> None:
        parts = {folded for name in names for word in _words(name) if (folded := _folded(name[slice(*word)]))}
        self._names = {part for part in parts if len(part) > 1} - TITLES
        written = sorted({name.strip() for name in names if _has_no_spaces(name)}, key=len, reverse=True)
        self._unspaced = re.compile("|".join(map(re.escape, written))) if written else None
        self._given: dict[str, str] = {}  # what was taken out, by its placeholder
        self._known: dict[tuple[str, str], str] = {}

    def found(self, text: str) -> list[str]:
        """Return the pieces of a text that say who somebody is."""
        self.out(text)
        return list(dict.fromkeys(self._given.values()))

    def pieces(self, text: str) -> list[tuple[str, str]]:
        """Return the same, each with its kind: one of those of `_KINDS`."""
        self.out(text)
        return list(self._known)

    def out(self, value: Any) -> Any:
        """Return JSON with everything taken out of its texts that says who somebody is; keys stay."""
        return _mapped(value, self._out)

    def again(self, value: Any) -> Any:
        """Return an answer as it may be written down: the placeholders that it was given stay, all else goes out."""
        return _mapped(value, self._again)

    def back(self, value: Any) -> Any:
        """Return an answer with the student's own pieces in it; UnknownPlaceholderError where it has made one up."""
        return _mapped(value, lambda text: _PLACEHOLDER.sub(self._own, text))

    def _out(self, text: str) -> str:
        made, at = [], 0
        for found in _FOUND.finditer(text):
            made += [self._without_names(text[at : found.start()]), self._place(found.lastgroup or "", found[0])]
            at = found.end()
        return "".join([*made, self._without_names(text[at:])])

    def _again(self, text: str) -> str:
        made, at = [], 0
        for found in _PLACEHOLDER.finditer(text):
            made += [
                self._out(text[at : found.start()]),
                found[0] if _key(found) in self._given else self._out(found[0]),
            ]
            at = found.end()
        return "".join([*made, self._out(text[at:])])

    def _own(self, found: re.Match[str]) -> str:
        if (key := _key(found)) in self._given:
            return self._given[key]
        if found[1].casefold() in _KINDS:
            raise UnknownPlaceholderError
        return found[0]

    def _without_names(self, text: str) -> str:
        pieces, at = [], 0
        for found in self._unspaced.finditer(text) if self._unspaced else ():
            pieces += [self._without_words(text[at : found.start()]), self._place("name", found[0])]
            at = found.end()
        return "".join([*pieces, self._without_words(text[at:])])

    def _without_words(self, text: str) -> str:
        made, at = [], 0
        words = list(_words(text))
        named = [span for span in words if self._is_name(text[slice(*span)])]
        spelled = [span for span, letters in _spelled(text, words) if self._is_spelled(letters)]
        for start, end in _joined(text, sorted([*named, *spelled])):
            made += [text[at:start], self._place("name", text[start:end])]
            at = end
        return "".join([*made, text[at:]])

    def _is_name(self, word: str) -> bool:
        folded = _folded(word)
        return folded in self._names or any(
            folded.endswith(ending) and folded.removesuffix(ending) in self._names for ending in _ENDINGS
        )

    def _is_spelled(self, letters: str) -> bool:
        """Whether letters that stand apart are a name, or have one among them."""
        if len(letters) <= 2:
            return letters in self._names and not _ALONE.issuperset(letters)
        return letters in self._names or any(len(name) > 2 and name in letters for name in self._names)

    def _place(self, kind: str, piece: str) -> str:
        if (kind, piece) not in self._known:
            number = 1 + sum(known == kind for known, _ in self._known)
            self._known[kind, piece] = f"[{kind} {number}]"
            self._given[f"{kind} {number}"] = piece
        return self._known[kind, piece]


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(one, change) for key, one in value.items()}
    return [_mapped(one, change) for one in value] if isinstance(value, list | tuple) else value


def _key(found: re.Match[str]) -> str:
    return f"{found[1].casefold()} {int(found[2])}"


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words are: letters with their marks, and whatever cannot be seen between them; digits end a word."""
    start = None
    for at, letter in enumerate(f"{text} "):
        if letter.isalpha() or (start is not None and unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")):
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None


def _spelled(text: str, words: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where two or more letters stand alone, one shortly after the other, with the letters as they compare."""
    runs: list[list[tuple[int, int]]] = [[]]
    for word in words:
        is_letter = len(_folded(text[slice(*word)])) == 1
        if not is_letter or not runs[-1] or not _is_close(text[runs[-1][-1][1] : word[0]]):
            runs.append([])
        if is_letter:
            runs[-1].append(word)
    for run in runs:
        if len(run) > 1:
            yield (run[0][0], run[-1][1]), "".join(_folded(text[slice(*one)]) for one in run)


def _is_close(between: str) -> bool:
    """Whether what stands between two letters may part those of a name."""
    return len(between) <= _APART and not any(one.isdecimal() or one == "\n" for one in between)


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans with those made one that only a space parts: a first name and a family's are one person."""
    if not spans:
        return
    start, end = spans[0]
    for following, after in spans[1:]:
        if not _BETWEEN.fullmatch(text[end:following]):
            yield start, end
            start = following
        end = after
    yield start, end


def _folded(word: str) -> str:
    """Return a word as it compares; by way of its capitals, in which a dotless i is an I like any other."""
    seen = "".join(letter for letter in word if unicodedata.category(letter) != "Cf")
    capitals = unicodedata.normalize("NFKD", seen.upper())
    is_latin = any(letter.isascii() for letter in capitals)
    return plain(capitals.translate(_LOOK_LATIN) if is_latin else capitals)


def _has_no_spaces(name: str) -> bool:
    """Whether a name is of a script that puts no space between words: it is looked for anywhere."""
    return any(unicodedata.name(letter, "").startswith(_UNSPACED) for letter in name)
