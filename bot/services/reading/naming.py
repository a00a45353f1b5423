"""Whom a review names: somebody of the class, by a name that stands there as one, an address, or a telephone.

Two thousand characters have many words that are also a part of some name: one counts where it begins with a capital
letter, and an ordinary word at the beginning of a sentence does not. What the book and its writer are called is free.
"""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import and_, false, or_, select

from bot.content.ordinary_words import ORDINARY
from bot.db import Unit
from bot.models import User
from bot.services import scope
from bot.services.helper.redaction import Redaction
from bot.services.names import first_name, plain
from bot.services.reading.mine import Mine
from bot.services.who import present

DIGITS = 9  # of a telephone; two years with a dash between them have eight
_APART = re.compile(r"[\s.\-]+")
_BEGINS = re.compile(r"(?:^|[.!?…:\n])[\s\"'“„«‘(*_-]*$")
_ADDRESS = re.compile(r"www\.|.*://", re.IGNORECASE)


async def of(unit: Unit, student: User, one: Mine) -> list[str]:
    """Return what of a review says who somebody is: a student of this class, a coach of it, an address, a telephone."""
    free = set(_words(f"{one.book.title} {one.book.author} {first_name(student.display_name)}"))
    return found(one.row.review or "", await _class(unit, student), free)


async def _class(unit: Unit, student: User) -> Sequence[str]:
    mates = and_(User.batch == student.batch, User.role == "student", present()) if student.batch else false()
    here = select(User.display_name).where(or_(mates, scope.coaching(student.batch)))
    return (await unit.session.scalars(here.order_by(User.id))).all()


def found(text: str, names: Sequence[str], free: set[str]) -> list[str]:
    """Return the pieces of a text that are one of these names or an address, without those words that are free."""
    return list(dict.fromkeys(_meant(text, free, Redaction(names).pieces(text))))


def _meant(text: str, free: set[str], pieces: Sequence[tuple[str, str]]) -> Iterator[str]:
    for kind, piece in pieces:
        is_phone = kind == "phone" and sum(map(str.isdigit, piece)) >= DIGITS
        if is_phone or kind in ("email", "handle") or (kind == "link" and _ADDRESS.match(piece)):
            yield piece
        elif kind == "name":
            parts = _APART.split(piece)
            words = [piece] if all(len(one) == 1 for one in parts) else parts  # spelled, or one beside the other
            left = [one for one in words if not set(_words(one)) <= free]
            if any(_stands_as_name(text, one) for one in left):
                yield " ".join(left)


def _stands_as_name(text: str, word: str) -> bool:
    """Whether a word is somewhere a name; scripts without capitals can't tell."""
    if word[:1].upper() == word[:1].lower():
        return True
    if not word[:1].isupper() or (word.isupper() and plain(word) in ORDINARY):
        return False
    places = (text[: one.start()] for one in re.finditer(rf"(?<!\w){re.escape(word)}", text))
    return plain(word) not in ORDINARY or any(not _BEGINS.search(before) for before in places)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", plain(text))
