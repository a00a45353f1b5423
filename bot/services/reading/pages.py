"""How far a student is in a book: pages that are read, in steps or typed, and to its end."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, true, update

from bot.db import Unit
from bot.models import StudentBook
from bot.services.errors import BotError
from bot.services.reading import mine
from bot.services.reading.mine import Mine
from bot.services.who import Who

MOST = 20_000  # of a book whose last page nobody has said


@dataclass(frozen=True)
class Turned:
    """A book after its pages were turned; `before` is what they were, None where nothing has changed."""

    mine: Mine
    before: int | None = None


async def turn(unit: Unit, who: Who, book_id: str, old: int, new: int) -> Turned:
    """Go from a page to another one; a button of before, which knows another page, changes nothing."""
    one = await mine.own(unit, who, book_id)
    if not 0 <= new <= (one.last or MOST):
        raise BotError("over")
    stood = StudentBook.pages_read >= old if old == one.last else StudentBook.pages_read == old  # it may have lost some
    return await _set(unit, one, new, stood)


async def turn_to(unit: Unit, who: Who, book_id: str, page: int) -> Turned:
    """Say on which page one is."""
    one = await mine.own(unit, who, book_id)
    if not 0 <= page <= (one.last or MOST):
        raise BotError("beyond_last_page", step="page", last=one.last or MOST)
    return await _set(unit, one, page)


async def to_the_end(unit: Unit, who: Who, book_id: str) -> Turned:
    """Have read a book, whether it was begun here or not."""
    one = await mine.start(unit, who, book_id)
    return await _set(unit, one, one.last) if one.last and one.row.status == "reading" else Turned(one)


async def _set(unit: Unit, one: Mine, page: int, where: ColumnElement[bool] | None = None) -> Turned:
    before = one.pages
    if one.row.status != "reading":
        raise BotError("not_reading_it", title=one.book.title)
    moved = await unit.session.execute(
        update(StudentBook)
        .where(StudentBook.id == one.row.id, StudentBook.status == "reading", where if where is not None else true())
        .values(pages_read=page)
        .returning(StudentBook.id),
        execution_options={"synchronize_session": False},
    )
    has_moved = moved.scalar_one_or_none() is not None
    await unit.session.refresh(one.row)
    return Turned(one, before if has_moved and before != one.pages else None)
