"""Showing a coach that a book is read: in a talk, or by what was written about it; what comes of it is in `cards.py`.

The request is the student's row itself. A card is one request: its id is that of the row and the moment of asking, so
that no button of an earlier request decides a later one.
"""

from typing import Any

from sqlalchemy import ColumnElement, update

from bot.db import Unit
from bot.models import StudentBook
from bot.models.reading import ShownAs
from bot.services.errors import BotError
from bot.services.path.viva import moment_id
from bot.services.reading import mine, opinions
from bot.services.reading.mine import WAITING, Mine
from bot.services.rhythm import in_turn
from bot.services.who import Who

NAME = "reading"


def card_id(row: StudentBook) -> str:
    """Return the card of a row's present request; a legacy one was made when the book was completed."""
    return moment_id(row.id, row.presentation_requested_at or row.completed_at)


async def may_ask(unit: Unit, who: Who, book_id: str) -> Mine:
    """Return a book that can be shown now. BotError: shown_already, read_it_first."""
    one = await mine.own(unit, who, book_id)
    if one.row.status != "reading":
        raise BotError("book_shown_already", title=one.book.title)
    if not one.may_be_shown:
        raise BotError("read_it_first", title=one.book.title)
    return one


async def ask(unit: Unit, who: Who, book_id: str) -> Mine:
    """Ask to present a book; asking while that waits changes nothing."""
    one = await mine.own(unit, who, book_id)
    return one if one.waits else await _ask(unit, await may_ask(unit, who, book_id), "talk")


async def write(unit: Unit, who: Who, book_id: str, text: str) -> Mine:
    """Show a book by what one writes about it, which is one's review from then on."""
    await in_turn.wait(unit, who)
    one = await may_ask(unit, who, book_id)
    one = await _ask(unit, one, "review", review=opinions.checked(text))
    return await opinions.keep_private(unit, who, one)


async def _ask(unit: Unit, one: Mine, shown_as: ShownAs, **values: Any) -> Mine:
    asked = {"presentation_requested_at": unit.now, "shown_as": shown_as, "coach_note": None, **values}
    await move(unit, one.row, StudentBook.status == "reading", status="presentation_requested", **asked)
    return one


async def withdraw(unit: Unit, who: Who, book_id: str) -> tuple[Mine, str]:
    """Take a request back while it waits; return the book, and the card that is gone."""
    one = await mine.own(unit, who, book_id)
    card = card_id(one.row)
    waits = StudentBook.status.in_(WAITING)
    back = {"status": "reading", "presentation_requested_at": None, "shown_as": None, "coach_note": None}
    if not await move(unit, one.row, waits, **back):
        raise BotError("over")
    return one, card


async def move(unit: Unit, row: StudentBook, before: ColumnElement[bool], **values: Any) -> bool:
    """Change a row if it still is as it was, and read it anew: of two who try, one does."""
    moved = await unit.session.execute(
        update(StudentBook).where(StudentBook.id == row.id, before).values(**values).returning(StudentBook.id),
        execution_options={"synchronize_session": False},
    )
    is_moved = moved.scalar_one_or_none() is not None
    await unit.session.refresh(row)
    return is_moved
