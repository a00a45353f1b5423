"""Days on which something is news to every student of a class: told once, at their usual time, where it fits best.

An occasion has several days, so that weekends, somebody who joins late, and days on which the house was away, miss
nothing. Once its days are over it is nothing any more.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from bot.models import Batch, Preferences, Reminder
from bot.services.reminding.moments import DAY, moment
from bot.services.reminding.planning import usual_time
from bot.services.reminding.readers import MERGED, Reader, calendar_of
from bot.services.rhythm.calendar import Span
from bot.services.school_days import is_school_day


class Occasion(NamedTuple):
    """What there is to say, about what, and on which days; there may be none.

    One that is told `before` is for classes that have no school on the last of its days: on the last day before that on
    which they have.
    """

    kind: str
    subject_id: str
    days: Span
    before: bool = False

    def days_of(self, batch: Batch | None) -> Span:
        """Return its days for a class; a span that ends before it begins has none."""
        if not self.before:
            return self.days
        first, last = self.days
        school = [] if is_school_day(batch, last) else [day for day in self.days.each() if is_school_day(batch, day)]
        return Span(school[-1], school[-1]) if school else Span(last, first - DAY)


def chance(chosen: Preferences, batch: Batch, days: Span, now: datetime) -> datetime | None:
    """Return when today a student is told on one of these days; None where it is not today, or better later.

    That is at their usual time, or shortly after it, on a school day. Where none is left, it is at any time.
    """
    calendar = calendar_of(chosen, batch)
    today = calendar.day_of(now)
    if today not in days:
        return None
    at = moment(today, usual_time(chosen, batch), calendar)
    fits = is_school_day(batch, today) and at is not None and now < at + MERGED
    if not fits and any(is_school_day(batch, day) for day in Span(today + DAY, days.last).each()):
        return None
    return max(at or now, now)


def still(due: Sequence[tuple[Reader, Reminder]], occasions: Sequence[Occasion]) -> list[tuple[Reader, Reminder]]:
    """Return the reminders whose occasion has not passed meanwhile, and was not moved to other days."""
    known = {(one.kind, one.subject_id): one for one in occasions}
    return [
        (reader, row)
        for reader, row in due
        if (one := known.get((row.kind, row.subject_id))) and reader.today in one.days_of(reader.batch)
    ]
