"""A student's path as a coach sees it, and the notes that a coach leaves there for the student."""

from bot.db import Unit
from bot.models import User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.path import mine, owned
from bot.services.path.mine import Field
from bot.services.who import Who

NOTES = 1000


async def path_of(unit: Unit, who: Who, student_id: str) -> tuple[User, tuple[Field, ...]]:
    """Return a student of this coach, and everything that is assigned to them."""
    student = await scope.student(unit, who, student_id)
    return student, await mine.path(unit, student.id)


async def write_notes(unit: Unit, who: Who, row_id: str, text: str, *, on_major: bool) -> None:
    """Leave notes on a student's major or objective, instead of those before; the student reads them there."""
    find = owned.students_major if on_major else owned.students_part
    row, _ = await find(unit, who, row_id)
    if len(text.strip()) > NOTES:
        raise BotError("note_too_long", step="text", limit=NOTES)
    row.admin_notes = text.strip() or None
    await unit.session.flush()
