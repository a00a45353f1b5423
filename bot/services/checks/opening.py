"""Opening a check for a student, making it longer, ending it; each by a coach who sees the student."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bot.db import Unit
from bot.models import AttemptInHand, DiagnosticUnlock, MajorObjective, User
from bot.notices import Notice
from bot.services import preferences, scope
from bot.services.cards import found
from bot.services.checks import asking, outcomes
from bot.services.checks.outcomes import Finished
from bot.services.errors import BotError
from bot.services.who import Who

MOST_HOURS = 7 * 24


async def open_check(
    unit: Unit, who: Who, student: User, major_id: str, hours: int | None = None, tries: int | None = None
) -> DiagnosticUnlock:
    """Let a student take a check, asked for or not: for so many hours and tries, or as the policy says.

    BotError: `not_on_path`, `mastered_already`, `open_already`, `check_in_hand`.
    """
    now = await asking.standing(unit, student, major_id)
    if now.status == "mastered":
        raise BotError("mastered_already", major=now.major.title)
    if now.unlock is not None or (now.sitting is not None and now.sitting.kind != "practice"):
        raise BotError("open_already" if now.unlock else "check_in_hand", major=now.major.title)
    if now.why_not == "no_questions":
        raise BotError("no_questions")
    await mark_lapsed(unit, student.id, major_id)
    unlock = DiagnosticUnlock(
        user_id=student.id, major_objective_id=major_id, approved_by=who.coach().id, approved_at=unit.now,
        expires_at=unit.now + timedelta(hours=min(hours or now.rules.hours, MOST_HOURS)),
        attempts_remaining=tries or now.rules.attempts, status="approved",
    )  # fmt: skip
    unit.session.add(unlock)
    await unit.session.flush()
    values = {"coach": who.name, "major": now.major.title, "major_id": major_id, "until": unlock.expires_at}
    unit.tell(Notice(student.id, "check_opened", await _with_zone(unit, student.id, values)))
    return unlock


async def mark_lapsed(unit: Unit, user_id: str, major_id: str) -> None:
    """Mark what has run out by the clock: it would stand in the way of the next."""
    lapsed = update(DiagnosticUnlock).where(
        DiagnosticUnlock.user_id == user_id,
        DiagnosticUnlock.major_objective_id == major_id,
        DiagnosticUnlock.status == "approved",
        DiagnosticUnlock.expires_at <= unit.now,
    )
    await unit.session.execute(lapsed.values(status="expired"))


async def open_unasked(unit: Unit, who: Who, student_id: str, major_id: str) -> str | None:
    """Open a check without a card, for a coach's own reasons; return the id of the request that this answers, if any.

    What a student would have to do first, this waives.
    """
    student = await scope.student(unit, who, student_id)
    request = await asking.pending(unit, student.id, major_id)
    if request is not None:
        return request.id
    await open_check(unit, who, student, major_id)
    return None


async def extend(unit: Unit, who: Who, unlock_id: str, hours: int = 24) -> DiagnosticUnlock:
    """Let an open check stay open for longer, or one that has run out be open again; its sitting gets the time, too."""
    unlock = await _own(unit, who, unlock_id)
    if unlock.status not in ("approved", "consumed"):
        raise BotError("over")
    sitting = await _sitting(unit, unlock)
    if unlock.status == "consumed" and sitting is None:
        raise BotError("over")
    unlock.expires_at = max(unlock.expires_at, unit.now) + timedelta(hours=hours)
    unlock.warned_at = None
    if sitting is not None:
        sitting.deadline_at = max(sitting.deadline_at, unit.now) + timedelta(hours=hours)
    await unit.session.flush()
    major = await unit.session.get_one(MajorObjective, unlock.major_objective_id)
    values = {"coach": who.name, "major": major.title, "major_id": major.id, "until": unlock.expires_at}
    unit.tell(Notice(unlock.user_id, "check_longer", await _with_zone(unit, unlock.user_id, values)))
    return unlock


async def revoke(unit: Unit, who: Who, unlock_id: str) -> Finished | None:
    """End an open check; one that is being taken is interrupted, and counts for nothing."""
    unlock = await _own(unit, who, unlock_id)
    sitting = await _sitting(unit, unlock)
    ended = await unit.session.execute(
        update(DiagnosticUnlock)
        .where(DiagnosticUnlock.id == unlock.id, DiagnosticUnlock.status.in_(("approved", "consumed")))
        .values(status="revoked")
        .returning(DiagnosticUnlock.id)
    )
    if ended.one_or_none() is None or (unlock.status == "consumed" and sitting is None):
        raise BotError("over")
    await unit.session.refresh(unlock)
    major = await unit.session.get_one(MajorObjective, unlock.major_objective_id)
    unit.tell(Notice(unlock.user_id, "check_ended", {"coach": who.name, "major": major.title, "major_id": major.id}))
    return await outcomes.close(unit, sitting, interrupted=True) if sitting else None


async def close_unused(unit: Unit, unlock_id: str, tries: int) -> bool:
    """Close an unlock of which no try was taken yet; False once one was, or it ran out, or was ended."""
    closed = await unit.session.execute(
        update(DiagnosticUnlock)
        .where(
            DiagnosticUnlock.id == unlock_id,
            DiagnosticUnlock.status == "approved",
            DiagnosticUnlock.expires_at > unit.now,
            DiagnosticUnlock.attempts_remaining == tries,
        )
        .values(status="revoked")
        .returning(DiagnosticUnlock.id)
    )
    return closed.one_or_none() is not None


async def own(unit: Unit, who: Who, unlock_id: str) -> tuple[DiagnosticUnlock, bool]:
    """Return an unlock of a student whom this coach sees, and whether the check is being taken."""
    unlock = await _own(unit, who, unlock_id)
    return unlock, await _sitting(unit, unlock) is not None


async def _own(unit: Unit, who: Who, unlock_id: str) -> DiagnosticUnlock:
    one = scope.with_student(DiagnosticUnlock, who.coach()).where(DiagnosticUnlock.id == unlock_id)
    unlock, _ = await found(unit, one.execution_options(populate_existing=True))
    return unlock


async def _sitting(unit: Unit, unlock: DiagnosticUnlock) -> AttemptInHand | None:
    return await unit.session.scalar(select(AttemptInHand).where(AttemptInHand.unlock_id == unlock.id))


async def _with_zone(unit: Unit, user_id: str, values: dict[str, Any]) -> dict[str, Any]:
    return values | {"zone": await preferences.zone_of(unit, user_id), "now": unit.now}
