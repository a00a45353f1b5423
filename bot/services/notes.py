"""What coaches note about a student, for coaches; the student gets it with their data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import aliased

from bot.db import Unit
from bot.models import CoachNote, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.who import Who

LIMIT = 1000


@dataclass(frozen=True)
class Noted:
    """A note as it is read, with whom it is about; without an author, whoever wrote it has left."""

    id: str
    student_id: str
    student: str
    author: str | None
    mine: bool
    text: str
    at: datetime


async def of(unit: Unit, who: Who, student_id: str) -> list[Noted]:
    """Return the notes about a student, the newest first."""
    student = await scope.student(unit, who, student_id)
    return [Noted(*row) for row in await unit.session.execute(_seen_by(who).where(User.id == student.id))]


async def one(unit: Unit, who: Who, note_id: str) -> Noted:
    """Return a note about a student whom this coach sees; one that was taken back is over."""
    found = (await unit.session.execute(_seen_by(who).where(CoachNote.id == note_id))).one_or_none()
    if found is None:
        raise BotError("over")
    return Noted(*found)


def _seen_by(who: Who) -> Select[*tuple[Any, ...]]:
    author, mine = aliased(User), CoachNote.author_id.is_not_distinct_from(who.coach().id)
    return (
        select(CoachNote.id, User.id, User.display_name, author.display_name, mine, CoachNote.text,
               CoachNote.created_at)
        .join(User, User.id == CoachNote.student_id)
        .outerjoin(author, author.id == CoachNote.author_id)
        .where(scope.seen_by(who.coach()))
        .order_by(CoachNote.created_at.desc(), CoachNote.id)
    )  # fmt: skip


async def add(unit: Unit, who: Who, student_id: str, text: str) -> CoachNote:
    """Note something about a student."""
    student = await scope.student(unit, who, student_id)
    if not 0 < len(text.strip()) <= LIMIT:
        raise BotError("note_too_long", step="text", limit=LIMIT)
    note = CoachNote(student_id=student.id, author_id=who.coach().id, text=text.strip(), created_at=unit.now)
    unit.session.add(note)
    await unit.session.flush()
    return note


async def own(unit: Unit, who: Who, note_id: str) -> Noted:
    """Return a note that this coach wrote, and may take back."""
    note = await one(unit, who, note_id)
    if not note.mine:
        raise BotError("over")
    return note


async def remove(unit: Unit, who: Who, note_id: str) -> str:
    """Take one's own note back; return whom it was about. A second time finds nothing and says so."""
    note = await own(unit, who, note_id)
    await unit.session.execute(delete(CoachNote).where(CoachNote.id == note.id))
    return note.student_id
