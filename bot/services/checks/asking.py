"""May a check be asked for, begun, practised? And asking for one, and taking that back."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select, update
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import (
    ActivityProgress,
    AttemptInHand,
    Batch,
    DiagnosticAttempt,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    MajorObjective,
    StudentMajorObjective,
    SuggestedActivity,
    User,
)
from bot.services.checks import policy, sources
from bot.services.checks.policy import Policy
from bot.services.errors import BotError
from bot.services.path import progress
from bot.services.who import Who


@dataclass(frozen=True)
class Standing:
    """Where a student stands with the check of a major; `why_not` is the code of what keeps them from asking."""

    major: MajorObjective
    status: str
    rules: Policy
    done: int
    of: int
    request: DiagnosticUnlockRequest | None
    unlock: DiagnosticUnlock | None
    sitting: AttemptInHand | None
    last: DiagnosticAttempt | None
    why_not: str | None
    needs_unlock: bool


async def standing(unit: Unit, student: User, major_id: str) -> Standing:
    """Return all that decides about a student's check of a major. BotError: `not_on_path`."""
    mine = await assigned(unit, student.id, major_id)
    major = await unit.session.get(MajorObjective, major_id)
    if mine is None or major is None:
        raise BotError("not_on_path")
    parts = await progress.statuses(unit, student.id, major_id)
    found: dict[str, Any] = {
        "request": await pending(unit, student.id, major_id),
        "unlock": await valid_unlock(unit, student.id, major_id),
        "sitting": await unit.session.scalar(
            select(AttemptInHand).where(
                AttemptInHand.user_id == student.id, AttemptInHand.major_objective_id == major_id
            )
        ),
        "last": await last_check(unit, student.id, major_id),
    }
    done = sum(one in progress.COMPLETE for one in parts)
    has_questions = bool(await sources.of_module(unit, major.diagnostic_module_key))
    why = _open_already(mine.status, found["request"], found["unlock"], found["sitting"]) or (
        None if has_questions else "no_questions"
    )
    if why is None and (done < len(parts) or not parts):
        why = "steps_open"
    if why is None and found["last"] is not None:
        why = await _first_look_back(unit, student.id, found["last"])
    return Standing(
        major, mine.status, await policy.of(unit, major_id), done, len(parts), **found, why_not=why,
        needs_unlock=await needs_unlock(unit, student.id, major_id),
    )  # fmt: skip


def _open_already(status: str, request: object, unlock: object, sitting: Any) -> str | None:
    if status == "mastered":
        return "mastered_already"
    if status == "viva_requested":
        return "waits_for_talk"
    if sitting is not None and sitting.kind != "practice":
        return "check_in_hand"
    return "open_already" if unlock else "asked_already" if request else None


async def _first_look_back(unit: Unit, user_id: str, last: DiagnosticAttempt) -> str | None:
    """After a check that did not pass: its review was opened, and one thing was practised since."""
    if last.reviewed_at is None:
        return "look_first"
    practised = select(DiagnosticAttempt.id).where(
        DiagnosticAttempt.user_id == user_id,
        DiagnosticAttempt.major_objective_id == last.major_objective_id,
        DiagnosticAttempt.attempt_type == "practice",
        DiagnosticAttempt.submitted_at > last.submitted_at,
    )
    suggested = select(SuggestedActivity.id).where(
        SuggestedActivity.user_id == user_id, SuggestedActivity.done_at > last.submitted_at
    )
    ticked = select(ActivityProgress.id).where(
        ActivityProgress.user_id == user_id, ActivityProgress.completed_at > last.submitted_at
    )
    for found in (practised, suggested, ticked):
        if await unit.session.scalar(found.limit(1)):
            return None
    return "practise_first"


async def ask(unit: Unit, who: Who, major_id: str) -> Standing:
    """Ask for a check; a second time changes nothing. BotError: what keeps the student from asking.

    Whoever calls this tells the coaches, as for every card.
    """
    student = who.student()
    now = await standing(unit, student, major_id)
    if now.why_not == "asked_already":
        return now
    if now.why_not:
        raise BotError(now.why_not, major=now.major.title)
    request = DiagnosticUnlockRequest(user_id=student.id, major_objective_id=major_id, requested_at=unit.now)
    try:
        async with unit.session.begin_nested():
            unit.session.add(request)
    except IntegrityError:  # the same press, a second time at the same moment
        return await standing(unit, student, major_id)
    return await standing(unit, student, major_id)


async def take_back(unit: Unit, who: Who, request_id: str) -> DiagnosticUnlockRequest:
    """Cancel one's own request, while it waits. BotError: `over`."""
    taken = await unit.session.scalar(
        update(DiagnosticUnlockRequest)
        .where(
            DiagnosticUnlockRequest.id == request_id,
            DiagnosticUnlockRequest.user_id == who.student().id,
            DiagnosticUnlockRequest.status == "pending",
        )
        .values(status="canceled", handled_at=unit.now)
        .returning(DiagnosticUnlockRequest.id)
    )
    if taken is None:
        raise BotError("over")
    return await unit.session.get_one(DiagnosticUnlockRequest, taken, populate_existing=True)


async def may_begin(unit: Unit, student: User, major_id: str) -> None:
    """Refuse a check that is not open for this student. BotError: `not_open`, or what keeps them from asking."""
    now = await standing(unit, student, major_id)
    if now.status == "mastered":
        raise BotError("mastered_already", major=now.major.title)
    if now.unlock is not None:
        return
    if now.needs_unlock:
        raise BotError("not_open")
    if now.why_not:
        raise BotError(now.why_not, major=now.major.title)


async def may_practise(unit: Unit, student: User, major_id: str) -> None:
    """Refuse to practise what is not on the path."""
    if await assigned(unit, student.id, major_id) is None:
        raise BotError("not_on_path")


async def needs_unlock(unit: Unit, user_id: str, major_id: str) -> bool:
    """Whether a coach has to open the check; a policy may spare that for the first one only."""
    rules = await policy.of(unit, major_id)
    return rules.needs_unlock or await last_check(unit, user_id, major_id) is not None


async def assigned(unit: Unit, user_id: str, major_id: str) -> StudentMajorObjective | None:
    """Return a major as it stands on a student's path."""
    return await unit.session.scalar(
        select(StudentMajorObjective).where(
            StudentMajorObjective.user_id == user_id, StudentMajorObjective.major_objective_id == major_id
        )
    )


async def pending(unit: Unit, user_id: str, major_id: str) -> DiagnosticUnlockRequest | None:
    """Return the request of a student that waits."""
    return await unit.session.scalar(
        select(DiagnosticUnlockRequest).where(
            DiagnosticUnlockRequest.user_id == user_id,
            DiagnosticUnlockRequest.major_objective_id == major_id,
            DiagnosticUnlockRequest.status == "pending",
        )
    )


def is_valid(unit: Unit, user_id: str, major_id: str) -> ColumnElement[bool]:
    """Return the condition that an unlock of this student opens the check now: by the clock, whatever any job did."""
    return and_(DiagnosticUnlock.major_objective_id == major_id, _opens_something(unit, user_id))


def _opens_something(unit: Unit, user_id: str) -> ColumnElement[bool]:
    return and_(
        DiagnosticUnlock.user_id == user_id,
        DiagnosticUnlock.status == "approved",
        DiagnosticUnlock.expires_at > unit.now,
        DiagnosticUnlock.attempts_remaining > 0,
    )


async def valid_unlock(unit: Unit, user_id: str, major_id: str) -> DiagnosticUnlock | None:
    """Return the unlock that opens the check now."""
    return await unit.session.scalar(select(DiagnosticUnlock).where(is_valid(unit, user_id, major_id)))


async def last_check(unit: Unit, user_id: str, major_id: str) -> DiagnosticAttempt | None:
    """Return the newest check that counts."""
    mine = select(DiagnosticAttempt).where(
        DiagnosticAttempt.user_id == user_id, DiagnosticAttempt.major_objective_id == major_id, counts_as_check()
    )
    newest = mine.order_by(DiagnosticAttempt.submitted_at.desc(), DiagnosticAttempt.id)
    return (await unit.session.scalars(newest.limit(1))).first()


def counts_as_check() -> ColumnElement[bool]:
    """Return the condition that an attempt counts as a check: not practice, not interrupted."""
    return and_(DiagnosticAttempt.attempt_type == "mastery", DiagnosticAttempt.interrupted.is_(False))


async def open_for(unit: Unit, user_id: str) -> tuple[DiagnosticUnlock, MajorObjective] | None:
    """Return the open check of a student that ends first."""
    found = await unit.session.execute(
        select(DiagnosticUnlock, MajorObjective)
        .join(MajorObjective, MajorObjective.id == DiagnosticUnlock.major_objective_id)
        .where(_opens_something(unit, user_id))
        .order_by(DiagnosticUnlock.expires_at)
        .limit(1)
    )
    row = found.one_or_none()
    return (row[0], row[1]) if row else None


async def to_look_at_again(unit: Unit, student: User) -> MajorObjective | None:
    """Return a major that was mastered longer ago than the class lets pass, and was not practised since."""
    weeks = await unit.session.scalar(select(Batch.recheck_weeks).where(Batch.name == student.batch))
    if not weeks:
        return None
    since = unit.now - timedelta(weeks=weeks)
    practised = exists(
        select(DiagnosticAttempt.id).where(
            DiagnosticAttempt.user_id == student.id,
            DiagnosticAttempt.major_objective_id == MajorObjective.id,
            DiagnosticAttempt.submitted_at > since,
        )
    )
    old = (
        select(MajorObjective)
        .join(StudentMajorObjective, StudentMajorObjective.major_objective_id == MajorObjective.id)
        .where(
            StudentMajorObjective.user_id == student.id,
            StudentMajorObjective.status == "mastered",
            StudentMajorObjective.mastered_at <= since,
            MajorObjective.diagnostic_module_key.is_not(None),
            ~practised,
        )
        .order_by(StudentMajorObjective.mastered_at)
    )
    return (await unit.session.scalars(old.limit(1))).first()


async def counts(unit: Unit, user_id: str) -> tuple[int, int]:
    """Return how many checks are open for a student, and how many they have asked for."""
    opened = select(func.count(DiagnosticUnlock.id)).where(_opens_something(unit, user_id))
    waiting = select(func.count(DiagnosticUnlockRequest.id)).where(
        DiagnosticUnlockRequest.user_id == user_id, DiagnosticUnlockRequest.status == "pending"
    )
    return await unit.session.scalar(opened) or 0, await unit.session.scalar(waiting) or 0
