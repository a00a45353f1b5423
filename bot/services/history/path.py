"""How far everybody is on the path: some have mastered the first major, four ask a coach for the next step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import select

from bot.content import playground
from bot.models import (
    Activity,
    ActivityProgress,
    DiagnosticUnlockRequest,
    Domain,
    LearningObjective,
    MajorObjective,
    StudentMajorObjective,
    StudentObjective,
    User,
    new_id,
)
from bot.services.history.past import Past

MASTERED, ASK_FOR_A_CHECK, ASK_FOR_A_TALK, ON_THE_WAY = 8, 3, 1, 8  # the others have not begun
AFTERNOON, EVENING = 14 * 60, 19 * 60


class Part(NamedTuple):
    """An objective with its activities, in order."""

    objective: LearningObjective
    activities: Sequence[Activity]


@dataclass(frozen=True)
class Walk:
    """One student on one major: which share of its activities is done, and how it stands."""

    student: User
    major: MajorObjective
    parts: Sequence[Part]
    share: float
    status: str
    asks_for_a_check: bool = False


async def walk(past: Past) -> None:
    """Assign the first two majors of the first domain, and write what was done of them."""
    majors = await _first_majors(past)
    if len(majors) < 2:
        return  # the school has a curriculum of its own by now
    chance = past.chance("path")
    walks = list(_walks(chance, past.students, *majors))
    objectives: list[dict[str, Any]] = []
    ticks: list[dict[str, Any]] = []
    for one in walks:
        left = ceil(one.share * sum(len(part.activities) for part in one.parts))
        days = iter(sorted(chance.choices(past.days[1:-4] if one.share == 1 else past.days[1:], k=left)))
        for part in one.parts:
            done = part.activities[: max(left, 0)]
            left -= len(part.activities)
            objectives.append(_objective(past, one, part, len(done)))
            ticks += [_tick(past, chance, objectives[-1], activity, next(days)) for activity in done]
    await past.write(StudentMajorObjective, [_major(past, one) for one in walks])
    await past.write(StudentObjective, objectives)
    await past.write(ActivityProgress, ticks)
    await past.write(DiagnosticUnlockRequest, [_request(past, one) for one in walks if one.asks_for_a_check])


async def _first_majors(past: Past) -> list[tuple[MajorObjective, Sequence[Part]]]:
    session = past.unit.session
    domain = select(Domain.id).order_by(Domain.order).limit(1).scalar_subquery()
    first = select(MajorObjective).where(MajorObjective.domain_id == domain)
    majors = (await session.scalars(first.order_by(MajorObjective.created_at).limit(2))).all()
    return [(major, await _parts(past, major)) for major in majors]


async def _parts(past: Past, major: MajorObjective) -> Sequence[Part]:
    session = past.unit.session
    mine = select(LearningObjective).where(LearningObjective.major_objective_id == major.id)
    objectives = (await session.scalars(mine.order_by(LearningObjective.created_at))).all()
    todo = select(Activity).order_by(Activity.order)
    return [Part(one, (await session.scalars(todo.where(Activity.objective_id == one.id))).all()) for one in objectives]


def _walks(
    chance: Random,
    students: Sequence[User],
    first: tuple[MajorObjective, Sequence[Part]],
    second: tuple[MajorObjective, Sequence[Part]],
) -> Iterator[Walk]:
    order = iter(chance.sample(students, len(students)))
    for _, student in zip(range(MASTERED), order, strict=False):
        yield Walk(student, *first, 1, "mastered")
        yield Walk(student, *second, chance.uniform(0.1, 0.9), "in_progress")
    for _, student in zip(range(ASK_FOR_A_CHECK), order, strict=False):
        yield Walk(student, *first, 1, "in_progress", asks_for_a_check=True)
    for _, student in zip(range(ASK_FOR_A_TALK), order, strict=False):
        yield Walk(student, *first, 1, "viva_requested")
    for _, student in zip(range(ON_THE_WAY), order, strict=False):
        yield Walk(student, *first, chance.uniform(0.15, 0.85), "in_progress")
    for student in order:
        yield Walk(student, *first, 0, "assigned")


def _major(past: Past, one: Walk) -> dict[str, Any]:
    asks, has = one.status == "viva_requested", one.status == "mastered"
    return {
        "user_id": one.student.id,
        "major_objective_id": one.major.id,
        "assigned_by": past.coach.id,
        "assigned_at": past.at(past.days[0], AFTERNOON),
        "status": one.status,
        "viva_requested_at": past.at(past.days[-1], EVENING) if asks else None,
        "viva_request_notes": playground.cast().viva_note if asks else None,
        "mastered_at": past.at(past.days[-4], AFTERNOON) if has else None,
    }


def _objective(past: Past, one: Walk, part: Part, done: int) -> dict[str, Any]:
    """Assign a part; its status follows from how many of its activities are done."""
    status = "in_progress" if done else "assigned"
    return {
        "id": new_id(),
        "user_id": one.student.id,
        "objective_id": part.objective.id,
        "major_objective_id": one.major.id,
        "assigned_by": past.coach.id,
        "assigned_at": past.at(past.days[0], AFTERNOON),
        "status": "completed" if done == len(part.activities) else status,
    }


def _tick(past: Past, chance: Random, objective: dict[str, Any], activity: Activity, day: date) -> dict[str, Any]:
    usual = activity.estimated_minutes or 20
    return {
        "user_id": objective["user_id"],
        "activity_id": activity.id,
        "student_objective_id": objective["id"],
        "completed": True,
        "completed_at": past.at(day, EVENING),
        "time_spent_minutes": round(usual * chance.uniform(0.5, 1.5)),
    }


def _request(past: Past, one: Walk) -> dict[str, Any]:
    return {
        "user_id": one.student.id,
        "major_objective_id": one.major.id,
        "requested_at": past.at(past.days[-1], EVENING),
        "status": "pending",
    }
