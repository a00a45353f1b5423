"""Putting a reminder off: everything in it that is still open comes again, when its reader said.

The message that says when is a place of its own. Once that time has come, it says what became of it. Where another
message puts off the same, it says so at once: nothing else would tell it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.db import Unit
from bot.models import Reminder, Slot
from bot.models.reminders import ONCE
from bot.notices import Notice, Priority
from bot.services.reminding import planning, said
from bot.services.reminding.kinds import OF_THE_DAY
from bot.services.reminding.moments import MINUTES, moment
from bot.services.reminding.readers import Reader
from bot.services.reminding.said import Said
from bot.services.who import Who
from bot.services.writing_times import is_quiet_at

SOON = {"ten": timedelta(minutes=10), "hour": timedelta(hours=1)}
EVENING = "evening"
BEFORE_QUIET = 60  # minutes
WITHOUT_QUIET = 19 * 60
AT_ONCE = 500


def ways(reader: Reader) -> Mapping[str, datetime]:
    """Return when something can come again today, by what that is called: not in quiet hours, and not tomorrow."""
    now = reader.now.replace(second=0, microsecond=0)
    found: dict[str, datetime | None] = {word: now + span for word, span in SOON.items()}
    found[EVENING] = moment(reader.today, _evening(reader), reader.calendar)
    return {word: at for word, at in found.items() if at is not None and _may_be(reader, at)}


def slot(user_id: str, said_at: datetime) -> str:
    """Return the place of a message that was put off, by the moment in which it was said."""
    return f"later:{user_id}:{round(said_at.timestamp() * 1000)}"


async def take_up(unit: Unit, who: Who, said_at: datetime) -> None:
    """Note that a message that was put off is answered: from here on it says by itself what becomes of it."""
    place = Slot.chat_id == who.chat.id, Slot.slot == slot(who.student().id, said_at)
    await unit.session.execute(delete(Slot).where(*place))


async def put_off(unit: Unit, found: Said, way: str, said_at: datetime) -> datetime | None:
    """Let what is still open of a message come again, and return when; None where nothing is, or it is too late."""
    reader = found.reader
    at, things = ways(reader).get(way), await open_things(unit, found)
    if at is None:
        return None
    before = await _messages_put_off(unit, reader)
    for kind, subject_id in sorted(things):
        await planning.remind_later(unit, reader.user.id, kind, subject_id, at, reader.calendar, said_at)
    for text in sorted(before - await _messages_put_off(unit, reader)):
        tell(unit, reader, datetime.fromisoformat(text), elsewhere=True)
    return at if things else None


async def _messages_put_off(unit: Unit, reader: Reader) -> set[str]:
    """Return which messages will hear what became of them, by the moment in which each was said."""
    waiting = select(Reminder.details).where(Reminder.user_id == reader.user.id, Reminder.minute == ONCE)
    found = await unit.session.scalars(waiting.where(Reminder.due_at.is_not(None)))
    return {details[planning.PUT_OFF] for details in found if planning.PUT_OFF in details}


def tell(unit: Unit, reader: Reader, said_at: datetime, *, again: bool = False, elsewhere: bool = False) -> None:
    """Let a message that was put off say what became of it: asked again, put off by another one, or nothing is left."""
    values = {"day": reader.calendar.day_of(said_at), "again": again, "elsewhere": elsewhere}
    place = slot(reader.user.id, said_at)
    unit.tell(Notice(reader.user.id, "put_off", values, Priority.BULK, place, quiet=True, only_edits=True))


async def forget(unit: Unit, before: datetime) -> None:
    """Forget where messages stand that were put off long ago; a user's id is in between, so that they are read."""
    places = await unit.session.scalars(select(Slot.slot).where(Slot.slot.startswith("later:")))
    old = [place for place in places if int(place.rpartition(":")[2]) < before.timestamp() * 1000]
    await unit.session.execute(delete(Slot).where(Slot.slot.in_(old[:AT_ONCE])))


async def open_things(unit: Unit, found: Said) -> set[tuple[str, str]]:
    """Return what of a message can be put off, by kind and subject: that which is still open of the day."""
    left = await said.still_open(unit, found)
    return {(row.kind, row.subject_id) for row, _ in left if row.kind in OF_THE_DAY}


def _evening(reader: Reader) -> int:
    chosen = reader.chosen
    if chosen is None or chosen.quiet_from == chosen.quiet_to:
        return WITHOUT_QUIET
    return (chosen.quiet_from - BEFORE_QUIET) % MINUTES


def _may_be(reader: Reader, at: datetime) -> bool:
    quiet = reader.chosen is not None and is_quiet_at(reader.chosen, at)
    return at > reader.now and reader.calendar.day_of(at) == reader.today and not quiet
