"""A coach's cards about talks: evidence, mastered or not yet, when and where they meet, and taking a decision back."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select

from bot.db import Unit
from bot.models import Decision, MajorObjective, Preferences, StudentMajorObjective, User
from bot.notices import Notice
from bot.services import scope
from bot.services.cards import Card, Done, Kind, found
from bot.services.errors import BotError
from bot.services.path import mastery, mine
from bot.services.path.viva import NAME, NOTE, PLACES, asked_at, card_id, may_ask, move
from bot.services.who import Who


async def meet(unit: Unit, who: Who, card: str, words: str) -> StudentMajorObjective:
    """Say when and where coach and student meet: the student is told, it stands in the notes, and the card waits."""
    major, student, title = await _found(unit, who.coach(), card)
    words = words.strip()
    kept = "\n".join(part for part in (major.admin_notes, words) if part)
    if not words or len(kept) > NOTE:
        raise BotError("note_too_long", step="words", limit=NOTE)
    if not _waits(major, card):
        raise BotError("over")
    major.admin_notes = kept
    await unit.session.flush()
    unit.tell(Notice(student.id, "viva_meet", {"coach": who.name, "title": title, "words": words}))
    return major


def _is(card: str) -> ColumnElement[bool]:
    """Return the condition that a card's own request is the one that waits."""
    same = StudentMajorObjective.viva_requested_at.is_not_distinct_from(asked_at(card))
    return (StudentMajorObjective.status == "viva_requested") & same


def _waits(major: StudentMajorObjective, card: str) -> bool:
    return major.status == "viva_requested" and card_id(major) == card


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    rows = await unit.session.execute(
        scope.with_student(StudentMajorObjective, coach).where(StudentMajorObjective.status == "viva_requested")
    )
    return [
        Card(NAME, card_id(major), major.viva_requested_at or major.assigned_at, user.display_name, user.batch)
        for major, user in rows
    ]


async def _found(unit: Unit, coach: User, card: str) -> tuple[StudentMajorObjective, User, str]:
    one = scope.with_student(StudentMajorObjective, coach).where(StudentMajorObjective.id == card[:-PLACES])
    major = MajorObjective.id == StudentMajorObjective.major_objective_id
    return await found(unit, one.join(MajorObjective, major).add_columns(MajorObjective.title))


async def _evidence(unit: Unit, coach: User, card: str) -> Mapping[str, Any]:
    row, user, title = await _found(unit, coach, card)
    major = await mine.major(unit, row)
    preferences = await unit.session.get(Preferences, coach.id)
    return {
        "name": user.display_name, "title": title, "major": row.id, "state": "waiting" if _waits(row, card) else "gone",
        "note": row.viva_request_notes if card_id(row) == card else None, "notes": row.admin_notes,
        "done": major.done, "of": len(major.parts), "times": await _times(unit, row, card),
        "since": asked_at(card), "now": unit.now, "zone": preferences.zone if preferences else "UTC",
    }  # fmt: skip


async def _times(unit: Unit, major: StudentMajorObjective, card: str) -> int:
    """Return how often a talk about this was asked for, this one included."""
    before = select(func.count(Decision.id)).where(
        Decision.kind == NAME, Decision.undone_at.is_(None), Decision.subject_id.startswith(major.id, autoescape=True),
        Decision.subject_id < card,
    )  # fmt: skip
    return (await unit.session.scalar(before) or 0) + 1


async def _approve(unit: Unit, who: Who, card: str, _choice: str | None) -> Done | None:
    major, student, title = await _found(unit, who.coach(), card)
    if not await move(unit, major.id, _is(card), "mastered"):
        return None
    await unit.session.refresh(major)
    undo = {**await mastery.master(unit, major), "status": "viva_requested"}
    unit.tell(Notice(student.id, "viva_mastered", {"coach": who.name, "title": title}))
    return Done(student.id, undo)


async def _refuse(unit: Unit, who: Who, card: str, reason: str) -> Done | None:
    major, student, title = await _found(unit, who.coach(), card)
    if not await move(unit, major.id, _is(card), "in_progress"):
        return None
    await unit.session.refresh(major)
    values = {"coach": who.name, "title": title, "reason": reason, "major": major.id}
    unit.tell(Notice(student.id, "viva_not_yet", values))
    return Done(student.id, {})


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let a talk wait again, unless the student asked anew, or opened a step again, or mastery was taken back since."""
    major = await unit.session.get(
        StudentMajorObjective, decision.subject_id[:-PLACES], with_for_update=True, populate_existing=True
    )
    if major is None or card_id(major) != decision.subject_id:
        return False
    if decision.outcome == "approved" and major.status == "mastered":
        await mastery.restore(unit, major, decision.undo)
    elif decision.outcome == "refused" and await may_ask(unit, major):
        major.status = "viva_requested"
        await unit.session.flush()
    else:
        return False
    title = await unit.session.scalar(select(MajorObjective.title).where(MajorObjective.id == major.major_objective_id))
    unit.tell(Notice(major.user_id, "viva_waits_again", {"title": title}))
    return True


async def _readers(unit: Unit, card: str) -> Sequence[User]:
    batch = (
        select(User.batch)
        .join(StudentMajorObjective, StudentMajorObjective.user_id == User.id)
        .where(StudentMajorObjective.id == card[:-PLACES])
    )
    return await scope.coaches_of(unit, await unit.session.scalar(batch))


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
