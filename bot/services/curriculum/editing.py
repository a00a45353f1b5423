"""Changing the curriculum: a new part, other words in an old one, another order, and parts that go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import delete as delete_rows
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import Activity, Domain, LearningObjective, MajorObjective, StudentObjective, new_id
from bot.services.curriculum import fields, hanging
from bot.services.curriculum.parts import KINDS, Part, called, find, parent_of
from bot.services.errors import BotError
from bot.services.names import plain
from bot.services.path import progress
from bot.services.who import Who


async def change(unit: Unit, who: Who, kind: str, part_id: str, values: Mapping[str, Any]) -> Part:
    """Write all fields of a part anew, as a form has them."""
    part: Part = await find(unit, who, kind, part_id)
    clean = fields.all_cleaned(kind, values)
    siblings = await _siblings(unit, kind, parent_of(part))
    _check_title(clean, [one for one in siblings if one.id != part.id])
    for field, value in clean.items():
        setattr(part, field, value)
    await unit.session.flush()
    return part


async def add(unit: Unit, who: Who, kind: str, parent: tuple[str, str] | None, values: Mapping[str, Any]) -> Part:
    """Add a part at the end of what it belongs to; students who have the objective of a new activity follow."""
    above: Any = await find(unit, who, *parent) if parent else None
    who.coach()
    clean = fields.all_cleaned(kind, values)
    siblings = await _siblings(unit, kind, parent)
    _check_title(clean, siblings)
    part = await _place(unit, who, kind, above, clean)
    if isinstance(part, Activity):
        await follow(unit, part.objective_id)
    return part


async def _place(unit: Unit, who: Who, kind: str, above: Any, values: Mapping[str, Any]) -> Part:
    """Put a part with checked values below another one, after those that are there."""
    order = 0
    if kind == "activity":
        order = await _next(unit, Activity, Activity.objective_id == above.id)
    if kind == "domain":
        order = await _next(unit, Domain)
    part = made(kind, above, values, Making(who.coach().id, unit.now, order))
    unit.session.add(part)
    await unit.session.flush()
    return part


@dataclass(frozen=True)
class Making:
    """Who makes a part, when, and which place it gets where the table has one."""

    author_id: str
    at: datetime
    order: int


def made(kind: str, above: Any, values: Mapping[str, Any], making: Making) -> Part:
    """Return a new part of checked values that belongs to another one, with its id; the caller adds it."""
    rest: dict[str, Any] = {"id": new_id()}
    if kind in ("major", "objective"):
        rest |= {"created_by": making.author_id, "created_at": making.at}
        rest["domain_id"] = above.id if isinstance(above, Domain) else above.domain_id
    if kind == "objective" and isinstance(above, MajorObjective):
        rest["major_objective_id"] = above.id
    if kind == "activity":
        rest["objective_id"] = above.id
    if kind in ("domain", "activity"):
        rest["order"] = making.order
    return cast(Part, KINDS[kind](**values, **rest))


async def move(unit: Unit, who: Who, kind: str, part_id: str, way: str) -> tuple[int, int]:
    """Put a domain or an activity one place up or down; return its place, counted from 1, and how many there are.

    Majors and objectives have no order but that of their making.
    """
    part: Part = await find(unit, who, kind, part_id)
    if not isinstance(part, Domain | Activity):
        raise BotError("over")
    siblings = [one for one in await _siblings(unit, kind, parent_of(part)) if isinstance(one, Domain | Activity)]
    here = siblings.index(part)
    there = here - 1 if way == "up" else here + 1
    if 0 <= there < len(siblings):
        siblings.insert(there, siblings.pop(here))
    for number, one in enumerate(siblings):
        one.order = number
    await unit.session.flush()
    return part.order + 1, len(siblings)


async def delete(unit: Unit, who: Who, kind: str, part_id: str) -> Part:
    """Take a part out, with what is in it; one that students stand on stays, and how many they are is said."""
    part: Part = await find(unit, who, kind, part_id)
    standing = (await hanging.on(unit, kind, part_id)).students
    if standing:
        raise BotError("part_in_use", title=called(part), students=standing)
    try:
        async with unit.session.begin_nested():
            await unit.session.execute(delete_rows(KINDS[kind]).where(KINDS[kind].id == part_id))
    except IntegrityError as error:  # somebody has come to stand on it this very moment
        raise BotError("part_in_use", title=called(part), students=1) from error
    if isinstance(part, Activity):
        await follow(unit, part.objective_id)
    return part


async def follow(unit: Unit, objective_id: str) -> None:
    """Let the statuses of everybody who has an objective follow from its activities as they are now."""
    await unit.session.flush()
    mine = select(StudentObjective.user_id).where(StudentObjective.objective_id == objective_id)
    for user_id in (await unit.session.scalars(mine)).all():
        await progress.follow(unit, user_id, [objective_id])


async def _siblings(unit: Unit, kind: str, parent: tuple[str, str] | None) -> list[Part]:
    """Return all parts of a kind that belong to the same, in their order."""
    table = KINDS[kind]
    found = select(table)
    if parent is not None:
        found = found.where(_belongs(kind, *parent))
    order = (table.order,) if kind in ("domain", "activity") else (table.created_at,)
    return list(await unit.session.scalars(found.order_by(*order, table.id)))


def _belongs(kind: str, above: str, parent_id: str) -> Any:
    if kind == "activity":
        return Activity.objective_id == parent_id
    if kind == "major":
        return MajorObjective.domain_id == parent_id
    if above == "major":
        return LearningObjective.major_objective_id == parent_id
    return (LearningObjective.domain_id == parent_id) & LearningObjective.major_objective_id.is_(None)


def _check_title(clean: Mapping[str, Any], siblings: list[Part]) -> None:
    """Refuse a title that stands there already: a file finds the parts by their titles."""
    step = "name" if "name" in clean else "title"
    if plain(clean[step]) in {plain(called(one)) for one in siblings}:
        raise BotError("title_taken", step=step, title=clean[step])


async def _next(unit: Unit, table: type[Domain] | type[Activity], *where: Any) -> int:
    last = await unit.session.scalar(select(func.max(table.order)).where(*where))
    return 0 if last is None else last + 1
