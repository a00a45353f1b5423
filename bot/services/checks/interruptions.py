"""The card of a check that broke off before half of it was answered: it counts for nothing, and can be given back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import exists, select

from bot.db import Unit
from bot.models import Decision, DiagnosticAttempt, MajorObjective, User
from bot.notices import Notice
from bot.services import preferences, scope
from bot.services.cards import Card, Done, Kind, found
from bot.services.checks import asking, opening
from bot.services.errors import BotError
from bot.services.who import Who

NAME = "interrupted"
SHOWN_FOR = timedelta(days=14)


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    decided = exists(select(Decision.id).where(_about(), Decision.subject_id == DiagnosticAttempt.id))
    rows = await unit.session.execute(
        scope.with_student(DiagnosticAttempt, coach)
        .where(
            DiagnosticAttempt.interrupted,
            DiagnosticAttempt.attempt_type == "mastery",
            DiagnosticAttempt.submitted_at > unit.now - SHOWN_FOR,
            ~decided,
        )
        .order_by(DiagnosticAttempt.submitted_at)
    )
    return [Card(NAME, one.id, one.submitted_at, student.display_name, student.batch) for one, student in rows]


def _about() -> Any:
    return (Decision.kind == NAME) & Decision.undone_at.is_(None)


async def _attempt(unit: Unit, coach: User, attempt_id: str) -> tuple[DiagnosticAttempt, User]:
    one = scope.with_student(DiagnosticAttempt, coach)
    one = one.where(DiagnosticAttempt.id == attempt_id, DiagnosticAttempt.interrupted)
    # Of two coaches the second waits here, and then sees the decision.
    return await found(unit, one.with_for_update(of=DiagnosticAttempt))


async def _decided(unit: Unit, attempt_id: str) -> bool:
    standing = select(Decision.id).where(_about(), Decision.subject_id == attempt_id)
    return await unit.session.scalar(standing) is not None


async def _evidence(unit: Unit, coach: User, attempt_id: str) -> Mapping[str, Any]:
    attempt, student = await _attempt(unit, coach, attempt_id)
    major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
    return {
        "state": "decided" if await _decided(unit, attempt_id) else "waiting",
        "card": attempt.id,
        "student": student.id,
        "name": student.display_name,
        "title": major.title,
        "answered": sum(not one["skipped"] for one in attempt.results),
        "of": attempt.question_count,
        "at": attempt.submitted_at,
        "zone": await preferences.zone_of(unit, coach.id),
    }


async def _approve(unit: Unit, who: Who, attempt_id: str, choice: str | None) -> Done | None:
    """Give it back: the check is open once more."""
    attempt, student = await _attempt(unit, who.coach(), attempt_id)
    if choice is not None:
        raise BotError("over")
    if await _decided(unit, attempt_id) or await asking.valid_unlock(unit, student.id, attempt.major_objective_id):
        return None
    unlock = await opening.open_check(unit, who, student, attempt.major_objective_id, tries=1)
    return Done(student.id, {"unlock": unlock.id, "tries": 1})


async def _refuse(unit: Unit, who: Who, attempt_id: str, reason: str) -> Done | None:
    attempt, student = await _attempt(unit, who.coach(), attempt_id)
    if await _decided(unit, attempt_id):
        return None
    major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
    values = {"coach": who.name, "reason": reason, "major": major.title, "major_id": major.id}
    unit.tell(Notice(student.id, "check_not_yet", values))
    return Done(student.id, {})


async def _take_back(unit: Unit, decision: Decision) -> bool:
    unlock_id = decision.undo.get("unlock")
    if unlock_id is not None and not await opening.close_unused(unit, unlock_id, decision.undo["tries"]):
        return False
    attempt = await unit.session.get_one(DiagnosticAttempt, decision.subject_id)
    major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
    unit.tell(Notice(attempt.user_id, "check_waits_again", {"major": major.title, "major_id": major.id}))
    return True


async def _readers(unit: Unit, attempt_id: str) -> Sequence[User]:
    return await scope.coaches_about(unit, select(DiagnosticAttempt.user_id).where(DiagnosticAttempt.id == attempt_id))


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
