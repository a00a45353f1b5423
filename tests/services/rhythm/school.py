"""A school with a coach of all classes, one of one class, a student, and sprints."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.db import Unit
from bot.models import ActionItem, Batch, CoachBatch, Goal, Sprint
from bot.services.rhythm import sprint_plans, tasks
from bot.services.rhythm.calendar import Span
from bot.services.who import Who
from tests.services.path.school import somebody


@dataclass(frozen=True)
class Planned:
    """Who is there; Lena coaches all classes, Ade only the one in which Nia is not."""

    lena: Who
    ade: Who
    nia: Who
    today: date


async def planned(unit: Unit) -> Planned:
    groups = [Batch(name=name, zone="UTC", created_at=unit.now) for name in ("2156", "2157")]
    unit.session.add_all(groups)
    nia = await somebody(unit, "Nia", 1, "student", "2156")
    lena, ade = [await somebody(unit, name, n, "admin") for n, name in ((3, "Lena"), (4, "Ade"))]
    await unit.session.flush()
    unit.session.add(CoachBatch(user_id=ade.coach().id, batch_id=groups[1].id))
    await unit.session.flush()
    return Planned(lena, ade, nia, unit.now.date())


async def sprint(unit: Unit, who: Planned, name: str, begins: int = 0, days: int = 28) -> Sprint:
    """Plan a sprint that begins so many days after today."""
    first = who.today + timedelta(days=begins)
    return await sprint_plans.create(unit, who.lena, name, Span(first, first + timedelta(days=days - 1)))


async def goal(unit: Unit, who: Who, one: Sprint, title: str = "Tables", **more: object) -> Goal:
    words = dict.fromkeys(("specific", "measurable", "achievable", "relevant", "time_bound"), "words")
    made = Goal(user_id=who.student().id, sprint_id=one.id, title=title, created_at=unit.now, updated_at=unit.now,
                **words, **more)  # fmt: skip
    unit.session.add(made)
    await unit.session.flush()
    return made


async def task(
    unit: Unit, who: Who, one: Sprint, day: date, goal_id: str | None = None, **more: object
) -> ActionItem:  # fmt: skip
    made = ActionItem(user_id=who.student().id, sprint_id=one.id, goal_id=goal_id, title="Cards", order=0,
                      week_number=1, day_of_week=0, **more)  # fmt: skip
    tasks.put_on(made, one, day)
    unit.session.add(made)
    await unit.session.flush()
    return made
