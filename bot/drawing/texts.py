"""Words put into a given space: shrunk, then wrapped, then cut with an ellipsis, and never beyond its edge."""

from bisect import bisect_right
from dataclasses import dataclass

from bot.drawing.fonts import NORMAL, clean, combines, width

LEAST = 22  # pixels at a picture's width of 800: below that nobody can read it on a phone
LEADING = 1.32


@dataclass(frozen=True)
class Block:
    """Lines of one size, as they will stand."""

    lines: tuple[str, ...]
    size: float
    weight: int = NORMAL

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max((width(line, self.size, self.weight) for line in self.lines), default=0)

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return len(self.lines) * self.size * LEADING


def fit(
    words: str, space: float, size: float = 28, *, lines: int = 1, least: float = LEAST, weight: int = NORMAL
) -> Block:
    """Return words that are at most `space` wide: as large as possible up to `size`, on at most so many lines."""
    words, now = clean(words), size
    while now > least:
        if len(found := _wrapped(words, space, now, weight)) <= lines and not _is_torn(words, found):
            return Block(tuple(found), now, weight)
        now = max(now - 2, least)
    found = _wrapped(words, space, now, weight)
    if len(found) > lines:
        found = [*found[: lines - 1], _cut(" ".join(found[lines - 1 :]), space, now, weight)]
    return Block(tuple(found), now, weight)


def filling(words: str, space: float, room: float, size: float, *, least: float = LEAST, weight: int = NORMAL) -> Block:
    """Return words for a space that is so wide and so high: as large as they fit up to `size`, else cut."""
    words, now = clean(words), max(size, least)
    long = width(words, 100, weight) / 100
    while now > least:
        lines = int(room / (now * LEADING))
        if long * now <= lines * space:  # else it is not worth wrapping
            found = _wrapped(words, space, now, weight)
            if len(found) <= lines and not _is_torn(words, found):
                return Block(tuple(found), now, weight)
        now = max(now * 0.94, least)
    lines = int(room / (now * LEADING) + 0.01)
    return fit(words, space, now, lines=lines, least=now, weight=weight) if lines else Block((), now, weight)


def fits(words: str, space: float, size: float = LEAST) -> bool:
    """Whether words stand on one line of that size."""
    return width(words, size) <= space


def _wrapped(words: str, space: float, size: float, weight: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words.split():
        if line and width(f"{line} {word}", size, weight) <= space:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, space, size, weight)
        lines += whole
    return [*lines, line] if line else lines


def _pieces(word: str, space: float, size: float, weight: int) -> list[str]:
    """Tear a word that is wider than the space; a letter keeps the signs that combine with it."""
    pieces, piece = [], ""
    for one in word:
        if piece and not combines(one) and width(piece + one, size, weight) > space:
            pieces.append(piece)
            piece = ""
        piece += one
    return [*pieces, piece]


def _is_torn(words: str, lines: list[str]) -> bool:
    return " ".join(lines) != words


def _cut(words: str, space: float, size: float, weight: int) -> str:
    most = bisect_right(
        range(1, len(words) + 1), space, key=lambda long: width(f"{words[:long].rstrip()}…", size, weight)
    )
    words = words[:most].rstrip()
    while words and (combines(words[-1]) or width(f"{words}…", size, weight) > space):
        words = words[:-1].rstrip()
    whole, _, rest = words.rpartition(" ")
    return f"{whole if whole and len(rest) < 8 else words}…"
