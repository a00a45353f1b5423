"""Who reads what, for coaches: a class, one student, one of their books."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.db import Unit
from bot.models import Batch, Book, StudentBook, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.reading.mine import Mine, all_of
from bot.services.told_apart import InList, called
from bot.services.who import Who


@dataclass(frozen=True)
class Reader:
    """A student with their books, the newest first; in a list, two of one name are `called` differently."""

    student: User
    books: Sequence[Mine]
    called: str

    @property
    def presented(self) -> int:
        """How many books they have shown."""
        return sum(one.row.status == "presented" for one in self.books)


async def of_batch(unit: Unit, who: Who, batch_id: str) -> tuple[Batch, list[Reader]]:
    """Return the students of a class, each with their books."""
    group = await scope.batch(unit, who, batch_id)
    mine = scope.seen_by(who.coach()), User.batch == group.name
    students = (await unit.session.scalars(select(User).where(*mine).order_by(User.display_name, User.id))).all()
    rows = await unit.session.execute(
        select(StudentBook, Book)
        .join(Book, Book.id == StudentBook.book_id)
        .join(User, User.id == StudentBook.user_id)
        .where(*mine)
        .order_by(StudentBook.started_at.desc(), StudentBook.id)
    )
    books: dict[str, list[Mine]] = {}
    for row, book in rows:
        books.setdefault(row.user_id, []).append(Mine(row, book))
    names = called(InList(one.id, one.display_name, one.username) for one in students)
    return group, [Reader(one, books.get(one.id, []), names[one.id]) for one in students]


async def of_student(unit: Unit, who: Who, student_id: str) -> Reader:
    """Return one student with their books."""
    student = await scope.student(unit, who, student_id)
    return Reader(student, await all_of(unit, student.id), student.display_name)


async def one(unit: Unit, who: Who, row_id: str) -> tuple[User, Mine]:
    """Return a student's book. BotError: no_such_book, for whoever does not see the student, too."""
    found = await unit.session.execute(
        select(User, StudentBook, Book)
        .join(StudentBook, StudentBook.user_id == User.id)
        .join(Book, Book.id == StudentBook.book_id)
        .where(StudentBook.id == row_id, scope.seen_by(who.coach()))
    )
    row = found.one_or_none()
    if row is None:
        raise BotError("no_such_book")
    return row[0], Mine(row[1], row[2])
