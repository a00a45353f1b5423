"""A small school for the rules of the path: two coaches of two classes, two students, a major of a few steps."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.db import Unit
from bot.models import (
    Activity,
    Batch,
    Chat,
    CoachBatch,
    Domain,
    LearningObjective,
    MajorObjective,
    StudentMajorObjective,
    StudentObjective,
)
from bot.services import accounts
from bot.services.who import Who


@dataclass(frozen=True)
class Small:
    """Who is there, and Nia's major with its parts and activities, as ids."""

    nia: Who
    omar: Who
    lena: Who
    ade: Who
    major: str
    parts: tuple[str, ...]
    activities: tuple[tuple[str, ...], ...]


async def somebody(unit: Unit, name: str, number: int, role: Any, batch: str | None = None) -> Who:
    chat = Chat(telegram_id=number, kind="private")
    unit.session.add(chat)
    user = await accounts.add_user(unit, name, role, batch)
    await accounts.sign_in(unit, number, user)
    return Who(number, chat, "UTC", user=user)


async def small_school(unit: Unit, *counts: int) -> Small:
    """Assign to Nia a major with a part for each count, of so many activities; Ade coaches a class without her."""
    groups = [Batch(name=name, zone="UTC", created_at=unit.now) for name in ("2156", "2157")]
    unit.session.add_all(groups)
    nia, omar = [await somebody(unit, name, n, "student", "2156") for n, name in ((1, "Nia"), (2, "Omar"))]
    lena, ade = [await somebody(unit, name, n, "admin") for n, name in ((3, "Lena"), (4, "Ade"))]
    await unit.session.flush()
    unit.session.add(CoachBatch(user_id=ade.coach().id, batch_id=groups[1].id))
    domain = Domain(name="Knots", icon="🪢", color="#000000", description="", order=99)
    unit.session.add(domain)
    await unit.session.flush()
    made = {"domain_id": domain.id, "created_by": lena.coach().id}
    major = MajorObjective(title="Knots", description="", created_at=unit.now, **made)
    unit.session.add(major)
    await unit.session.flush()
    own = {"user_id": nia.student().id, "assigned_by": lena.coach().id, "assigned_at": unit.now, "status": "assigned"}
    mine = StudentMajorObjective(major_objective_id=major.id, **own)
    unit.session.add(mine)
    parts, activities = [], []
    for number, count in enumerate(counts):
        objective = LearningObjective(
            major_objective_id=major.id,
            title=f"Part {number}",
            description="",
            difficulty="beginner",
            created_at=unit.now + timedelta(milliseconds=number),
            **made,
        )
        unit.session.add(objective)
        await unit.session.flush()
        part = StudentObjective(objective_id=objective.id, major_objective_id=major.id, **own)
        todo = [
            Activity(objective_id=objective.id, title=f"Do {place}", type="game", url="https://x.org/", order=place)
            for place in range(count)
        ]
        unit.session.add_all([part, *todo])
        await unit.session.flush()
        parts.append(part.id)
        activities.append(tuple(one.id for one in todo))
    return Small(nia, omar, lena, ade, mine.id, tuple(parts), tuple(activities))
