"""What students wrote beside a feeling and share with their coaches; everything else stays theirs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from bot.db import Unit
from bot.models import EmotionCheckIn, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.who import Who


@dataclass(frozen=True)
class Shared:
    """Words of one check-in, with whose they are and on which of the student's days they were written."""

    id: str
    student_id: str
    name: str
    day: date
    text: str


async def of(unit: Unit, who: Who, student_id: str) -> list[Shared]:
    """Return everything that a student shares, the newest first."""
    student = await scope.student(unit, who, student_id)
    return [Shared(*row) for row in await unit.session.execute(_seen_by(who).where(User.id == student.id))]


async def count(unit: Unit, who: Who, student_id: str) -> int:
    """Return how many check-ins a student shares the words of."""
    found = _seen_by(who).where(User.id == student_id).subquery()
    return await unit.session.scalar(select(func.count()).select_from(found)) or 0


async def one(unit: Unit, who: Who, entry_id: str) -> Shared:
    """Return what stands in one check-in, while it is shared and the student is one of this coach's."""
    found = (await unit.session.execute(_seen_by(who).where(EmotionCheckIn.id == entry_id))).one_or_none()
    if found is None:
        raise BotError("no_longer_shared")
    return Shared(*found)


def _seen_by(who: Who) -> Select[*tuple[Any, ...]]:
    return (
        select(EmotionCheckIn.id, User.id, User.display_name, EmotionCheckIn.local_date, EmotionCheckIn.journal_entry)
        .join(User, User.id == EmotionCheckIn.user_id)
        .where(scope.seen_by(who.coach()), EmotionCheckIn.shared, EmotionCheckIn.journal_entry != "")
        .order_by(EmotionCheckIn.timestamp.desc(), EmotionCheckIn.id)
    )
