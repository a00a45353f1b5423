"""Days and weeks of a sprint: arithmetic on dates, which know no zone; whoever asks brings the day it is for them.

Both days of a sprint belong to it. Week 1 begins on its first day, whatever weekday that is, and the last week may be
short. Weekdays count from Sunday, which is 0, as the contract's `dayOfWeek` does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

WEEK = 7

Phase = Literal["coming", "running", "over"]


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def weeks(self) -> int:
        """How many weeks it has, the last one perhaps short: ⌈days / 7⌉."""
        return -(-self.days // WEEK)

    @property
    def middle(self) -> date:
        """Its middle day; of an even number, the first of the two."""
        return self.first + (self.last - self.first) // 2

    def __contains__(self, day: object) -> bool:
        """Whether a day is one of them."""
        return isinstance(day, date) and self.first <= day <= self.last

    def each(self) -> Iterator[date]:
        """Yield every day, in order."""
        return (self.first + timedelta(days=n) for n in range(self.days))

    def week_of(self, day: date) -> int | None:
        """Return the week of a day, from 1; None for a day before the start or after the end."""
        return (day - self.first).days // WEEK + 1 if day in self else None

    def week(self, number: int) -> "Span":
        """Return the days of one week, as far as they belong here."""
        first = self.first + timedelta(days=WEEK * (number - 1))
        return Span(first, min(first + timedelta(days=WEEK - 1), self.last))

    def day_of(self, week: int, weekday: int) -> date:
        """Return the day that a week's number and a weekday mean; in a short last week it may lie after the end."""
        first = self.first + timedelta(days=WEEK * (week - 1))
        return first + timedelta(days=(weekday - weekday_of(first)) % WEEK)

    def phase(self, today: date) -> Phase:
        """Return whether it is still to come, is going on, or is over, on the day it is for somebody."""
        if today < self.first:
            return "coming"
        return "running" if today <= self.last else "over"


@dataclass(frozen=True)
class Place:
    """Where a day stands in a sprint; `day` and `week` count from 1, or are 0. `left` counts today too."""

    phase: Phase
    day: int
    days: int
    week: int
    weeks: int
    left: int


def place(span: Span, today: date) -> Place:
    """Return where somebody's day stands in a sprint."""
    phase = span.phase(today)
    if phase != "running":
        return Place(phase, 0, span.days, 0, span.weeks, span.days if phase == "coming" else 0)
    week = span.week_of(today) or 0
    return Place(phase, (today - span.first).days + 1, span.days, week, span.weeks, (span.last - today).days + 1)


def weekday_of(day: date) -> int:
    """Return the contract's number of a weekday: 0 for Sunday, 6 for Saturday."""
    return day.isoweekday() % WEEK
