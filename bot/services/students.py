"""The students of a coach: finding one, and moving one into another class."""

import unicodedata
from dataclasses import dataclass

from sqlalchemy import select

from bot.db import Unit
from bot.models import User
from bot.services import scope
from bot.services.names import plain
from bot.services.reminding import planning
from bot.services.told_apart import InList, called
from bot.services.who import Who


@dataclass(frozen=True)
class Listed:
    """A student in a list; two of one name in one class are told apart in `name`."""

    id: str
    name: str
    batch: str | None


def searched(text: str) -> str:
    """Return what somebody looks for, on one line; nothing where nothing of it can be seen."""
    visible = any(unicodedata.category(one)[0] not in "CMZ" for one in text)
    return " ".join(text.split()) if visible else ""


async def found(unit: Unit, who: Who, name: str = "") -> list[Listed]:
    """Return the students of a coach whose name has this in it, whatever its case and accents; all without one."""
    rows = await unit.session.execute(
        select(User.id, User.display_name, User.username, User.batch)
        .where(scope.seen_by(who.coach()))
        .order_by(User.batch.nulls_last(), User.display_name, User.id)
    )
    people = [one for one in (InList(*row) for row in rows) if plain(name) in plain(one.name)]
    names = called(people)
    return [Listed(one.id, names[one.id], one.beside) for one in people]


async def move(unit: Unit, who: Who, student_id: str, batch_id: str) -> User:
    """Put a student into another class of this coach; what they did stays theirs. A second time changes nothing."""
    student = await scope.student(unit, who, student_id)
    student.batch = (await scope.batch(unit, who, batch_id)).name
    await unit.session.flush()
    await planning.follow(unit, student.id)
    return student
