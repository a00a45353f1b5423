"""Whose a thing on the path is: every id comes from a client, and is looked up together with its owner."""

from typing import TypeVar

from sqlalchemy import select

from bot.db import Unit
from bot.models import Activity, StudentMajorObjective, StudentObjective, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.who import Who

Row = TypeVar("Row", StudentMajorObjective, StudentObjective)


async def major(unit: Unit, who: Who, major_id: str) -> StudentMajorObjective:
    """Return a major of the student who asks; anybody else's does not exist for them."""
    return await _own(unit, who, StudentMajorObjective, major_id)


async def part(unit: Unit, who: Who, part_id: str) -> StudentObjective:
    """Return an objective of the student who asks."""
    return await _own(unit, who, StudentObjective, part_id)


async def _own(unit: Unit, who: Who, table: type[Row], row_id: str) -> Row:
    student = who.student()
    found = await unit.session.get(table, row_id)
    if found is None or found.user_id != student.id:
        raise BotError("not_on_path")
    return found


async def activity(unit: Unit, who: Who, activity_id: str) -> tuple[Activity, StudentObjective]:
    """Return an activity of an objective that is assigned to the student who asks, and that objective as theirs."""
    found = await unit.session.execute(
        select(Activity, StudentObjective)
        .join(StudentObjective, StudentObjective.objective_id == Activity.objective_id)
        .where(Activity.id == activity_id, StudentObjective.user_id == who.student().id)
    )
    row = found.one_or_none()
    if row is None:
        raise BotError("not_on_path")
    return row[0], row[1]


async def students_major(unit: Unit, who: Who, major_id: str) -> tuple[StudentMajorObjective, User]:
    """Return a major of a student whom this coach sees, and the student."""
    return await _students(unit, who, StudentMajorObjective, major_id)


async def students_part(unit: Unit, who: Who, part_id: str) -> tuple[StudentObjective, User]:
    """Return an objective of a student whom this coach sees, and the student."""
    return await _students(unit, who, StudentObjective, part_id)


async def _students(unit: Unit, who: Who, table: type[Row], row_id: str) -> tuple[Row, User]:
    who.coach()
    found = await unit.session.get(table, row_id)
    if found is None:
        raise BotError("not_on_their_path")
    return found, await scope.student(unit, who, found.user_id)


async def major_of(unit: Unit, row: StudentObjective) -> StudentMajorObjective | None:
    """Return the major to which a student's objective belongs, as theirs; None for one that stands alone."""
    return await unit.session.scalar(
        select(StudentMajorObjective).where(
            StudentMajorObjective.user_id == row.user_id,
            StudentMajorObjective.major_objective_id == row.major_objective_id,
        )
    )
