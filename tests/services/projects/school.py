"""A school in the middle of a project: two coaches of two classes, students of one class and of none."""

from dataclasses import dataclass
from datetime import timedelta

from bot.db import Unit
from bot.models import Batch, CoachBatch, Project
from bot.services.projects import plans, turns
from bot.services.projects.plans import Plan
from bot.services.rhythm.calendar import Span
from bot.services.who import Who
from tests.services.path.school import somebody

ALL = {"project_description": "a bridge", "did_well": "it held", "could_improve": "begin earlier"}


@dataclass(frozen=True)
class Making:
    """Who is there: Lena coaches all classes, Ade only 2157, in which Zoe is; Omar is in none."""

    lena: Who
    ade: Who
    nia: Who
    zoe: Who
    omar: Who
    project: Project


async def making(unit: Unit, *, begun: int = 20, left: int = 5) -> Making:
    """Let a project be active that began so many days ago and has so many left."""
    groups = [Batch(name=name, zone="UTC", created_at=unit.now) for name in ("2156", "2157")]
    unit.session.add_all(groups)
    nia, zoe, omar = [
        await somebody(unit, name, n, "student", batch)
        for n, (name, batch) in enumerate((("Nia", "2156"), ("Zoe", "2157"), ("Omar", None)), 1)
    ]
    lena, ade = [await somebody(unit, name, n, "admin") for n, name in ((4, "Lena"), (5, "Ade"))]
    await unit.session.flush()
    unit.session.add(CoachBatch(user_id=ade.coach().id, batch_id=groups[1].id))
    await unit.session.flush()
    project = await planned(unit, lena, "Bridges", -begun, left)
    await turns.start(unit, lena, project.id, None)
    return Making(lena, ade, nia, zoe, omar, project)


async def planned(unit: Unit, lena: Who, name: str, first: int, last: int) -> Project:
    """Plan a project whose first and last day are so many days from today."""
    today = unit.now.date()
    return await plans.create(unit, lena, Plan(name, None, Span(today + timedelta(first), today + timedelta(last))))
