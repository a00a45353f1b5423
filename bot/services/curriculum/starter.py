"""The curriculum that a school starts with."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select

from bot.content import curriculum as starter
from bot.db import Unit
from bot.models import Activity, Base, Domain, LearningObjective, MajorObjective, User
from bot.services.curriculum.parts import moments

Row = TypeVar("Row", bound=Base)


async def seed(unit: Unit, author: User) -> int:
    """Write the starter curriculum; a school that has any domain keeps its own. Return how many domains are new."""
    if (await unit.session.scalar(select(Domain.id).limit(1))) is not None:
        return 0
    at = moments(unit.now)
    for place, one in enumerate(starter.starter_curriculum()):
        domain = await _added(unit, Domain(order=place, **one.model_dump(exclude={"majors"})))
        for major in one.majors:
            await _seed_major(unit, author, domain, major, at)
    await unit.session.flush()
    return len(starter.starter_curriculum())


async def _seed_major(unit: Unit, author: User, domain: Domain, one: starter.Major, at: Iterator[datetime]) -> None:
    mine = {"domain_id": domain.id, "created_by": author.id}
    values = one.model_dump(exclude={"objectives"})
    major = await _added(unit, MajorObjective(created_at=next(at), **mine, **values))
    for part in one.objectives:
        values = part.model_dump(exclude={"activities"})
        objective = await _added(
            unit,
            LearningObjective(major_objective_id=major.id, created_at=next(at), **mine, **values),
        )
        unit.session.add_all(
            Activity(objective_id=objective.id, order=place, **activity.model_dump())
            for place, activity in enumerate(part.activities)
        )


async def _added(unit: Unit, row: Row) -> Row:
    unit.session.add(row)
    await unit.session.flush()
    return row
