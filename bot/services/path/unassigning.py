"""Taking objectives and majors off students' paths; what is mastered stays, and so does what somebody waits for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Select, delete, func, or_, select, union

from bot.db import Unit
from bot.models import (
    Activity,
    ActivityProgress,
    AttemptInHand,
    Claim,
    DiagnosticAttempt,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    LearningObjective,
    SecondLook,
    StudentMajorObjective,
    StudentObjective,
    User,
)
from bot.services.curriculum.parts import find
from bot.services.path import audience, progress
from bot.services.path.audience import Audience
from bot.services.who import Who

Stays = Literal["mastered", "waits"]
LEGACY = ("mastered", "viva_requested")


@dataclass(frozen=True)
class Held:
    """How far a student is with what would be taken: activities done of how many. `stays` says why it can't go, if so.

    `is_touched` is true where something of it is done.
    """

    student: User
    rows: Sequence[StudentObjective]
    done: int
    of: int
    stays: Stays | None

    @property
    def is_touched(self) -> bool:
        """Whether a coach has to be asked first."""
        return self.done > 0 or any(one.status in LEGACY for one in self.rows)


@dataclass(frozen=True)
class Unassigned:
    """From how many students a part was taken, and how many keep it, by the reason; of `done` nobody was sure."""

    title: str
    gone: int
    mastered: int
    waits: int
    done: int


async def held(unit: Unit, who: Who, kind: str, part_id: str, of: Audience) -> list[Held]:
    """Return everybody of an audience who has a part, or something of a major, with how far they are."""
    part = await find(unit, who, kind, part_id)
    people = await audience.students(unit, who, of)
    return await _held(unit, kind, part.id, part.id if kind == "major" else part.major_objective_id, people)


async def unassign(unit: Unit, who: Who, kind: str, part_id: str, of: Audience, *, sure: bool = False) -> Unassigned:
    """Take a part off the paths of an audience; the last objective takes its major along.

    Whoever has done something of it keeps it, unless the coach was asked and is `sure`. A mastered major is never
    taken, nor one about which somebody waits for an answer. A second time changes nothing.
    """
    part = await find(unit, who, kind, part_id)
    major_id = part.id if kind == "major" else part.major_objective_id
    found = await held(unit, who, kind, part_id, of)
    kept = Counter(one.stays or ("done" if one.is_touched and not sure else "gone") for one in found)
    for one in found:
        if one.stays is None and (sure or not one.is_touched):
            await _take(unit, one, major_id)
    return Unassigned(part.title, kept["gone"], kept["mastered"], kept["waits"], kept["done"])


async def _held(unit: Unit, kind: str, part_id: str, major_id: str | None, people: Sequence[User]) -> list[Held]:
    ids = [one.id for one in people]
    mine = select(StudentObjective).where(StudentObjective.user_id.in_(ids))
    if kind == "objective":
        mine = mine.where(StudentObjective.objective_id == part_id)
    else:
        parts = select(LearningObjective.id).where(LearningObjective.major_objective_id == part_id)
        belongs = or_(StudentObjective.major_objective_id == part_id, StudentObjective.objective_id.in_(parts))
        mine = mine.where(belongs)
    rows: dict[str, list[StudentObjective]] = {}
    for row in await unit.session.scalars(mine):
        rows.setdefault(row.user_id, []).append(row)
    with_major = set(await _with_major(unit, part_id, ids)) if kind == "major" else set()
    done, total = await _done(unit, rows), await _activities(unit, rows)
    stays = await _staying(unit, major_id, ids, [one.id for some in rows.values() for one in some])
    return [
        Held(student, rows.get(student.id, ()), sum(done[one.id] for one in rows.get(student.id, ())),
             sum(total[one.objective_id] for one in rows.get(student.id, ())), stays.get(student.id))
        for student in people
        if student.id in rows or student.id in with_major
    ]  # fmt: skip


async def _with_major(unit: Unit, major_id: str, ids: Iterable[str]) -> Iterable[str]:
    mine = select(StudentMajorObjective.user_id).where(StudentMajorObjective.major_objective_id == major_id)
    return await unit.session.scalars(mine.where(StudentMajorObjective.user_id.in_(list(ids))))


async def _done(unit: Unit, rows: dict[str, list[StudentObjective]]) -> Counter[str]:
    """Return how many activities are done, by the student's objective."""
    ids = [one.id for some in rows.values() for one in some]
    ticked = select(ActivityProgress.student_objective_id, func.count()).where(
        ActivityProgress.student_objective_id.in_(ids), ActivityProgress.completed
    )
    found = await unit.session.execute(ticked.group_by(ActivityProgress.student_objective_id))
    return Counter({row[0]: row[1] for row in found.all()})


async def _activities(unit: Unit, rows: dict[str, list[StudentObjective]]) -> Counter[str]:
    """Return how many activities there are, by the objective."""
    ids = {one.objective_id for some in rows.values() for one in some}
    counted = select(Activity.objective_id, func.count()).where(Activity.objective_id.in_(ids))
    found = await unit.session.execute(counted.group_by(Activity.objective_id))
    return Counter({row[0]: row[1] for row in found.all()})


async def _staying(
    unit: Unit, major_id: str | None, ids: Sequence[str], objective_rows: Sequence[str]
) -> dict[str, Stays]:
    """Return whose part has to stay, and why: the major is mastered, or somebody waits for an answer about it."""
    found: dict[str, Stays] = {}
    for user_id in await unit.session.scalars(union(*_waiting(unit, major_id, objective_rows))):
        found[user_id] = "waits"
    mastered = select(StudentMajorObjective.user_id).where(
        StudentMajorObjective.major_objective_id == major_id, StudentMajorObjective.status == "mastered"
    )
    for user_id in await unit.session.scalars(mastered):
        found[user_id] = "mastered"
    return {user_id: why for user_id, why in found.items() if user_id in ids}


def _waiting(unit: Unit, major_id: str | None, objective_rows: Sequence[str]) -> list[Select[str]]:
    """Return who waits for an answer: about evidence, a talk, a check, or a second look, or has a check open."""
    attempts = select(SecondLook.attempt_id).where(SecondLook.state == "waiting")
    mine = [
        select(table.user_id).where(table.major_objective_id == major_id, *where)
        for table, where in (
            (StudentMajorObjective, [StudentMajorObjective.status == "viva_requested"]),
            (DiagnosticUnlockRequest, [DiagnosticUnlockRequest.status == "pending"]),
            (DiagnosticUnlock, [DiagnosticUnlock.status == "approved", DiagnosticUnlock.expires_at > unit.now]),
            (AttemptInHand, [AttemptInHand.kind != "practice"]),
            (DiagnosticAttempt, [DiagnosticAttempt.id.in_(attempts)]),
        )
    ]
    claims = select(Claim.user_id).where(Claim.state == "waiting", Claim.student_objective_id.in_(objective_rows))
    return [*mine, claims]


async def _take(unit: Unit, one: Held, major_id: str | None) -> None:
    rows = [row.id for row in one.rows]
    await unit.session.execute(delete(StudentObjective).where(StudentObjective.id.in_(rows)))
    if major_id is None:
        return
    if await progress.statuses(unit, one.student.id, major_id):
        await progress.follow_majors(unit, one.student.id, [major_id])
        return
    mine = StudentMajorObjective.user_id == one.student.id, StudentMajorObjective.major_objective_id == major_id
    await unit.session.execute(delete(StudentMajorObjective).where(*mine))
