"""A card of a student's vision board comes back to them, on one day a week."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.db import Unit
from bot.models import Reminder
from bot.services.reminding.readers import Reader
from bot.services.rhythm.calendar import weekday_of
from bot.services.vision import returning

KIND = "board"
WEEKDAY = 5  # Friday: a week is behind, and two days without lessons are ahead


async def gather(unit: Unit, due: Sequence[tuple[Reader, Reminder]]) -> Mapping[str, Mapping[str, Any]]:
    """Return the `seen` card of each; in a message that is shown once more, the one that stood there."""
    here = {reader.user.id: reader for reader, _ in due if weekday_of(reader.today) == WEEKDAY}
    again = {
        reader.user.id
        for reader, row in due
        if row.said_at is not None and reader.calendar.day_of(row.said_at) == reader.today
    }
    days = {key: reader.calendar.day_of for key, reader in here.items()}
    found = await returning.to_return(unit, days, again) if days else {}
    return {row.id: {"seen": found[reader.user.id]} for reader, row in due if reader.user.id in found}


async def note(unit: Unit, reader: Reader, told: Mapping[str, Any]) -> None:
    """Remember which one it was."""
    await returning.note(unit, told["seen"].card.id, reader.today)
