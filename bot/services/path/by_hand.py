"""Mastery by a coach's hand: passed after a talk that happened, and taken back; each with a reason that is told."""

from sqlalchemy import select, update

from bot.db import Unit
from bot.models import Decision, MajorObjective, StudentMajorObjective, User
from bot.notices import Notice
from bot.services.errors import BotError
from bot.services.path import mastery, owned, progress, viva
from bot.services.who import Who

PASSED, TAKEN_BACK = "passed_by_hand", "mastery_taken_back"
REASON = 300


async def pass_by_hand(unit: Unit, who: Who, major_id: str, reason: str) -> str | None:
    """Say that a student has mastered a major; return the card of a talk that nobody needs to decide any more."""
    major, student = await owned.students_major(unit, who, major_id)
    reason = _reason(reason)
    await unit.session.refresh(major, with_for_update=True)
    if major.status == "mastered":
        raise BotError("mastered_already")
    card = viva.card_id(major) if major.status == "viva_requested" else None
    undo = await mastery.master(unit, major)
    await _note(unit, who, major, PASSED, reason, dict(undo))
    await _tell(unit, who, student, major, PASSED, reason)
    return card


async def take_back(unit: Unit, who: Who, major_id: str, reason: str) -> None:
    """Say that a major is not mastered after all; what the coach's yes had filled in is as it was before."""
    major, student = await owned.students_major(unit, who, major_id)
    reason = _reason(reason)
    if not await viva.move(unit, major.id, StudentMajorObjective.status == "mastered", "in_progress", mastered_at=None):
        raise BotError("not_mastered")
    await unit.session.refresh(major)
    await _undo_yes(unit, major)
    major.status = "in_progress"
    await progress.follow_majors(unit, major.user_id, [major.major_objective_id])
    await _note(unit, who, major, TAKEN_BACK, reason, {})
    await _tell(unit, who, student, major, TAKEN_BACK, reason)


async def _undo_yes(unit: Unit, major: StudentMajorObjective) -> None:
    """Put back what the decision had changed that made the major mastered, if it was one."""
    yes = select(Decision).where(
        Decision.kind.in_((PASSED, viva.NAME)), Decision.outcome == "approved", Decision.undone_at.is_(None),
        Decision.student_id == major.user_id, Decision.subject_id.startswith(major.id, autoescape=True),
    )  # fmt: skip
    decision = (await unit.session.scalars(yes.order_by(Decision.decided_at.desc()).limit(1))).first()
    if decision is not None:
        await mastery.restore(unit, major, decision.undo)
        await unit.session.execute(update(Decision).where(Decision.id == decision.id).values(undone_at=unit.now))


def _reason(words: str) -> str:
    words = words.strip()
    if not 0 < len(words) <= REASON:
        raise BotError("note_too_long", step="reason", limit=REASON)
    return words


async def _note(
    unit: Unit, who: Who, major: StudentMajorObjective, kind: str, reason: str, undo: dict[str, object]
) -> None:  # fmt: skip
    decision = Decision(
        kind=kind, subject_id=viva.moment_id(major.id, unit.now), student_id=major.user_id, decided_by=who.coach().id,
        decided_at=unit.now, outcome="approved" if kind == PASSED else "refused", reason=reason, undo=undo,
    )  # fmt: skip
    unit.session.add(decision)
    await unit.session.flush()


async def _tell(unit: Unit, who: Who, student: User, major: StudentMajorObjective, kind: str, reason: str) -> None:
    title = await unit.session.scalar(select(MajorObjective.title).where(MajorObjective.id == major.major_objective_id))
    values = {"coach": who.name, "title": title, "reason": reason, "major": major.id}
    unit.tell(Notice(student.id, kind, values))
