"""Whether this is a moment to say something that is due, and until when it has to wait if not."""

from datetime import datetime, timedelta

from bot.models import Reminder
from bot.services.reminding.moments import DAY, Calendar, following
from bot.services.reminding.readers import Reader
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
        rest = _rest_of(reader)
        return rest is not None and reader.calendar.day_of(rest) > reader.today
    declined = reader.chosen is None or reader.chosen.write_at == "never"
    return declined and reader.user.role == "student" and not row.asked_for


def _rest_of(reader: Reader) -> datetime | None:
    """Return the end of what keeps us from writing: a break, a holiday, quiet hours, or three messages on one day."""
    chosen, now = reader.chosen, reader.now
    if chosen is not None and is_paused(chosen, now):
        return chosen.paused_until
    if reader.has_holiday or (reader.told is not None and reader.told.count >= MOST_UNASKED):
        return following(now, reader.calendar.day_start, reader.calendar, reader.today + DAY).at
    if chosen is not None and is_quiet_at(chosen, now):
        return following(now, chosen.quiet_to, Calendar(chosen.zone)).at
    return None


def rest_of_day(reader: Reader) -> list[Reminder]:
    """Return what else will be due to somebody on this day, but for what they asked for."""
    end = following(reader.now, reader.calendar.day_start, reader.calendar, reader.today + DAY).at
    return [row for row in reader.later if not row.asked_for and row.due_at is not None and row.due_at < end]
