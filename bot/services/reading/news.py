"""What of a student's reading waits for a coach, and what a coach answered that the student has not looked at."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import Book, BookProposal, Decision, StudentBook, User
from bot.services.cards import SEEN, Waiting
from bot.services.reading import cards, proposing, showing
from bot.services.reading.mine import WAITING
from bot.services.who import Who


async def waiting_books(unit: Unit, user_id: str) -> Sequence[Waiting]:
    """Return the books that a student would like to show."""
    rows = await unit.session.execute(
        select(Book.title, StudentBook)
        .join(StudentBook, StudentBook.book_id == Book.id)
        .where(StudentBook.user_id == user_id, StudentBook.status.in_(WAITING))
    )
    return [Waiting(showing.NAME, title, cards.since(row)) for title, row in rows]


async def waiting_proposals(unit: Unit, user_id: str) -> Sequence[Waiting]:
    """Return the books that a student proposed."""
    rows = await unit.session.execute(
        select(BookProposal.title, BookProposal.created_at)
        .where(BookProposal.user_id == user_id, BookProposal.state == "waiting")
    )  # fmt: skip
    return [Waiting(proposing.NAME, title, since) for title, since in rows]


async def returned(unit: Unit, who: Who) -> Mapping[str, Any] | None:
    """Return a coach's latest not-yet about a book that the student has not looked at, if there is one."""
    for decision, _row, book in await _refusals(unit, who.student().id):
        if not decision.undo.get(SEEN):
            said = await _said(unit, decision)
            return {"title": book.title, "book": book.id, **said}
    return None


async def look_at(unit: Unit, user_id: str, book_id: str) -> Mapping[str, str] | None:
    """Note that a student has opened a book; return a coach's latest not-yet about it, which stands until it is asked
    for anew.
    """
    for decision, _row, book in await _refusals(unit, user_id):
        if book.id == book_id:
            if not decision.undo.get(SEEN):
                decision.undo = {**decision.undo, SEEN: True}
                await unit.session.flush()
            return await _said(unit, decision)
    return None


async def _said(unit: Unit, decision: Decision) -> Mapping[str, str]:
    author = await unit.session.get(User, decision.decided_by) if decision.decided_by else None
    return {"coach": author.display_name if author else "", "reason": decision.reason or ""}


async def _refusals(unit: Unit, user_id: str) -> list[tuple[Decision, StudentBook, Book]]:
    """Return what coaches said no to and what was not asked for anew since, the latest first."""
    rows = await unit.session.execute(
        select(StudentBook, Book)
        .join(Book, Book.id == StudentBook.book_id)
        .where(StudentBook.user_id == user_id, StudentBook.status == "reading", StudentBook.coach_note.is_not(None))
    )
    refused: dict[str, tuple[StudentBook, Book]] = {showing.card_id(row): (row, book) for row, book in rows}
    if not refused:
        return []
    decisions = await unit.session.scalars(
        select(Decision)
        .where(
            Decision.kind == showing.NAME, Decision.outcome == "refused", Decision.undone_at.is_(None),
            Decision.subject_id.in_(refused),
        )
        .order_by(Decision.decided_at.desc(), Decision.id)
    )  # fmt: skip
    return [(one, *refused[one.subject_id]) for one in decisions]
