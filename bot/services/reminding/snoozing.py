"""Putting a reminder off: everything in it that is still open comes again, when its reader said."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.db import Unit
from bot.services.reminding import planning, said
from bot.services.reminding.kinds import OF_THE_DAY
from bot.services.reminding.moments import MINUTES, moment
from bot.services.reminding.readers import Reader
from bot.services.reminding.said import Said
from bot.services.writing_times import is_quiet_at

SOON = {"ten": timedelta(minutes=10), "hour": timedelta(hours=1)}
EVENING = "evening"
BEFORE_QUIET = 60  # minutes
WITHOUT_QUIET = 19 * 60


def ways(reader: Reader) -> Mapping[str, datetime]:
    """Return when something can come again today, by what that is called: not in quiet hours, and not tomorrow."""
    now = reader.now.replace(second=0, microsecond=0)
    found: dict[str, datetime | None] = {word: now + span for word, span in SOON.items()}
    found[EVENING] = moment(reader.today, _evening(reader), reader.calendar)
    return {word: at for word, at in found.items() if at is not None and _may_be(reader, at)}


async def put_off(unit: Unit, found: Said, way: str) -> datetime | None:
    """Let what is still open of a message come again, and return when; None where that way is none any more."""
    reader = found.reader
    at = ways(reader).get(way)
    if at is None:
        return None
    things = {(row.kind, row.subject_id) for row, _ in await said.still_open(unit, found) if row.kind in OF_THE_DAY}
    for kind, subject_id in sorted(things):
        await planning.remind_later(unit, reader.user.id, kind, subject_id, at, reader.calendar)
    return at


def _evening(reader: Reader) -> int:
    chosen = reader.chosen
    if chosen is None or chosen.quiet_from == chosen.quiet_to:
        return WITHOUT_QUIET
    return (chosen.quiet_from - BEFORE_QUIET) % MINUTES


def _may_be(reader: Reader, at: datetime) -> bool:
    quiet = reader.chosen is not None and is_quiet_at(reader.chosen, at)
    return at > reader.now and reader.calendar.day_of(at) == reader.today and not quiet
