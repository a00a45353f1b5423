"""A talk about a major, asked for by a student; what a coach makes of it is in `viva_cards.py`.

The request is the student's major itself, while its status is `viva_requested`. A card is one request: its id is that
of the student's major and the moment of asking, so that no button of an earlier request decides a later one.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select, update

from bot.db import Unit
from bot.models import (
    AttemptInHand,
    DiagnosticAttempt,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    StudentMajorObjective,
)
from bot.services.errors import BotError
from bot.services.path import owned, progress
from bot.services.who import Who

NAME = "viva"
NOTE = 1000
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
PLACES = 8  # of the moment in a card's id: milliseconds to the base of 36, up to the year 2059


def card_id(major: StudentMajorObjective) -> str:
    """Return the card of the present request for a talk."""
    return moment_id(major.id, major.viva_requested_at)


def moment_id(row_id: str, moment: datetime | None) -> str:
    """Return the id of something that can happen to a row more than once, by when it did."""
    left, digits = round(moment.timestamp() * 1000) if moment else 0, ""
    for _ in range(PLACES):
        left, digit = divmod(left, 36)
        digits = _DIGITS[digit] + digits
    return row_id + digits


def asked_at(card: str) -> datetime | None:
    """Return when the request of a card was made; BotError where the id is none of ours."""
    try:
        moment = int(card[-PLACES:], 36)
    except ValueError as error:
        raise BotError("no_such_card") from error
    return datetime.fromtimestamp(moment / 1000, UTC) if moment else None


async def may_ask(unit: Unit, major: StudentMajorObjective) -> bool:
    """Whether a talk may be asked for: all is done, or a check did not pass; and nothing of the major is open."""
    if major.status in ("mastered", "viva_requested") or await something_is_open(unit, major):
        return False
    parts = await progress.statuses(unit, major.user_id, major.major_objective_id)
    return all(one in progress.COMPLETE for one in parts) or await _was_checked(unit, major)


async def something_is_open(unit: Unit, major: StudentMajorObjective) -> bool:
    """Whether a check of this major is asked for, allowed or going on; practice is none."""
    asked = select(DiagnosticUnlockRequest.id).where(
        _of(major, DiagnosticUnlockRequest), DiagnosticUnlockRequest.status == "pending"
    )
    allowed = select(DiagnosticUnlock.id).where(
        _of(major, DiagnosticUnlock), DiagnosticUnlock.status == "approved", DiagnosticUnlock.expires_at > unit.now
    )
    going_on = select(AttemptInHand.id).where(_of(major, AttemptInHand), AttemptInHand.kind != "practice")
    return any([await unit.session.scalar(one.limit(1)) for one in (asked, allowed, going_on)])


async def _was_checked(unit: Unit, major: StudentMajorObjective) -> bool:
    attempts = select(DiagnosticAttempt.id).where(
        _of(major, DiagnosticAttempt),
        DiagnosticAttempt.attempt_type == "mastery",
        DiagnosticAttempt.passed.is_(False),
        DiagnosticAttempt.interrupted.is_(False),
    )
    return await unit.session.scalar(attempts.limit(1)) is not None


def _of(major: StudentMajorObjective, table: Any) -> ColumnElement[bool]:
    return and_(table.user_id == major.user_id, table.major_objective_id == major.major_objective_id)


async def ask(unit: Unit, who: Who, major_id: str, note: str | None = None) -> StudentMajorObjective:
    """Ask for a talk, with a note or without; asking while one is asked for changes nothing."""
    major = await owned.major(unit, who, major_id)
    if major.status == "viva_requested":
        return major
    if note is not None and len(note.strip()) > NOTE:
        raise BotError("note_too_long", step="note", limit=NOTE)
    if not await may_ask(unit, major):
        raise BotError("no_talk_yet")
    words = (note or "").strip() or None
    before = StudentMajorObjective.status.in_(("assigned", "in_progress"))
    await move(unit, major.id, before, "viva_requested", viva_requested_at=unit.now, viva_request_notes=words)
    await unit.session.refresh(major)
    return major


async def withdraw(unit: Unit, who: Who, major_id: str) -> str:
    """Take one's request back; return its card."""
    major = await owned.major(unit, who, major_id)
    if not await move(unit, major.id, StudentMajorObjective.status == "viva_requested", "in_progress"):
        raise BotError("over")
    await unit.session.refresh(major)
    return card_id(major)


async def move(unit: Unit, major_id: str, before: ColumnElement[bool], status: str, **values: Any) -> bool:
    """Change the status of a student's major if it still is as it was: of two who try, one does."""
    moved = await unit.session.execute(
        update(StudentMajorObjective)
        .where(StudentMajorObjective.id == major_id, before)
        .values(status=status, **values)
        .returning(StudentMajorObjective.id),
        execution_options={"synchronize_session": False},
    )
    return moved.scalar_one_or_none() is not None
