"""The books that are offered: all of them, those of a grade or a genre, and those that words find."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select

from bot.db import Unit
from bot.models import Book, StudentBook
from bot.models.reading import ReadingStatus
from bot.services.errors import BotError
from bot.services.names import plain
from bot.services.who import Who

ALL = "all"
WORDS = 120  # of a search


@dataclass(frozen=True)
class Entry:
    """A book in a list; `status` is the reader's own, None while they have not started it."""

    id: str
    title: str
    author: str
    grade: str | None
    genre: str | None
    status: ReadingStatus | None = None


@dataclass(frozen=True)
class Shelf:
    """Something by which books are sorted: its key in a button, what it is called, how many books there are."""

    key: str
    name: str
    count: int


@dataclass(frozen=True)
class Catalogue:
    """The books that fit to what was chosen, of `of`; `grade` and `genre` are what was chosen, in words."""

    entries: Sequence[Entry]
    of: int
    grade: str | None
    genre: str | None


def key_of(name: str) -> str:
    """Return what stands for a grade or a genre in a button: the same however many others come and go."""
    return sha256(plain(name).encode()).hexdigest()[:8]


async def find(unit: Unit, who: Who, book_id: str) -> Book:
    """Return a book that is there, offered or not, for anybody of the school. BotError: no_such_book."""
    found = await unit.session.get(Book, book_id) if who.user else None
    if found is None:
        raise BotError("no_such_book")
    return found


async def offered(unit: Unit, who: Who, grade: str = ALL, genre: str = ALL) -> Catalogue:
    """Return the books of a grade and a genre, each given by its key, by title."""
    every = await _entries(unit, who)
    found = [one for one in every if _is(one.grade, grade) and _is(one.genre, genre)]
    return Catalogue(found, len(every), _named(one.grade for one in found) if grade != ALL else None,
                     _named(one.genre for one in found) if genre != ALL else None)  # fmt: skip


async def shelves(unit: Unit, who: Who, *, by_grade: bool) -> list[Shelf]:
    """Return every grade, or every genre, of the books that are offered."""
    names = [one.grade if by_grade else one.genre for one in await _entries(unit, who)]
    counts = Counter(key_of(one) for one in names if one)
    called = {key_of(one): one for one in names if one}
    return [Shelf(key, called[key], counts[key]) for key in sorted(called, key=lambda key: plain(called[key]))]


async def search(unit: Unit, who: Who, words: str, *, also_taken_out: bool = False) -> list[Entry]:
    """Return the books in whose title or author every word occurs, whatever its case and accents."""
    wanted = plain(words[:WORDS]).split()
    every = await _entries(unit, who, also_taken_out=also_taken_out)
    return [one for one in every if wanted and all(word in plain(f"{one.title} {one.author}") for word in wanted)]


async def same(unit: Unit, title: str, author: str | None, *, besides: str | None = None) -> Book | None:
    """Return the book that has this title and this author, taken out or not; an author who is not said is any."""
    rows = (await unit.session.scalars(select(Book).order_by(Book.created_at, Book.id))).all()
    for one in rows:
        is_its = not author or not one.author or plain(one.author) == plain(author)
        if one.id != besides and plain(one.title) == plain(title) and is_its:
            return one
    return None


async def _entries(unit: Unit, who: Who, *, also_taken_out: bool = False) -> list[Entry]:
    wanted = select(Book.id, Book.title, Book.author, Book.grade_level, Book.genre)
    if not also_taken_out:
        wanted = wanted.where(Book.taken_out_at.is_(None))
    statuses = await _statuses(unit, who)
    rows = await unit.session.execute(wanted)
    found = [Entry(*row, statuses.get(row[0])) for row in rows]
    return sorted(found, key=lambda one: (plain(one.title), plain(one.author), one.id))


async def _statuses(unit: Unit, who: Who) -> Mapping[str, ReadingStatus]:
    if not who.is_student:
        return {}
    mine = select(StudentBook.book_id, StudentBook.status).where(StudentBook.user_id == who.student().id)
    return dict((await unit.session.execute(mine)).all())


def _is(name: str | None, wanted: str) -> bool:
    return wanted == ALL or (name is not None and key_of(name) == wanted)


def _named(names: Iterable[str | None]) -> str | None:
    return next((one for one in names if one), None)
