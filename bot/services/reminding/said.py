"""A reminder that its reader holds in hand: what was said in it, and what of that is still open.

Which message it is follows from the moment in which it was said: every row that it told of has that moment. What is
still open is read from the tables each time, whoever did it and wherever.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.db import Unit
from bot.models import Reminder
from bot.services.reminding.kinds import Told, gather, in_order
from bot.services.reminding.readers import Reader, reader_of
from bot.services.who import Who


@dataclass(frozen=True)
class Said:
    """What was said to a reader in one message."""

    reader: Reader
    rows: Sequence[Reminder]


async def today(unit: Unit, who: Who, at: datetime) -> Said | None:
    """Return what was said to a student at a moment of this day of theirs; None where that is over."""
    student = who.student()
    if who.today(at) != who.today(unit.now):
        return None
    rows = select(Reminder).where(Reminder.user_id == student.id, Reminder.said_at == at).order_by(Reminder.id)
    found = in_order(await unit.session.scalars(rows))
    return Said(await reader_of(unit, student), found) if found else None


async def still_open(unit: Unit, said: Said) -> list[tuple[Reminder, Told]]:
    """Return what of a message there still is to say."""
    told = await gather(unit, [(said.reader, row) for row in said.rows])
    return [(row, told[row.id]) for row in said.rows if row.id in told]
