"""Whether this is a moment to say something that is due, until when it has to wait if not, and what comes along."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.models import Reminder
from bot.services.reminding.moments import DAY, Calendar, following
from bot.services.reminding.readers import MERGED, Reader
from bot.services.writing_times import is_paused, is_quiet_at

MOST_UNASKED = 3  # messages a day to one person
BUSY = timedelta(minutes=2)


def wait_of(reader: Reader, row: Reminder) -> datetime | None:
    """Return when to look at something that is due again; None when it may be said now.

    What somebody asked for comes when they said: it waits for nothing but what they are doing.
    """
    rest = None if row.asked_for else _rest_of(reader)
    return rest or (reader.now + BUSY if reader.busy else None)


def is_passed_over(reader: Reader, row: Reminder) -> bool:
    """Whether something that is due has nobody to hear it, or nothing to do any more in the time for which it waits.

    A daily time was chosen by its reader. All else is not said to students who would rather not be written to.
    """
    if not reader.reached:
        return True
    if row.is_daily:
        wait = wait_of(reader, row)
        return wait is not None and reader.calendar.day_of(wait) > reader.today
    declined = reader.chosen is None or reader.chosen.write_at == "never"
    return declined and reader.user.role == "student" and not row.asked_for


def _rest_of(reader: Reader) -> datetime | None:
    """Return the end of what keeps us from writing: a break, a holiday, quiet hours, three messages on one day, or one
    just now."""
    chosen, now = reader.chosen, reader.now
    if chosen is not None and is_paused(chosen, now):
        return chosen.paused_until
    if reader.has_holiday or (reader.told is not None and reader.told.count >= MOST_UNASKED):
        return following(now, reader.calendar.day_start, reader.calendar, reader.today + DAY).at
    if chosen is not None and is_quiet_at(chosen, now):
        return following(now, chosen.quiet_to, Calendar(chosen.zone)).at
    return reader.heard_at + MERGED if reader.heard_at is not None else None


def may_come_along(reader: Reader) -> list[Reminder]:
    """Return what somebody will be told later on this day, and may as well be told now.

    With the last message of a day that is all the rest of it, otherwise what is due soon.
    """
    return [row for row in reader.later if is_last(reader) or _is_soon(reader, row) if _comes_today(reader, row)]


def come_along(reader: Reader, said: Iterable[Reminder], ready: Iterable[Reminder]) -> list[Reminder]:
    """Return those of `ready` that come along with what is said: see `may_come_along`."""
    soon = [row for row in ready if _is_soon(reader, row)]
    counts = any(not row.asked_for for row in [*said, *soon])
    return list(ready) if counts and is_last(reader) else soon


def is_last(reader: Reader) -> bool:
    """Whether one more message that nobody asked for is the last one of the day."""
    return reader.told is not None and reader.told.count == MOST_UNASKED - 1


def _is_soon(reader: Reader, row: Reminder) -> bool:
    return row.due_at is not None and row.due_at < reader.now + MERGED


def _comes_today(reader: Reader, row: Reminder) -> bool:
    """Whether something would be said at its own time today, and nothing speaks against saying it now."""
    if row.asked_for or row.due_at is None or reader.calendar.day_of(row.due_at) > reader.today:
        return False
    if row.is_daily and row.day < reader.today:  # after a journey: where its reader is now, its day is over
        return False
    if reader.chosen is not None and is_quiet_at(reader.chosen, row.due_at):
        return False
    return wait_of(reader, row) is None and not is_passed_over(reader, row)
