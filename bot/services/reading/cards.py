"""A coach's cards about books that students show: evidence, presented or not yet, when and where, taking it back."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from bot.db import Unit
from bot.models import Book, Decision, StudentBook, User
from bot.notices import Notice
from bot.services import preferences, scope
from bot.services.cards import Card, Done, Kind, found
from bot.services.errors import BotError
from bot.services.path.viva import PLACES, asked_at
from bot.services.reading.mine import WAITING, Mine
from bot.services.reading.showing import NAME, card_id, move
from bot.services.who import Who

NOTE = 1000


async def meet(unit: Unit, who: Who, card: str, words: str) -> User:
    """Say when and where a book is presented: the student is told, and the card waits."""
    row, student, book = await _found(unit, who.coach(), card)
    words = words.strip()
    if not words or len(words) > NOTE:
        raise BotError("note_too_long", step="words", limit=NOTE)
    if not await move(unit, row, _is(card), coach_note=words):
        raise BotError("over")
    values = {"coach": who.name, "title": book.title, "words": words, "book": book.id}
    unit.tell(Notice(student.id, "reading_meet", values))
    return student


async def whole_review(unit: Unit, who: Who, card: str) -> tuple[StudentBook, Book, User]:
    """Return a student's review by its card, for a coach who may see it. BotError: over, where there is none."""
    row, student, book = await _found(unit, who.coach(), card)
    if not row.review:
        raise BotError("over")
    return row, book, student


def _is(card: str) -> ColumnElement[bool]:
    """Return the condition that a card's own request is the one that waits."""
    since_then = func.coalesce(StudentBook.presentation_requested_at, StudentBook.completed_at)
    return and_(StudentBook.status.in_(WAITING), since_then.is_not_distinct_from(asked_at(card)))


def _waits(row: StudentBook, card: str) -> bool:
    return row.status in WAITING and card_id(row) == card


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    rows = await unit.session.execute(scope.with_student(StudentBook, coach).where(StudentBook.status.in_(WAITING)))
    return [Card(NAME, card_id(row), since(row), user.display_name, user.batch) for row, user in rows]


def since(row: StudentBook) -> Any:
    """Return since when a row waits."""
    return row.presentation_requested_at or row.completed_at or row.started_at


async def _found(unit: Unit, coach: User, card: str) -> tuple[StudentBook, User, Book]:
    one = scope.with_student(StudentBook, coach).where(StudentBook.id == card[:-PLACES])
    return await found(unit, one.join(Book, Book.id == StudentBook.book_id).add_columns(Book))


async def _evidence(unit: Unit, coach: User, card: str) -> Mapping[str, Any]:
    row, user, book = await _found(unit, coach, card)
    one, mine_still = Mine(row, book), card_id(row) == card
    return {
        "name": user.display_name, "title": book.title, "author": book.author, "state": _state(row, card),
        "pages": one.pages, "of": one.last, "shown_as": row.shown_as or "talk",
        "review": row.review if mine_still and row.shown_as == "review" else None, "rating": row.rating,
        "note": row.coach_note if _waits(row, card) else None, "since": since(row) if mine_still else asked_at(card),
        "now": unit.now, "zone": await preferences.zone_of(unit, coach.id),
    }  # fmt: skip


def _state(row: StudentBook, card: str) -> str:
    return "waiting" if _waits(row, card) else "gone"


async def _approve(unit: Unit, who: Who, card: str, _choice: str | None) -> Done | None:
    row, student, book = await _found(unit, who.coach(), card)
    undo = _before(row)
    if not await move(unit, row, _is(card), status="presented", presented_at=unit.now):
        return None
    values = {"coach": who.name, "title": book.title, "book": book.id, "shown_as": row.shown_as or "talk"}
    unit.tell(Notice(student.id, "reading_presented", values))
    return Done(student.id, undo)


async def _refuse(unit: Unit, who: Who, card: str, reason: str) -> Done | None:
    row, student, book = await _found(unit, who.coach(), card)
    undo = _before(row)
    if not await move(unit, row, _is(card), status="reading", coach_note=reason):
        return None
    values = {"coach": who.name, "title": book.title, "reason": reason, "book": book.id}
    unit.tell(Notice(student.id, "reading_not_yet", values))
    return Done(student.id, undo)


def _before(row: StudentBook) -> dict[str, Any]:
    """Return what a decision changes, as it was."""
    return {"status": row.status, "coach_note": row.coach_note}


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let a book wait again, unless the student asked anew or put it back since."""
    row = await unit.session.get(
        StudentBook, decision.subject_id[:-PLACES], with_for_update=True, populate_existing=True
    )
    if row is None or card_id(row) != decision.subject_id or row.status not in ("presented", "reading"):
        return False
    row.status, row.coach_note, row.presented_at = decision.undo["status"], decision.undo["coach_note"], None
    await unit.session.flush()
    title = await unit.session.scalar(select(Book.title).where(Book.id == row.book_id))
    unit.tell(Notice(row.user_id, "reading_waits_again", {"title": title, "book": row.book_id}))
    return True


async def _readers(unit: Unit, card: str) -> Sequence[User]:
    return await scope.coaches_about(unit, select(StudentBook.user_id).where(StudentBook.id == card[:-PLACES]))


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
