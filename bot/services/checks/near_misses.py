"""The card of a near miss that came right at the second look: mastery is a coach's decision then, with its reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.content.texts import N_
from bot.db import Unit
from bot.models import Decision, DiagnosticAttempt, MajorObjective, SecondLook, User
from bot.notices import Notice
from bot.services import preferences, scope
from bot.services.cards import Card, Done, Kind, found, move
from bot.services.checks import asking, opening, sittings, sources
from bot.services.errors import BotError
from bot.services.path import mastery
from bot.services.who import Who

NAME = "near_miss"
A_SLIP = N_("One slip, then all right. You've got this.")
STATES = {"pass": "passed", "again": "again"}


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    rows = await unit.session.execute(
        select(SecondLook, User)
        .join(DiagnosticAttempt, DiagnosticAttempt.id == SecondLook.attempt_id)
        .join(User, User.id == DiagnosticAttempt.user_id)
        .where(SecondLook.state == "waiting", scope.seen_by(coach))
        .order_by(SecondLook.finished_at)
    )
    return [Card(NAME, look.attempt_id, look.finished_at, one.display_name, one.batch) for look, one in rows]


async def _card(unit: Unit, coach: User, attempt_id: str) -> tuple[SecondLook, DiagnosticAttempt, User]:
    return await found(
        unit,
        select(SecondLook, DiagnosticAttempt, User)
        .join(DiagnosticAttempt, DiagnosticAttempt.id == SecondLook.attempt_id)
        .join(User, User.id == DiagnosticAttempt.user_id)
        .where(SecondLook.attempt_id == attempt_id, SecondLook.state.is_not(None), scope.seen_by(coach))
        .execution_options(populate_existing=True),
    )


async def _evidence(unit: Unit, coach: User, attempt_id: str) -> Mapping[str, Any]:
    look, attempt, student = await _card(unit, coach, attempt_id)
    major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
    known = await sources.misconceptions(unit)
    codes = [one["misconception"] for one in sittings.missed(attempt.results)]
    return {
        "state": look.state,
        "card": attempt.id,
        "student": student.id,
        "name": student.display_name,
        "title": major.title,
        "score": attempt.score,
        "of": attempt.question_count,
        "second": (look.score, look.question_count),
        "maybe": [known[code].short for code in codes if code in known],
        "at": look.finished_at,
        "zone": await preferences.zone_of(unit, coach.id),
    }


async def _approve(unit: Unit, who: Who, attempt_id: str, choice: str | None) -> Done | None:
    """Say that it was a slip, which masters the major, or open another try."""
    _, attempt, student = await _card(unit, who.coach(), attempt_id)
    choice = choice or "pass"
    if choice not in STATES:
        raise BotError("over")
    if not await move(unit, SecondLook.attempt_id, attempt.id, SecondLook.state, "waiting", STATES[choice]):
        return None
    if choice == "again":
        unlock = await opening.open_check(unit, who, student, attempt.major_objective_id)
        return Done(student.id, {"unlock": unlock.id, "tries": unlock.attempts_remaining})
    mine = await asking.assigned(unit, student.id, attempt.major_objective_id)
    if mine is None or mine.status == "mastered":
        raise BotError("mastered_already" if mine else "not_on_path")
    before = await mastery.master(unit, mine)
    major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
    values = {"coach": who.name, "reason": A_SLIP, "major": major.title}
    unit.tell(Notice(student.id, "mastered_by_coach", values))
    return Done(student.id, {"before": before}, A_SLIP)


async def _refuse(unit: Unit, who: Who, attempt_id: str, reason: str) -> Done | None:
    _, attempt, student = await _card(unit, who.coach(), attempt_id)
    if not await move(unit, SecondLook.attempt_id, attempt.id, SecondLook.state, "waiting", "talk"):
        return None
    major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
    values = {"coach": who.name, "reason": reason, "major": major.title, "major_id": major.id}
    unit.tell(Notice(student.id, "check_not_yet", values))
    return Done(student.id, {})


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let it wait again: what was mastered is as it was, another try that was not begun is closed."""
    attempt = await unit.session.get_one(DiagnosticAttempt, decision.subject_id)
    unlock_id = decision.undo.get("unlock")
    if unlock_id is not None and not await opening.close_unused(unit, unlock_id, decision.undo["tries"]):
        return False
    if before := decision.undo.get("before"):
        mine = await asking.assigned(unit, attempt.user_id, attempt.major_objective_id)
        if mine is None or mine.status != "mastered":
            return False
        await mastery.restore(unit, mine, before)
    look = await unit.session.get_one(SecondLook, attempt.id, populate_existing=True)
    look.state = "waiting"
    await unit.session.flush()
    major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
    unit.tell(Notice(attempt.user_id, "check_waits_again", {"major": major.title, "major_id": major.id}))
    return True


async def _readers(unit: Unit, attempt_id: str) -> Sequence[User]:
    return await scope.coaches_about(unit, select(DiagnosticAttempt.user_id).where(DiagnosticAttempt.id == attempt_id))


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
