"""Making long lists and long words fit: one message takes 4096 UTF-16 units, and an emoji is two of them or more."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

from bot.views.view import length, units
from bot.views.words import html, lines, listed, ngettext

ROOM = 3600  # of the 4096: a name may stand on top, a word be said first, a line follow
MOST_NAMES = 40
_SAYING_MORE = 40
_LABELS = 800  # of the room of a screen, for what is no name


class Row(NamedTuple):
    """A line with names: its text, into which `{names}` go, and `{sign}` where it has one."""

    text: str
    names: Sequence[str] = ()
    sign: str = ""


def cut(text: str, most: int) -> str:
    """Return words as they are, or as many of them as fit into `most` units, with … after them."""
    return text if units(text) <= most else f"{_beginning(text, most - 1).rstrip()}…"


def shared(texts: Sequence[str], room: int) -> Sequence[str]:
    """Return texts as they are where all of them fit, otherwise each as far as its share goes."""
    if sum(map(units, texts)) <= room:
        return texts
    return [cut(text, room // len(texts)) for text in texts]


def pages(text: str, size: int = ROOM) -> list[str]:
    """Return a text as pages of at most `size` units, each ending with a whole word where there are any."""
    found = []
    while text:
        found.append(_beginning(text, size))
        text = text[len(found[-1]) :].lstrip()
    return found


def names(items: Sequence[str], room: int = ROOM) -> str:
    """Join names as people speak; of a great many, the first and how many more."""
    count = min(_fitting([units(one) + 2 for one in items], room), MOST_NAMES)
    return listed([*items[:count], *_more(len(items) - count)])


def rows_of_names(rows: Sequence[Row]) -> Markup:
    """Put rows under each other; they share the room of a screen."""
    room = (ROOM - _LABELS) // max(len(rows), 1)
    return lines(*(html(row.text, sign=row.sign, names=names(row.names, room)) for row in rows))


def stacked(parts: Sequence[Markup], room: int = ROOM, between: str = "\n") -> Markup:
    """Put parts under each other; of more than fit, the first and how many more. Each part fits by itself."""
    count = _fitting([length(part) + len(between) for part in parts], room)
    more = [html("{more}", more=more) for more in _more(len(parts) - count)]
    return html(between).join([*parts[:count], *more])


def _beginning(text: str, most: int) -> str:
    """Return as much of a text as fits, up to a space where there is one not far from the end."""
    if units(text) <= most:
        return text
    head = text.encode("utf-16-le", "surrogatepass")[: most * 2].decode("utf-16-le", "ignore")
    space = max(head.rfind(" "), head.rfind("\n"))
    return head[:space] if space > len(head) // 2 else head


def _fitting(sizes: Sequence[int], room: int) -> int:
    """Return how many of these fit; where not all do, there is room left for saying so."""
    if sum(sizes) <= room:
        return len(sizes)
    return sum(used <= room - _SAYING_MORE for used in accumulate(sizes))


def _more(count: int) -> list[str]:
    return [ngettext("{n} more", "{n} more", count)] if count else []
