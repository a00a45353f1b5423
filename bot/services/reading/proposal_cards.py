"""A coach's cards about proposed books: yes makes it one of the library's, no has a reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, exists, select

from bot.db import Unit
from bot.models import Book, BookProposal, Decision, StudentBook, User
from bot.notices import Notice
from bot.services import preferences, scope
from bot.services.cards import Card, Done, Kind, found, move
from bot.services.errors import BotError
from bot.services.reading import catalogue
from bot.services.reading.proposing import NAME
from bot.services.who import Who

COMPLETED = ("cover_image_url", "reading_url", "description", "grade_level", "genre", "page_count", "cover")


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    waits = scope.with_student(BookProposal, coach).where(BookProposal.state == "waiting")
    return [
        Card(NAME, one.id, one.created_at, user.display_name, user.batch)
        for one, user in await unit.session.execute(waits)
    ]


async def _found(unit: Unit, coach: User, proposal_id: str) -> tuple[BookProposal, User]:
    """Return a proposal and its student, for a coach who sees them. BotError: no_such_card."""
    return await found(unit, scope.with_student(BookProposal, coach).where(BookProposal.id == proposal_id))


async def book_of(unit: Unit, who: Who, proposal_id: str) -> Book:
    """Return the book that a proposal became. BotError: over, where it became none."""
    one, _ = await _found(unit, who.coach(), proposal_id)
    book = await unit.session.get(Book, one.book_id or "")
    if one.state != "accepted" or book is None:
        raise BotError("over")
    return book


async def _evidence(unit: Unit, coach: User, proposal_id: str) -> Mapping[str, Any]:
    one, user = await _found(unit, coach, proposal_id)
    return {
        "name": user.display_name, "title": one.title, "author": one.author, "why": one.why, "state": one.state,
        "since": one.created_at, "now": unit.now, "zone": await preferences.zone_of(unit, coach.id),
    }  # fmt: skip


async def _approve(unit: Unit, who: Who, proposal_id: str, _choice: str | None) -> Done | None:
    one, student = await _found(unit, who.coach(), proposal_id)
    if not await move(unit, BookProposal.id, one.id, BookProposal.state, "waiting", "accepted"):
        return None
    book = await catalogue.same(unit, one.title, one.author)
    undo: dict[str, Any] = {"book": book.id if book else None, "out": book is not None and bool(book.taken_out_at)}
    if book is None:
        book = Book(title=one.title, author=one.author or "", added_by=who.coach().id, created_at=unit.now)
        unit.session.add(book)
    book.taken_out_at = None
    await unit.session.flush()
    one.book_id = book.id
    await unit.session.flush()
    unit.tell(Notice(student.id, "book_added", {"coach": who.name, "title": one.title, "book": book.id}))
    return Done(student.id, undo)


async def _refuse(unit: Unit, who: Who, proposal_id: str, reason: str) -> Done | None:
    one, student = await _found(unit, who.coach(), proposal_id)
    if not await move(unit, BookProposal.id, one.id, BookProposal.state, "waiting", "declined"):
        return None
    unit.tell(Notice(student.id, "book_declined", {"coach": who.name, "title": one.title, "reason": reason}))
    return Done(student.id, {})


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let a proposal wait again, and its book go, unless somebody reads it or a coach has completed it."""
    one = await unit.session.get(BookProposal, decision.subject_id, with_for_update=True, populate_existing=True)
    if one is None or one.state not in ("accepted", "declined") or await _waits_twice(unit, one):
        return False
    if one.state == "accepted" and not await _let_go(unit, one, decision.undo):
        return False
    one.state, one.book_id = "waiting", None
    await unit.session.flush()
    unit.tell(Notice(one.user_id, "book_waits_again", {"title": one.title}))
    return True


async def _waits_twice(unit: Unit, one: BookProposal) -> bool:
    """Whether the student has proposed the same anew since."""
    anew = select(BookProposal.id).where(
        BookProposal.user_id == one.user_id, BookProposal.title == one.title, BookProposal.state == "waiting"
    )
    return await unit.session.scalar(anew.limit(1)) is not None


async def _let_go(unit: Unit, one: BookProposal, undo: Mapping[str, Any]) -> bool:
    """Undo what a yes did to the library; return whether nothing was built on it."""
    book = await unit.session.get(Book, one.book_id or "", with_for_update=True, populate_existing=True)
    if book is None:
        return True
    if undo["book"] is not None:
        book.taken_out_at = unit.now if undo["out"] and not await _is_used(unit, book, one) else book.taken_out_at
        return True
    if await _is_used(unit, book, one) or any(getattr(book, field) for field in COMPLETED):
        return False
    one.book_id = None
    await unit.session.flush()
    await unit.session.execute(delete(Book).where(Book.id == book.id))
    return True


async def _is_used(unit: Unit, book: Book, besides: BookProposal) -> bool:
    """Whether somebody reads a book, or another proposal became it."""
    read = exists(select(StudentBook.id).where(StudentBook.book_id == book.id))
    proposed = exists(select(BookProposal.id).where(BookProposal.book_id == book.id, BookProposal.id != besides.id))
    return bool(await unit.session.scalar(select(read | proposed)))


async def _readers(unit: Unit, proposal_id: str) -> Sequence[User]:
    return await scope.coaches_about(unit, select(BookProposal.user_id).where(BookProposal.id == proposal_id))


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
