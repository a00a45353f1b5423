"""What the clock did to a student's check, as far as that is still news: it ends soon, it has ended, it was closed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from bot.db import Unit
from bot.models import (
    AttemptInHand,
    Decision,
    DiagnosticAttempt,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    MajorObjective,
    Reminder,
    StudentMajorObjective,
)
from bot.services.checks import interruptions
from bot.services.reminding.readers import Reader

ENDS_SOON, EXPIRED, CLOSED = "check_ends_soon", "check_expired", "check_closed"

Due = Sequence[tuple[Reader, Reminder]]


def until(unlock: DiagnosticUnlock) -> str:
    """Return what a warning is about: an unlock and its end, so that one that was made longer is warned of again."""
    return f"{unlock.id}:{unlock.expires_at.timestamp():.3f}"


async def ends_soon(unit: Unit, due: Due) -> Mapping[str, Mapping[str, Any]]:
    """Return the checks that are still open, and not begun."""
    begun = exists(select(AttemptInHand.id).where(AttemptInHand.unlock_id == DiagnosticUnlock.id))
    rows = await unit.session.execute(
        select(DiagnosticUnlock, MajorObjective.title)
        .join(MajorObjective, MajorObjective.id == DiagnosticUnlock.major_objective_id)
        .where(
            DiagnosticUnlock.id.in_([row.subject_id.split(":")[0] for _, row in due]),
            DiagnosticUnlock.status == "approved",
            DiagnosticUnlock.expires_at > unit.now,
            ~begun,
        )
    )
    found = {until(unlock): (unlock, title) for unlock, title in rows}
    told = {}
    for reader, row in due:
        if row.subject_id in found:
            unlock, title = found[row.subject_id]
            told[row.id] = {"major": title, "major_id": unlock.major_objective_id, "until": unlock.expires_at,
                            "zone": reader.calendar.zone, "now": unit.now}  # fmt: skip
    return told


async def expired(unit: Unit, due: Due) -> Mapping[str, Mapping[str, Any]]:
    """Return the checks that ended unused and can be asked for again."""
    rows = await unit.session.execute(
        select(DiagnosticUnlock, MajorObjective.title)
        .join(MajorObjective, MajorObjective.id == DiagnosticUnlock.major_objective_id)
        .where(DiagnosticUnlock.id.in_([row.subject_id for _, row in due]), ~went_on())
    )
    found = {unlock.id: {"major": title, "major_id": unlock.major_objective_id} for unlock, title in rows}
    return {row.id: found[row.subject_id] for _, row in due if row.subject_id in found}


def went_on() -> ColumnElement[bool]:
    """Return the condition that it went on with the major of an unlock: asked for, opened anew, or mastered."""
    again, ask, mine = aliased(DiagnosticUnlock), DiagnosticUnlockRequest, StudentMajorObjective

    def same(table: Any) -> ColumnElement[bool]:
        return and_(
            table.user_id == DiagnosticUnlock.user_id, table.major_objective_id == DiagnosticUnlock.major_objective_id
        )

    return or_(
        DiagnosticUnlock.status != "expired",
        exists(select(again.id).where(same(again), again.approved_at > DiagnosticUnlock.approved_at)),
        exists(select(ask.id).where(same(ask), ask.status == "pending")),
        exists(select(mine.id).where(same(mine), mine.status == "mastered")),
    )


async def closed(unit: Unit, due: Due) -> Mapping[str, Mapping[str, Any]]:
    """Return the attempts that were closed, as long as nobody has looked at them."""
    given_back = exists(
        select(Decision.id).where(
            Decision.kind == interruptions.NAME,
            Decision.subject_id == DiagnosticAttempt.id,
            Decision.undone_at.is_(None),
        )
    )
    rows = await unit.session.execute(
        select(DiagnosticAttempt, MajorObjective.title)
        .join(MajorObjective, MajorObjective.id == DiagnosticAttempt.major_objective_id)
        .where(
            DiagnosticAttempt.id.in_([row.subject_id for _, row in due]),
            DiagnosticAttempt.reviewed_at.is_(None),
            ~given_back,
        )
    )
    found = {
        one.id: {"major": title, "major_id": one.major_objective_id, "attempt": one.id,
                 "interrupted": one.interrupted, "passed": one.passed}
        for one, title in rows
    }  # fmt: skip
    return {row.id: found[row.subject_id] for _, row in due if row.subject_id in found}
