"""Looking around in the curriculum: what there is, and what stands in one part of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import (
    Activity,
    Domain,
    LearningObjective,
    MajorObjective,
    StudentMajorObjective,
    StudentObjective,
    User,
)
from bot.services import scope
from bot.services.checks import policy
from bot.services.checks.policy import Policy
from bot.services.curriculum.parts import find
from bot.services.who import Who


@dataclass(frozen=True)
class Listed:
    """A part in a list: its kind, and how many parts it has itself. Of an activity `type` and `minutes` are known."""

    kind: str
    id: str
    title: str
    count: int = 0
    icon: str = ""
    type: str = ""
    minutes: int | None = None


@dataclass(frozen=True)
class Page:
    """One part with what stands in it, and how many students of this coach have it on their path."""

    part: Any
    inside: Sequence[Listed]
    students: int = 0
    policy: Policy | None = None


async def domains(unit: Unit, who: Who) -> list[Listed]:
    """Return every domain, with the number of its majors."""
    who.coach()
    rows = await unit.session.execute(
        select(Domain, func.count(MajorObjective.id))
        .outerjoin(MajorObjective, MajorObjective.domain_id == Domain.id)
        .group_by(Domain.id)
        .order_by(Domain.order, Domain.name, Domain.id)
    )
    return [Listed("domain", one.id, one.name, count, one.icon) for one, count in rows]


async def domain(unit: Unit, who: Who, domain_id: str) -> Page:
    """Return a domain with its majors, and the objectives that belong to no major."""
    found = await find(unit, who, "domain", domain_id)
    return Page(found, [*await majors(unit, domain_id), *await _alone(unit, domain_id)])


async def majors(unit: Unit, domain_id: str) -> list[Listed]:
    """Return the majors of a domain, with the number of their objectives."""
    rows = await unit.session.execute(
        select(MajorObjective, func.count(LearningObjective.id))
        .outerjoin(LearningObjective, LearningObjective.major_objective_id == MajorObjective.id)
        .where(MajorObjective.domain_id == domain_id)
        .group_by(MajorObjective.id)
        .order_by(MajorObjective.created_at, MajorObjective.id)
    )
    return [Listed("major", one.id, one.title, count) for one, count in rows]


async def _alone(unit: Unit, domain_id: str) -> list[Listed]:
    alone = LearningObjective.domain_id == domain_id, LearningObjective.major_objective_id.is_(None)
    return await _objectives(unit, *alone)


async def major(unit: Unit, who: Who, major_id: str) -> Page:
    """Return a major with its objectives, how it is checked, and for how many it is on the path."""
    found = await find(unit, who, "major", major_id)
    inside = await _objectives(unit, LearningObjective.major_objective_id == major_id)
    mine = StudentMajorObjective.major_objective_id == major_id
    students = await _students(unit, who, StudentMajorObjective.user_id, mine)
    return Page(found, inside, students, await policy.of(unit, major_id))


async def objective(unit: Unit, who: Who, objective_id: str) -> Page:
    """Return an objective with its activities."""
    found = await find(unit, who, "objective", objective_id)
    rows = await unit.session.scalars(
        select(Activity).where(Activity.objective_id == objective_id).order_by(Activity.order, Activity.id)
    )
    inside = [Listed("activity", one.id, one.title, type=one.type, minutes=one.estimated_minutes) for one in rows]
    mine = StudentObjective.objective_id == objective_id
    return Page(found, inside, await _students(unit, who, StudentObjective.user_id, mine))


async def activity(unit: Unit, who: Who, activity_id: str) -> Page:
    """Return an activity."""
    return Page(await find(unit, who, "activity", activity_id), ())


async def _objectives(unit: Unit, *where: Any) -> list[Listed]:
    rows = await unit.session.execute(
        select(LearningObjective, func.count(Activity.id))
        .outerjoin(Activity, Activity.objective_id == LearningObjective.id)
        .where(*where)
        .group_by(LearningObjective.id)
        .order_by(LearningObjective.created_at, LearningObjective.id)
    )
    return [Listed("objective", one.id, one.title, count) for one, count in rows]


async def _students(unit: Unit, who: Who, column: Any, mine: Any) -> int:
    seen = select(User.id).where(scope.seen_by(who.coach()))
    return await unit.session.scalar(select(func.count(column.distinct())).where(mine, column.in_(seen))) or 0
