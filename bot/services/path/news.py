"""What waits for a coach of a student's path, and what a coach answered that the student has not looked at."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import (
    Claim,
    Decision,
    LearningObjective,
    MajorObjective,
    StudentMajorObjective,
    StudentObjective,
    User,
)
from bot.services.cards import SEEN, Waiting
from bot.services.path import claims, viva
from bot.services.reading import news as reading

Finder = Callable[[Unit, str], Awaitable[Sequence[Waiting]]]


async def _talks(unit: Unit, user_id: str) -> Sequence[Waiting]:
    rows = await unit.session.execute(
        select(MajorObjective.title, StudentMajorObjective.viva_requested_at, StudentMajorObjective.assigned_at)
        .join(StudentMajorObjective, StudentMajorObjective.major_objective_id == MajorObjective.id)
        .where(StudentMajorObjective.user_id == user_id, StudentMajorObjective.status == "viva_requested")
    )
    return [Waiting(viva.NAME, title, asked or assigned) for title, asked, assigned in rows]


async def _shown(unit: Unit, user_id: str) -> Sequence[Waiting]:
    rows = await unit.session.execute(
        select(LearningObjective.title, Claim.created_at)
        .join(StudentObjective, StudentObjective.objective_id == LearningObjective.id)
        .join(Claim, Claim.student_objective_id == StudentObjective.id)
        .where(Claim.user_id == user_id, Claim.state == "waiting")
    )
    return [Waiting(claims.NAME, title, since) for title, since in rows]


# Areas that ask coaches for something add their finders here.
WAITING: tuple[Finder, ...] = (_talks, _shown, reading.waiting_books, reading.waiting_proposals)


async def waiting(unit: Unit, user_id: str) -> list[Waiting]:
    """Return everything of a student that waits for a coach, the longest first."""
    found = [one for find in WAITING for one in await find(unit, user_id)]
    return sorted(found, key=lambda one: one.since)


async def returned(unit: Unit, user_id: str) -> Mapping[str, Any] | None:
    """Return a coach's latest not-yet about a talk or a claim that the student has not looked at, if there is one."""
    for decision in await _refusals(unit, user_id):
        if decision.undo.get(SEEN):
            continue
        about = _about_major if decision.kind == viva.NAME else _about_part
        found, said = await about(unit, decision), await _said(unit, decision)
        if found is not None and said is not None:
            return {**found, **said}
    return None


async def look_at(unit: Unit, user_id: str, row_id: str) -> Mapping[str, str] | None:
    """Note that a student has opened a major or an objective; return a coach's latest not-yet about it, if any.

    It goes on standing there, with coach and reason, until it is asked for or shown again.
    """
    found = None
    for decision in await _refusals(unit, user_id):
        about = decision.subject_id[: -viva.PLACES]
        if decision.kind == claims.NAME:
            claim = await unit.session.get(Claim, decision.subject_id)
            about = claim.student_objective_id if claim else ""
        if about != row_id:
            continue
        found = found or await _said(unit, decision)
        if not decision.undo.get(SEEN):
            decision.undo = {**decision.undo, SEEN: True}
    await unit.session.flush()
    return found


async def _said(unit: Unit, decision: Decision) -> Mapping[str, str] | None:
    """Return who said not yet, and why; None once something was asked or shown anew, or is done."""
    about = _about_major if decision.kind == viva.NAME else _about_part
    if await about(unit, decision) is None:
        return None
    author = await unit.session.get(User, decision.decided_by) if decision.decided_by else None
    return {"coach": author.display_name if author else "", "reason": decision.reason or ""}


async def _refusals(unit: Unit, user_id: str) -> Sequence[Decision]:
    refused = select(Decision).where(
        Decision.student_id == user_id, Decision.kind.in_((viva.NAME, claims.NAME)), Decision.outcome == "refused",
        Decision.undone_at.is_(None),
    )  # fmt: skip
    return (await unit.session.scalars(refused.order_by(Decision.decided_at.desc(), Decision.id))).all()


async def _about_major(unit: Unit, decision: Decision) -> Mapping[str, Any] | None:
    found = await unit.session.execute(
        select(StudentMajorObjective.id, MajorObjective.title)
        .join(MajorObjective, MajorObjective.id == StudentMajorObjective.major_objective_id)
        .where(
            StudentMajorObjective.id == decision.subject_id[: -viva.PLACES],
            StudentMajorObjective.status.in_(("assigned", "in_progress")),
        )
    )
    row = found.one_or_none()
    return {"kind": viva.NAME, "id": row[0], "title": row[1]} if row else None


async def _about_part(unit: Unit, decision: Decision) -> Mapping[str, Any] | None:
    found = await unit.session.execute(
        select(StudentObjective.id, LearningObjective.title)
        .join(LearningObjective, LearningObjective.id == StudentObjective.objective_id)
        .join(Claim, Claim.student_objective_id == StudentObjective.id)
        .where(Claim.id == decision.subject_id, Claim.state == "returned",
               StudentObjective.status.in_(("assigned", "in_progress")))
    )  # fmt: skip
    row = found.one_or_none()
    return {"kind": claims.NAME, "id": row[0], "title": row[1]} if row else None
