"""How far a student is in a book: pages that are read, in steps or typed, and to its end.

Where nobody has said how many pages a book has, `completed_at` keeps that its student has read it. Whoever says on
which page they are after that reads on.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, true

from bot.db import Unit
from bot.models import StudentBook
from bot.services.errors import BotError
from bot.services.reading import mine, showing
from bot.services.reading.mine import Mine
from bot.services.who import Who

MOST = 20_000  # of a book whose last page nobody has said


@dataclass(frozen=True)
class Turned:
    """A book after its pages were turned; `before` is where they were, None where they are there still.

    Who says that they have read a book which nobody has counted is there still, and `before` is that. Who takes it back
    `reads_on`.
    """

    mine: Mine
    before: int | None = None
    reads_on: bool = False


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
    if one.row.status != "reading":
        return Turned(one)
    if one.last:
        return await _set(unit, one, one.last)
    before, unsaid = one.pages, StudentBook.completed_at.is_(None)
    return Turned(one, before if await _move(unit, one, unsaid, completed_at=unit.now) else None)


async def _set(unit: Unit, one: Mine, page: int, where: ColumnElement[bool] | None = None) -> Turned:
    before, was_read = one.pages, one.row.completed_at is not None
    if one.row.status != "reading":
        raise BotError("not_reading_it", title=one.book.title)
    moved = await _move(unit, one, where if where is not None else true(), pages_read=page, completed_at=None)
    return Turned(one, before if moved and before != one.pages else None, moved and was_read and not one.is_read)


async def _move(unit: Unit, one: Mine, where: ColumnElement[bool], **values: Any) -> bool:
    return await showing.move(unit, one.row, and_(StudentBook.status == "reading", where), **values)
