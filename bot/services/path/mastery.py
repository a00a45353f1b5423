"""Mastery: by a pass or by a coach's decision, with everything that belongs to it; and taking it back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update

from bot.content.texts import N_
from bot.db import Unit
from bot.models import (
    Activity,
    ActivityProgress,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    LearningObjective,
    StudentMajorObjective,
    StudentObjective,
)

SHOWN = N_("shown in the check")

Undo = Mapping[str, Any]


async def master(unit: Unit, major: StudentMajorObjective) -> Undo:
    """Make a major mastered, its objectives assigned and completed, their activities done; return how it was before."""
    before: dict[str, Any] = {"status": major.status, "objectives": {}, "activities": {}}
    major.status, major.mastered_at = "mastered", unit.now
    for one in await _objectives(unit, major, before["objectives"]):
        await _finish_activities(unit, one, before["activities"])
    await _nothing_left_to_check(unit, major)
    await unit.session.flush()
    return before


async def _nothing_left_to_check(unit: Unit, major: StudentMajorObjective) -> None:
    """Let nothing wait or stay open for a check of what is mastered; nobody could say yes to it any more."""
    for table, old, new in (
        (DiagnosticUnlockRequest, "pending", "canceled"),
        (DiagnosticUnlock, "approved", "revoked"),
    ):
        theirs = table.user_id == major.user_id, table.major_objective_id == major.major_objective_id
        await unit.session.execute(update(table).where(*theirs, table.status == old).values(status=new))


async def restore(unit: Unit, major: StudentMajorObjective, before: Undo) -> None:
    """Put back what `master` changed; the decision that it came from is taken back."""
    major.status, major.mastered_at = before["status"], None
    for table, key in ((ActivityProgress, "activities"), (StudentObjective, "objectives")):
        for row_id, value in before[key].items():
            row: Any = await unit.session.get(table, row_id)
            if row is not None and value is None:
                await unit.session.delete(row)
            elif row is not None:
                _put_back(row, value)
    await unit.session.flush()


def _put_back(row: Any, value: Any) -> None:
    if isinstance(row, StudentObjective):
        row.status = value
    else:
        row.completed, row.completed_at, row.notes = False, None, value["notes"]


async def _objectives(
    unit: Unit, major: StudentMajorObjective, before: dict[str, Any]
) -> list[StudentObjective]:  # fmt: skip
    """Return all objectives of a major as the student's own, completed, assigning those that were not."""
    parts = select(LearningObjective.id).where(LearningObjective.major_objective_id == major.major_objective_id)
    wanted = (await unit.session.scalars(parts)).all()
    mine = select(StudentObjective).where(
        StudentObjective.user_id == major.user_id, StudentObjective.objective_id.in_(wanted)
    )
    known = {one.objective_id: one for one in await unit.session.scalars(mine)}
    for objective_id in wanted:
        if objective_id in known:
            one = known[objective_id]
            before[one.id] = one.status
        else:
            one = known[objective_id] = StudentObjective(
                user_id=major.user_id, objective_id=objective_id, major_objective_id=major.major_objective_id,
                assigned_by=major.assigned_by, assigned_at=unit.now,
            )  # fmt: skip
            unit.session.add(one)
            await unit.session.flush()
            before[one.id] = None
        if one.status != "mastered":
            one.status = "completed"
    return list(known.values())


async def _finish_activities(unit: Unit, one: StudentObjective, before: dict[str, Any]) -> None:
    mine = select(ActivityProgress).where(ActivityProgress.student_objective_id == one.id)
    known = {row.activity_id: row for row in await unit.session.scalars(mine)}
    for activity_id in await unit.session.scalars(select(Activity.id).where(Activity.objective_id == one.objective_id)):
        row = known.get(activity_id)
        if row is not None and row.completed:
            continue
        if row is None:
            row = ActivityProgress(user_id=one.user_id, activity_id=activity_id, student_objective_id=one.id)
            unit.session.add(row)
            await unit.session.flush()
            before[row.id] = None
        else:
            before[row.id] = {"notes": row.notes}
        row.completed, row.completed_at, row.notes = True, unit.now, row.notes or SHOWN
