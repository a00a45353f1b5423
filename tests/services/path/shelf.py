"""A small curriculum with a class that learns by it: two majors, an objective that stands alone, three students."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import (
    Activity,
    ActivityProgress,
    Batch,
    Domain,
    LearningObjective,
    MajorObjective,
    StudentMajorObjective,
    StudentObjective,
    new_id,
)
from bot.services import accounts
from bot.services.who import Who
from tests.services.test_rules import somebody

# Objectives of each major, and how many activities each has.
MAJORS = {"fractions": {"f1": 2, "f2": 0}, "decimals": {"d1": 1}}
ALONE = {"alone": 2}
CLASSES = {"Nia": "2156", "Omar": "2156", "Ada": "2157"}


@dataclass
class Shelf:
    """Who there is, and the ids of everything by its name."""

    coach: Who
    students: dict[str, str] = field(default_factory=dict)
    batches: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    activities: dict[str, list[str]] = field(default_factory=dict)


async def shelf(unit: Unit) -> Shelf:
    coach = await somebody(unit, "Lena", "admin")
    made = Shelf(coach)
    for name in set(CLASSES.values()):
        batch = Batch(name=name, zone="UTC", created_at=unit.now)
        unit.session.add(batch)
        await unit.session.flush()
        made.batches[name] = batch.id
    for name, batch_name in CLASSES.items():
        made.students[name] = (await accounts.add_user(unit, name, "student", batch_name)).id
    domain = Domain(id=new_id(), name="Ours", icon="📘", color="#000000", description="", order=99)
    await _add(unit, domain)
    by: dict[str, Any] = {"domain_id": domain.id, "created_by": coach.coach().id, "created_at": unit.now}
    for title, parts in [*MAJORS.items(), ("", ALONE)]:
        if title:
            made.ids[title] = new_id()
            await _add(unit, MajorObjective(id=made.ids[title], title=title, description="", **by))
        for name, count in parts.items():
            made.ids[name] = new_id()
            major_id = made.ids[title] if title else None
            await _add(unit, LearningObjective(id=made.ids[name], title=name, description="", difficulty="beginner",
                                               major_objective_id=major_id, **by))  # fmt: skip
            made.activities[name] = [new_id() for _ in range(count)]
            for n, key in enumerate(made.activities[name]):
                await _add(unit, Activity(id=key, objective_id=made.ids[name], title=f"{name} {n}", type="game",
                                          order=n, url="https://example.org"))  # fmt: skip
    return made


async def _add(unit: Unit, row: Any) -> None:
    unit.session.add(row)
    await unit.session.flush()


async def tick(unit: Unit, made: Shelf, student: str, objective: str) -> bool:
    """Do the first activity of a student's objective; False where it is none of theirs, or has nothing to do."""
    mine = await _of(unit, StudentObjective, user_id=made.students[student], objective_id=made.ids[objective])
    if not mine or not made.activities[objective]:
        return False
    values = {"user_id": made.students[student], "activity_id": made.activities[objective][0]}
    if not await _of(unit, ActivityProgress, **values):
        await _add(unit, ActivityProgress(student_objective_id=mine[0].id, completed=True, **values))
    return True


async def master(unit: Unit, made: Shelf, student: str, major: str) -> bool:
    """Let a student have mastered a major that is on their path."""
    mine = await _of(unit, StudentMajorObjective, user_id=made.students[student], major_objective_id=made.ids[major])
    for one in mine:
        one.status = "mastered"
    await unit.session.flush()
    return bool(mine)


async def _of(unit: Unit, table: Any, **values: Any) -> list[Any]:
    return list(await unit.session.scalars(select(table).filter_by(**values)))


async def paths(unit: Unit, made: Shelf) -> dict[str, dict[str, str]]:
    """Return what is on everybody's path, by name, with its status."""
    names = {key: name for name, key in made.ids.items()}
    found: dict[str, dict[str, str]] = {}
    for name, key in made.students.items():
        rows = [*await _of(unit, StudentObjective, user_id=key), *await _of(unit, StudentMajorObjective, user_id=key)]
        found[name] = {names[getattr(one, "objective_id", None) or one.major_objective_id]: one.status for one in rows}
    return found
