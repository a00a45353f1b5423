"""Two of one name who stand in one list, told apart by what the roster calls them."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bot.services.names import plain
from bot.services.shown_length import cut

BUTTON = 38  # letters that a button shows, with the sign before them
NAME, END = 18, 14  # of a long name, and of what the roster calls it: its number comes last


class InList(NamedTuple):
    """Somebody of a list; `beside` is what stands there beside the name."""

    id: str
    name: str
    username: str
    beside: str | None = None


def called(people: Iterable[InList]) -> dict[str, str]:
    """Return by id what each of a list is called in it: those whose names look the same have their username, too."""
    found = list(people)
    often = Counter(_looks(one) for one in found)
    return {one.id: _with_username(one) if often[_looks(one)] > 1 else one.name for one in found}


def _looks(one: InList) -> tuple[str, str | None]:
    return plain(one.name), one.beside


def _with_username(one: InList) -> str:
    if len(one.name) + len(one.username) <= BUTTON - len(" ()"):
        return f"{one.name} ({one.username})"
    end = one.username if len(one.username) <= END else f"…{one.username[-END:]}"
    return f"{cut(one.name, NAME)} ({end})"
