"""The shelf of a class: what those of its students who said so think of their books, and nobody else's word."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.db import Unit
from bot.models import Batch, Book, StudentBook, User
from bot.notices import Notice
from bot.services import scope
from bot.services.errors import BotError
from bot.services.names import first_name, plain
from bot.services.reading import readers
from bot.services.who import Who


@dataclass(frozen=True)
class Opinion:
    """What somebody of the class said, under the first name of the roster; `id` is that of their row."""

    id: str
    name: str
    rating: int | None
    review: str | None
    is_mine: bool = False


@dataclass(frozen=True)
class OnShelf:
    """A book with what the class says of it."""

    book: Book
    opinions: Sequence[Opinion]


async def of_mine(unit: Unit, who: Who) -> list[OnShelf]:
    """Return the shelf of the student's own class; somebody in no class has none."""
    student = who.student()
    return await _of(unit, student.batch, student.id) if student.batch else []


async def of_batch(unit: Unit, who: Who, batch_id: str) -> tuple[Batch, list[OnShelf]]:
    """Return the shelf of a coach's class."""
    group = await scope.batch(unit, who, batch_id)
    return group, await _of(unit, group.name)


async def _of(unit: Unit, batch: str, user_id: str = "") -> list[OnShelf]:
    rows = await unit.session.execute(
        select(Book, StudentBook, User)
        .join(StudentBook, StudentBook.book_id == Book.id)
        .join(User, User.id == StudentBook.user_id)
        .where(
            scope.in_sight(),
            User.batch == batch,
            StudentBook.on_shelf.is_(True),
            StudentBook.rating.is_not(None) | StudentBook.review.is_not(None),
        )
        .order_by(User.display_name, User.id)
    )
    found: dict[str, tuple[Book, list[Opinion]]] = {}
    for book, row, user in rows:
        said = Opinion(row.id, first_name(user.display_name), row.rating, row.review, user.id == user_id)
        found.setdefault(book.id, (book, []))[1].append(said)
    shelf = [OnShelf(book, said) for book, said in found.values()]
    return sorted(shelf, key=lambda one: (plain(one.book.title), one.book.id))


async def take_off(unit: Unit, who: Who, row_id: str) -> Batch:
    """Take what a student said off the shelf of their class, as their coach; they are told, and may put it back."""
    student, one = await readers.one(unit, who, row_id)
    group = await unit.session.scalar(select(Batch).where(Batch.name == student.batch))
    if group is None:
        raise BotError("no_such_batch")
    if one.row.on_shelf:
        one.row.on_shelf = False
        await unit.session.flush()
        values = {"coach": who.name, "title": one.book.title, "book": one.book.id}
        unit.tell(Notice(student.id, "book_off_shelf", values))
    return group
