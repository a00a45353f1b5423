"""Habits as their student sees them: all of them, one of them, and the one that waits now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.db import Unit
from bot.models import Habit, HabitPause, Sprint
from bot.services.rhythm import habit_pauses, habit_records, habit_scores, habits, sprints
from bot.services.rhythm.calendar import Phase
from bot.services.rhythm.habit_records import Record
from bot.services.rhythm.habit_scores import Score
from bot.services.who import Who


@dataclass(frozen=True)
class Page:
    """A habit with how it goes."""

    record: Record
    score: Score

    @property
    def habit(self) -> Habit:
        """The habit."""
        return self.record.habit

    @property
    def today(self) -> date:
        """The student's day."""
        return self.record.today

    @property
    def mark(self) -> str:
        """What today is for it."""
        return self.record.mark(self.today)

    @property
    def yesterday(self) -> date:
        """The other day that can be ticked."""
        return self.today - timedelta(days=1)

    @property
    def yesterday_waits(self) -> bool:
        """Whether yesterday was planned and is still open."""
        return self.record.mark(self.yesterday) == "open"

    @property
    def asks_about_yesterday(self) -> bool:
        """Whether that is worth a question: nothing was said about yesterday yet."""
        return self.yesterday_waits and self.yesterday not in self.record.rows


@dataclass(frozen=True)
class Overview:
    """A student's habits of the sprint, those in use and those put away; there may be a pause, and room for more."""

    sprint: Sprint
    phase: Phase
    today: date
    pages: Sequence[Page]
    away: Sequence[Page]
    pause: HabitPause | None

    @property
    def has_room(self) -> bool:
        """Whether another habit may be made."""
        return self.phase != "over" and len(self.pages) < habits.MOST


def page_of(record: Record) -> Page:
    """Return a habit with how it goes."""
    return Page(record, habit_scores.score(record.rhythm, record.days, record.today))


async def one(unit: Unit, who: Who, habit_id: str) -> tuple[Page, Sprint]:
    """Return a habit of the student who speaks, and its sprint."""
    habit = await habits.owned(unit, who, habit_id)
    sprint = await sprints.by_id(unit, habit.sprint_id)
    return page_of(await habit_records.of_habit(unit, habit, who.today(unit.now))), sprint


async def overview(unit: Unit, who: Who) -> Overview | None:
    """Return all habits of the active sprint; None where no sprint is."""
    sprint = await sprints.active(unit)
    if sprint is None:
        return None
    today = who.today(unit.now)
    pages = await _pages(unit, who, sprint)
    return Overview(
        sprint, sprints.span(sprint).phase(today), today,
        [page for page in pages if page.habit.archived_at is None],
        [page for page in pages if page.habit.archived_at is not None],
        await habit_pauses.running(unit, who),
    )  # fmt: skip


async def waiting(unit: Unit, who: Who) -> tuple[Page, date] | None:
    """Return the first habit that waits for its student, with the day: yesterday's that were not spoken of, today's."""
    sprint = await sprints.active_once(unit)
    if sprint is None:
        return None
    pages = [page for page in await _pages(unit, who, sprint) if page.habit.archived_at is None]
    asking = [(page, page.yesterday) for page in pages if page.asks_about_yesterday]
    planned = [(page, page.today) for page in pages if page.mark == "open"]
    return next(iter([*asking, *planned]), None)


async def _pages(unit: Unit, who: Who, sprint: Sprint) -> list[Page]:
    """Return all pages but those of habits that were put away in the moment in which they were made."""
    records = await habit_records.of_students(unit, [who.student().id], sprint, who.today(unit.now))
    return [page_of(one) for one in records if one.habit.archived_at != one.habit.created_at]
