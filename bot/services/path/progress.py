"""How far a student is: statuses follow from ticks, by the rules of the contract.

An objective is `completed` when all its activities are done or it has none, or when a coach confirmed what the student
showed of it; `in_progress` when some are done, else `assigned`; a legacy `mastered` counts as completed and stays.
A major follows its objectives between `assigned` and `in_progress`; one that waits for a talk falls back once an
objective of it is open again; `mastered` is never touched.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from bot.db import Unit
from bot.models import Activity, ActivityProgress, Claim, StudentMajorObjective, StudentObjective
from bot.models.progress import MajorStatus, ObjectiveStatus

Column = InstrumentedAttribute[str]
COMPLETE = ("completed", "mastered", "viva_requested")  # the last two are legacy
# Joins a student's tick to an activity and the student's objective.
IS_TICKED = and_(
    ActivityProgress.activity_id == Activity.id,
    ActivityProgress.student_objective_id == StudentObjective.id,
    ActivityProgress.completed,
)


def objective_status(done: int, of: int) -> ObjectiveStatus:
    """Return the status of an objective with so many of its activities done."""
    if done == of:
        return "completed"
    return "in_progress" if done else "assigned"


def major_status(now: MajorStatus, parts: Sequence[ObjectiveStatus]) -> MajorStatus:
    """Return the status of a major whose assigned objectives have these."""
    if now == "mastered" or (now == "viva_requested" and all(one in COMPLETE for one in parts)):
        return now
    return "in_progress" if any(one != "assigned" for one in parts) else "assigned"


def all_done(user_id: Column, major_id: Column) -> ColumnElement[bool]:
    """Return the condition that a student has completed every objective of a major, of one or more."""
    theirs = StudentObjective.user_id == user_id, StudentObjective.major_objective_id == major_id
    return and_(exists().where(*theirs), ~exists().where(*theirs, StudentObjective.status.not_in(COMPLETE)))


async def follow(unit: Unit, user_id: str, objective_ids: Collection[str]) -> None:
    """Let a student's objectives follow from what is ticked, and then the majors that they belong to."""
    mine = (
        await unit.session.scalars(
            select(StudentObjective).where(
                StudentObjective.user_id == user_id, StudentObjective.objective_id.in_(objective_ids)
            )
        )
    ).all()
    counts = await _counts(unit, mine)
    confirmed = await _confirmed(unit, mine)
    for one in mine:
        if one.status != "mastered":
            one.status = "completed" if one.id in confirmed else objective_status(*counts[one.id])
    await unit.session.flush()
    await follow_majors(unit, user_id, {one.major_objective_id for one in mine if one.major_objective_id})


async def follow_majors(unit: Unit, user_id: str, major_ids: Collection[str]) -> None:
    """Let a student's majors follow from their objectives, after a coach who decides about one at this moment."""
    await unit.session.flush()
    majors = await unit.session.scalars(
        select(StudentMajorObjective)
        .where(StudentMajorObjective.user_id == user_id, StudentMajorObjective.major_objective_id.in_(major_ids))
        .order_by(StudentMajorObjective.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for major in majors.all():
        major.status = major_status(major.status, await statuses(unit, user_id, major.major_objective_id))
    await unit.session.flush()


async def statuses(unit: Unit, user_id: str, major_id: str) -> Sequence[ObjectiveStatus]:
    """Return the status of each objective of a major that is assigned to a student."""
    mine = select(StudentObjective.status).where(
        StudentObjective.user_id == user_id, StudentObjective.major_objective_id == major_id
    )
    return (await unit.session.scalars(mine)).all()


async def _confirmed(unit: Unit, mine: Sequence[StudentObjective]) -> set[str]:
    """Return which of a student's objectives a coach has confirmed."""
    found = select(Claim.student_objective_id).where(
        Claim.state == "confirmed", Claim.student_objective_id.in_([one.id for one in mine])
    )
    return set(await unit.session.scalars(found))


async def _counts(unit: Unit, mine: Sequence[StudentObjective]) -> dict[str, tuple[int, int]]:
    """Return how many activities are done, and how many there are, by the student's objective."""
    rows = await unit.session.execute(
        select(StudentObjective.id, func.count(ActivityProgress.id), func.count(Activity.id))
        .outerjoin(Activity, Activity.objective_id == StudentObjective.objective_id)
        .outerjoin(ActivityProgress, IS_TICKED)
        .where(StudentObjective.id.in_([one.id for one in mine]))
        .group_by(StudentObjective.id)
    )
    return {key: (done, of) for key, done, of in rows}
