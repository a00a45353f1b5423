"""Putting objectives and whole majors on students' paths: a part brings its major, a second time changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import LearningObjective, MajorObjective, StudentMajorObjective, StudentObjective, User
from bot.notices import Notice
from bot.services.curriculum.parts import find
from bot.services.errors import BotError
from bot.services.path import audience, progress
from bot.services.path.audience import Audience
from bot.services.who import Who


@dataclass(frozen=True)
class Assigned:
    """For how many students something is new, of how many; `new` counts the objectives that were assigned.

    `name` is the student's, where there is only one.
    """

    title: str
    name: str | None
    students: int
    changed: int
    new: int


@dataclass(frozen=True)
class Content:
    """What is given: an objective, or all objectives of a major."""

    title: str
    major_id: str | None
    objective_ids: tuple[str, ...]


async def content(unit: Unit, who: Who, kind: str, part_id: str) -> Content:
    """Return what giving a part means; `kind` is `objective` or `major`. A major without objectives is refused."""
    if kind == "objective":
        one: LearningObjective = await find(unit, who, kind, part_id)
        return Content(one.title, one.major_objective_id, (one.id,))
    major: MajorObjective = await find(unit, who, "major", part_id)
    parts = select(LearningObjective.id).where(LearningObjective.major_objective_id == major.id)
    ids = (await unit.session.scalars(parts.order_by(LearningObjective.created_at, LearningObjective.id))).all()
    if not ids:
        raise BotError("nothing_to_give", title=major.title)
    return Content(major.title, major.id, tuple(ids))


async def assign(unit: Unit, who: Who, kind: str, part_id: str, to: Audience) -> Assigned:
    """Put a part on the paths of an audience; those for whom something of it is new are told, without a sound."""
    given = await content(unit, who, kind, part_id)
    people = await audience.students(unit, who, to)
    changed = new = 0
    for student in people:
        count, is_changed = await _assign(unit, who.coach().id, student.id, given)
        new, changed = new + count, changed + is_changed
        if count:
            values = {"coach": who.name, "title": given.title, "steps": count}
            unit.tell(Notice(student.id, "path_grew", values, quiet=True))
    return Assigned(given.title, _only(people), len(people), changed, new)


def _only(people: Sequence[User]) -> str | None:
    return people[0].display_name if len(people) == 1 else None


async def would_change(unit: Unit, who: Who, kind: str, part_id: str, to: Audience) -> Assigned:
    """Return what `assign` would do; nothing is written."""
    given = await content(unit, who, kind, part_id)
    people = await audience.students(unit, who, to)
    have = await holders(unit, given.objective_ids)
    lacking = [len(given.objective_ids) - len(have.get(student.id, ())) for student in people]
    return Assigned(given.title, _only(people), len(people), sum(count > 0 for count in lacking), sum(lacking))


async def holders(unit: Unit, objective_ids: Sequence[str]) -> dict[str, set[str]]:
    """Return which of these objectives everybody has who has any, by the student's id."""
    rows = await unit.session.execute(
        select(StudentObjective.user_id, StudentObjective.objective_id).where(
            StudentObjective.objective_id.in_(objective_ids)
        )
    )
    found: dict[str, set[str]] = {}
    for user_id, objective_id in rows:
        found.setdefault(user_id, set()).add(objective_id)
    return found


async def _assign(unit: Unit, coach_id: str, user_id: str, given: Content) -> tuple[int, bool]:
    """Assign what a student lacks; return how many objectives that were, and whether anything is different now."""
    mine = select(StudentObjective.objective_id).where(StudentObjective.user_id == user_id)
    have = set(await unit.session.scalars(mine.where(StudentObjective.objective_id.in_(given.objective_ids))))
    lacking = [one for one in given.objective_ids if one not in have]
    by: dict[str, Any] = {"user_id": user_id, "assigned_by": coach_id, "assigned_at": unit.now}
    is_new_major = given.major_id is not None and not await _has_major(unit, user_id, given.major_id)
    if is_new_major:
        unit.session.add(StudentMajorObjective(major_objective_id=given.major_id, **by))
    unit.session.add_all(StudentObjective(objective_id=one, major_objective_id=given.major_id, **by) for one in lacking)
    await unit.session.flush()
    if lacking or is_new_major:
        await progress.follow(unit, user_id, lacking)
        await progress.follow_majors(unit, user_id, [given.major_id] if given.major_id else [])
    return len(lacking), bool(lacking or is_new_major)


async def _has_major(unit: Unit, user_id: str, major_id: str) -> bool:
    mine = select(StudentMajorObjective.id).where(
        StudentMajorObjective.user_id == user_id, StudentMajorObjective.major_objective_id == major_id
    )
    return await unit.session.scalar(mine) is not None


async def given_to(unit: Unit, people: Sequence[User]) -> set[str]:
    """Return the ids of all domains, majors and objectives of which any of these students has something."""
    rows = await unit.session.execute(
        select(LearningObjective.domain_id, LearningObjective.major_objective_id, LearningObjective.id)
        .join(StudentObjective, StudentObjective.objective_id == LearningObjective.id)
        .where(StudentObjective.user_id.in_([one.id for one in people]))
        .distinct()
    )
    return {one for row in rows for one in row if one is not None}
