"""What coaches note about a student, for coaches; the student gets it with their data."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.db import Unit
from bot.models import CoachNote, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.who import Who

LIMIT = 1000


@dataclass(frozen=True)
class Noted:
    """A note as it is read; without an author, whoever wrote it has left."""

    id: str
    author: str | None
    mine: bool
    text: str
    at: datetime


async def of(unit: Unit, who: Who, student_id: str) -> list[Noted]:
    """Return the notes about a student, the newest first."""
    student = await scope.student(unit, who, student_id)
    rows = await unit.session.execute(
        select(CoachNote, User.display_name)
        .outerjoin(User, User.id == CoachNote.author_id)
        .where(CoachNote.student_id == student.id)
        .order_by(CoachNote.created_at.desc(), CoachNote.id)
    )
    return [Noted(one.id, name, one.author_id == who.coach().id, one.text, one.created_at) for one, name in rows]


async def add(unit: Unit, who: Who, student_id: str, text: str) -> CoachNote:
    """Note something about a student."""
    student = await scope.student(unit, who, student_id)
    if not 0 < len(text.strip()) <= LIMIT:
        raise BotError("note_too_long", step="text", limit=LIMIT)
    note = CoachNote(student_id=student.id, author_id=who.coach().id, text=text.strip(), created_at=unit.now)
    unit.session.add(note)
    await unit.session.flush()
    return note


async def remove(unit: Unit, who: Who, note_id: str) -> str:
    """Take one's own note back; return whom it was about. A second time finds nothing and says so."""
    note = await unit.session.get(CoachNote, note_id)
    if note is None or note.author_id != who.coach().id:
        raise BotError("over")
    student = await scope.student(unit, who, note.student_id)
    await unit.session.delete(note)
    await unit.session.flush()
    return student.id
