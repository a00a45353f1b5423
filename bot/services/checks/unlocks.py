"""The card of the inbox on which a student asks for a check; a coach's yes opens it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, select

from bot.db import Unit
from bot.models import Decision, DiagnosticAttempt, DiagnosticUnlockRequest, MajorObjective, User
from bot.notices import Notice
from bot.services import preferences, scope
from bot.services.cards import Card, Done, Kind, found, move
from bot.services.checks import asking, mixups, opening, policy
from bot.services.errors import BotError
from bot.services.path import progress
from bot.services.who import Who

NAME = "unlock"
CHOICE = re.compile(r"h([0-9]{1,3})t([1-9])")  # hours and tries, as a card's buttons carry them


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    asks = DiagnosticUnlockRequest
    rows = (
        await unit.session.execute(
            scope.with_student(asks, coach)
            .add_columns(_checked_before(), progress.all_done(asks.user_id, asks.major_objective_id))
            .where(asks.status == "pending")
            .order_by(asks.requested_at)
        )
    ).all()
    twice = await mixups.seen_twice(unit, [student.id for _, student, *_ in rows])
    cards = []
    for request, student, again, ready in rows:
        look = again or bool(twice.get(student.id))
        cards.append(
            Card(NAME, request.id, request.requested_at, student.display_name, student.batch,
                 ordinary=ready and not look, look_first=look)
        )  # fmt: skip
    return cards


def _checked_before() -> ColumnElement[bool]:
    """Return whether the student of a request has taken this check before."""
    asks, took = DiagnosticUnlockRequest, DiagnosticAttempt
    return exists().where(
        took.user_id == asks.user_id, took.major_objective_id == asks.major_objective_id, asking.counts_as_check()
    )


async def _request(unit: Unit, coach: User, request_id: str) -> tuple[DiagnosticUnlockRequest, User]:
    one = scope.with_student(DiagnosticUnlockRequest, coach).where(DiagnosticUnlockRequest.id == request_id)
    return await found(unit, one.execution_options(populate_existing=True))


async def _evidence(unit: Unit, coach: User, request_id: str) -> Mapping[str, Any]:
    request, student = await _request(unit, coach, request_id)
    major = await unit.session.get_one(MajorObjective, request.major_objective_id)
    parts = await progress.statuses(unit, student.id, major.id)
    attempts = await _attempts(unit, student.id, major.id)
    rules = await policy.of(unit, major.id)
    twice = (await mixups.seen_twice(unit, [student.id])).get(student.id, ())
    return {
        "state": {"pending": "waiting"}.get(request.status, request.status),
        "card": request.id,
        "student": student.id,
        "name": student.display_name,
        "title": major.title,
        "done": sum(one in progress.COMPLETE for one in parts),
        "of": len(parts),
        "checks": [(one.score, one.question_count) for one in attempts if one.attempt_type == "mastery"],
        "practice": [(one.score, one.question_count) for one in attempts if one.attempt_type == "practice"][-3:],
        "asked": request.requested_at,
        "now": unit.now,
        "zone": await preferences.zone_of(unit, coach.id),
        "hours": rules.hours,
        "tries": rules.attempts,
        "twice": [one.short for one in twice],
    }


async def _attempts(unit: Unit, user_id: str, major_id: str) -> Sequence[DiagnosticAttempt]:
    mine = select(DiagnosticAttempt).where(
        DiagnosticAttempt.user_id == user_id,
        DiagnosticAttempt.major_objective_id == major_id,
        DiagnosticAttempt.interrupted.is_(False),
    )
    return (await unit.session.scalars(mine.order_by(DiagnosticAttempt.submitted_at))).all()


async def _move(unit: Unit, request_id: str, old: str, new: str, **handled: object) -> bool:
    state = DiagnosticUnlockRequest.status
    return await move(unit, DiagnosticUnlockRequest.id, request_id, state, old, new, **handled)


async def _handle(unit: Unit, who: Who, request_id: str, outcome: str) -> bool:
    by = {"handled_by": who.coach().id, "handled_at": unit.now}
    return await _move(unit, request_id, "pending", outcome, **by)


async def _approve(unit: Unit, who: Who, request_id: str, choice: str | None) -> Done | None:
    """Open the check, as the policy says or as the coach chose on the card: `h48t2` is 48 hours and two tries."""
    request, student = await _request(unit, who.coach(), request_id)
    chosen = CHOICE.fullmatch(choice or "")
    if choice and chosen is None:
        raise BotError("over")
    if not await _handle(unit, who, request.id, "approved"):
        return None
    hours, tries = (int(chosen[1]), int(chosen[2])) if chosen else (None, None)
    unlock = await opening.open_check(unit, who, student, request.major_objective_id, hours, tries)
    return Done(student.id, {"unlock": unlock.id, "tries": unlock.attempts_remaining})


async def _refuse(unit: Unit, who: Who, request_id: str, reason: str) -> Done | None:
    request, student = await _request(unit, who.coach(), request_id)
    if not await _handle(unit, who, request.id, "denied"):
        return None
    major = await unit.session.get_one(MajorObjective, request.major_objective_id)
    values = {"coach": who.name, "reason": reason, "major": major.title, "major_id": major.id}
    unit.tell(Notice(student.id, "check_not_yet", values))
    return Done(student.id, {})


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let the request wait again, unless the check was begun, ran out or was ended, or the student asked anew."""
    request = await unit.session.get_one(DiagnosticUnlockRequest, decision.subject_id, populate_existing=True)
    unlock_id = decision.undo.get("unlock")
    if unlock_id is not None and not await opening.close_unused(unit, unlock_id, decision.undo["tries"]):
        return False
    if await asking.pending(unit, request.user_id, request.major_objective_id) is not None:
        return False
    old = "approved" if decision.outcome == "approved" else "denied"
    if not await _move(unit, request.id, old, "pending", handled_by=None, handled_at=None):
        return False
    major = await unit.session.get_one(MajorObjective, request.major_objective_id)
    unit.tell(Notice(request.user_id, "check_waits_again", {"major": major.title, "major_id": major.id}))
    return True


async def _readers(unit: Unit, request_id: str) -> Sequence[User]:
    asked = select(DiagnosticUnlockRequest.user_id).where(DiagnosticUnlockRequest.id == request_id)
    return await scope.coaches_about(unit, asked)


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
