"""What each day of a sprint is for one habit: arithmetic on dates, which know no zone and no database.

**When something is planned.** Every day, or on some weekdays, or so many times a week; from the day on which the habit
begins, and before the one on which it was put away. The weeks are the sprint's, see `calendar.py`.

**Slots of an n-a-week habit.** A week has n slots, or as many as it has days, not counting those of holidays and
pauses on which nothing was done; each skipped day takes one slot with it. The first n done days fill slots, whichever
days they are. What is then still missing falls on the last days of the week that are free for it: a slot is lost only
when there is no day left for it, and none is lost to the days after a habit was put away.

**Days on record.** A changed schedule holds from the day of the change on, and a habit that was put away begins anew
when it is taken up. Before the day on which it begins, nothing follows from its schedule; there a day was planned if
there is a row of it, see `habits.put_on_record`. So what was done and what was not stays as it was.

**What counts.** A done day always shows as done. It counts if it was planned, even while the student was away; on a
day that was free it is an extra and counts neither for nor against, as does what is beyond the n of a week. Skipped
days, pauses and holidays are left out. Today counts once it is done, and a tick of a day to come once its day is there.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Literal, NamedTuple

from bot.services.rhythm.calendar import Span, weekday_of

Mark = Literal["done", "missed", "skipped", "paused", "holiday", "free", "open", "coming"]

NOTHING: frozenset[date] = frozenset()


class Day(NamedTuple):
    """A day and what it is for a habit; `counts` says whether it is one of the planned days so far."""

    date: date
    mark: Mark
    counts: bool = False


@dataclass(frozen=True)
class Rhythm:
    """When a habit is planned: on `weekdays` (0 is Sunday), so many `times` a week, or else every day.

    From `begins` on, and before `ends`.
    """

    span: Span
    begins: date
    ends: date = date.max
    weekdays: Collection[int] | None = None
    times: int | None = None


@dataclass(frozen=True)
class Kept:
    """What is known of a habit's days: done, skipped, and all of which there is a row; and when nobody expects it."""

    done: Collection[date] = NOTHING
    skipped: Collection[date] = NOTHING
    rows: Collection[date] = NOTHING
    holidays: Sequence[Span] = ()
    pauses: Sequence[Span] = ()

    def off(self, day: date) -> Mark | None:
        """Return why nobody expects anything on a day, if so."""
        if any(day in span for span in self.holidays):
            return "holiday"
        return "paused" if any(day in span for span in self.pauses) else None


def of(rhythm: Rhythm, kept: Kept, today: date) -> list[Day]:
    """Return every day of the sprint, in order."""
    weeks = (rhythm.span.week(number + 1) for number in range(rhythm.span.weeks))
    return list(chain.from_iterable(_week(rhythm, kept, week, today) for week in weeks))


def _week(rhythm: Rhythm, kept: Kept, week: Span, today: date) -> Iterator[Day]:
    held = [day for day in week.each() if day >= rhythm.begins]
    slots, short = _slots(rhythm, kept, held)
    slots = {day for day in slots if day < rhythm.ends}
    slots |= {day for day in week.each() if day < rhythm.begins and day in kept.rows}
    for day in week.each():
        mark = _mark(kept, day, today, planned=day in slots, wanted=short and rhythm.begins <= day < rhythm.ends)
        yield Day(day, mark, day in slots and _counts(mark, day, today))


def _slots(rhythm: Rhythm, kept: Kept, held: Sequence[date]) -> tuple[set[date], bool]:
    """Return the planned days of a week, and whether any of its other days would be welcome, too."""
    if rhythm.times is None:
        return {day for day in held if rhythm.weekdays is None or weekday_of(day) in rhythm.weekdays}, False
    done = [day for day in held if day in kept.done]
    able = [day for day in held if day not in kept.done and kept.off(day) is None]
    left = [day for day in able if day not in kept.skipped]
    target = min(rhythm.times, len(done) + len(able)) - (len(able) - len(left))
    missing = max(target - len(done), 0)
    off = {day for day in held if day not in kept.done and day not in left}  # they show as what they are
    return {*done[: rhythm.times], *left[len(left) - missing :], *off}, missing > 0


def _mark(kept: Kept, day: date, today: date, *, planned: bool, wanted: bool) -> Mark:
    if day in kept.done:
        return "done"
    if planned and (off := kept.off(day) or ("skipped" if day in kept.skipped else None)):
        return off
    if not planned and not (wanted and day >= today):
        return "free"
    if day > today:
        return "coming"
    return "open" if day >= today - timedelta(days=1) else "missed"


def _counts(mark: Mark, day: date, today: date) -> bool:
    return (mark == "done" and day <= today) or (mark in ("missed", "open") and day < today)
