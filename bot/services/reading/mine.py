"""What a student reads: a book of theirs, starting one, putting one back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import Book, StudentBook
from bot.services.errors import BotError
from bot.services.reading import catalogue
from bot.services.who import Who

WAITING = ("presentation_requested", "completed")  # the second is legacy, and waits like the first


@dataclass(frozen=True)
class Mine:
    """A student's book, with how far they are; `off_shelf` is whom its review names, which left the shelf for that."""

    row: StudentBook
    book: Book
    off_shelf: Sequence[str] = ()

    @property
    def last(self) -> int | None:
        """The book's last page, where it is known."""
        return self.book.page_count or None

    @property
    def pages(self) -> int:
        """How many pages are read; never more than the book has."""
        return min(self.row.pages_read, self.last) if self.last else self.row.pages_read

    @property
    def waits(self) -> bool:
        """Whether it waits for a coach."""
        return self.row.status in WAITING

    @property
    def is_read(self) -> bool:
        """Whether the last page is reached, or its student says so: of a book that nobody counted only they know."""
        said = self.row.status != "reading" or self.row.completed_at is not None
        return said or (self.last is not None and self.row.pages_read >= self.last)

    @property
    def may_be_shown(self) -> bool:
        """Whether a coach can be asked: without a last page only the student knows that it is read."""
        return self.row.status == "reading" and (self.is_read or self.last is None)

    @property
    def may_be_rated(self) -> bool:
        """Whether there is something to say of it: it is read, or may be."""
        return self.is_read or self.last is None

    @property
    def holds(self) -> bool:
        """Whether it holds more than a place: something was said of it, by the student or by a coach."""
        row = self.row
        asked = row.presentation_requested_at or row.completed_at or row.coach_note
        return bool(row.status != "reading" or asked or row.rating or row.review)


async def all_of(unit: Unit, user_id: str) -> list[Mine]:
    """Return every book of a student, the newest first."""
    rows = await unit.session.execute(
        select(StudentBook, Book)
        .join(Book, Book.id == StudentBook.book_id)
        .where(StudentBook.user_id == user_id)
        .order_by(StudentBook.started_at.desc(), StudentBook.id)
    )
    return [Mine(row, book) for row, book in rows]


def in_hand(books: Sequence[Mine]) -> list[Mine]:
    """Return those that are being read."""
    return [one for one in books if not one.is_read]


async def look(unit: Unit, who: Who, book_id: str) -> tuple[Book, Mine | None]:
    """Return a book, and the student's own row of it; one that was taken out is there for its readers only."""
    student = who.student()
    book = await catalogue.find(unit, who, book_id)
    row = await _row(unit, student.id, book.id)
    if row is None and book.taken_out_at is not None:
        raise BotError("no_such_book")
    return book, Mine(row, book) if row else None


async def own(unit: Unit, who: Who, book_id: str) -> Mine:
    """Return a book that the student who asks has begun. BotError: not_your_book."""
    book = await catalogue.find(unit, who, book_id)
    row = await _row(unit, who.student().id, book.id)
    if row is None:
        raise BotError("not_your_book", title=book.title)
    return Mine(row, book)


async def _row(unit: Unit, user_id: str, book_id: str) -> StudentBook | None:
    mine = select(StudentBook).where(StudentBook.user_id == user_id, StudentBook.book_id == book_id)
    return await unit.session.scalar(mine.execution_options(populate_existing=True))


async def start(unit: Unit, who: Who, book_id: str, pages: int = 0) -> Mine:
    """Begin a book, perhaps some pages in; one that was begun already stays as it is."""
    book, mine = await look(unit, who, book_id)
    if mine is not None:
        return mine
    most = min(pages, book.page_count) if book.page_count else pages
    row = StudentBook(
        user_id=who.student().id, book_id=book.id, status="reading", started_at=unit.now, pages_read=most
    )  # fmt: skip
    try:
        async with unit.session.begin_nested():
            unit.session.add(row)
    except IntegrityError:  # the same press, a second time at the same moment
        return await own(unit, who, book_id)
    return Mine(row, book)


async def put_back(unit: Unit, who: Who, book_id: str) -> Mine:
    """Stop reading a book, with one's place in it; what holds more than that stays. BotError: book_stays."""
    mine = await own(unit, who, book_id)
    if mine.holds:
        raise BotError("book_stays", title=mine.book.title)
    row = mine.row
    unit.session.expunge(row)
    gone = delete(StudentBook).where(
        StudentBook.id == row.id, StudentBook.status == "reading", StudentBook.rating.is_(None),
        StudentBook.review.is_(None), StudentBook.completed_at.is_(None),
    )  # fmt: skip
    await unit.session.execute(gone)
    return mine
