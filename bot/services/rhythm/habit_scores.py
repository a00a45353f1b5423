"""How a habit goes: planned days so far, the forgiving score, the streak; for one, and in counts for many students."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bot.db import Unit
from bot.models import Sprint
from bot.services.rhythm import habit_records
from bot.services.rhythm.calendar import Span
from bot.services.rhythm.habit_days import Day, Mark, Rhythm

HALF_AFTER = 7  # planned days: what is so old weighs half


@dataclass(frozen=True)
class Score:
    """How many planned days were `done`, of how many `planned` so far; `share` is from 0 to 1, or None before any.

    The streak is in days, or `in_weeks`.
    """

    done: int
    planned: int
    share: float | None
    streak: int
    in_weeks: bool


class Row(NamedTuple):
    """A habit as a row of a grid: its mark on every day of the sprint; how many planned days were done, of how many."""

    name: str
    marks: Sequence[Mark]
    done: int
    planned: int


def score(rhythm: Rhythm, days: Sequence[Day], today: date) -> Score:
    """Return how a habit goes, from what its days are."""
    counted = [day.mark == "done" for day in days if day.counts]
    in_weeks = rhythm.times is not None
    row = streak_in_weeks(rhythm.span, days, today) if in_weeks else streak(counted)
    return Score(sum(counted), len(counted), share(counted), row, in_weeks)


def share(done: Sequence[bool]) -> float | None:
    """Return the forgiving score of planned days, the oldest first: Σ doneᵢ·wᵢ / Σ wᵢ, wᵢ = 0.5^(age in days / 7)."""
    weights = [0.5 ** (age / HALF_AFTER) for age in reversed(range(len(done)))]
    return sum(weight for weight, one in zip(weights, done, strict=True) if one) / sum(weights) if done else None


def streak(done: Sequence[bool]) -> int:
    """Return how many planned days up to now were done, one after the other."""
    return next((age for age, one in enumerate(reversed(done)) if not one), len(done))


def streak_in_weeks(span: Span, days: Sequence[Day], today: date) -> int:
    """Return in how many weeks up to now everything was done that was planned.

    A week that is not over counts once it has all of it and breaks nothing before; one with nothing planned is passed.
    """
    row = 0
    for number in range(span.week_of(min(today, span.last)) or 0, 0, -1):
        week = span.week(number)
        mine = [day for day in days if day.date in week]
        counted = [day.mark == "done" for day in mine if day.counts]
        complete = all(counted) and not any(day.mark in ("open", "coming") for day in mine)
        if complete:
            row += bool(counted)
        elif week.last < today:
            break
    return row


async def counts(unit: Unit, user_ids: Sequence[str], sprint: Sprint, today: date) -> dict[str, tuple[int, int]]:
    """Return for each student with habits in a sprint how many planned days so far were done, and of how many.

    Habits that were put away count up to then.
    """
    found: dict[str, tuple[int, int]] = {}
    for one in await habit_records.of_students(unit, user_ids, sprint, today):
        done, planned = found.get(one.habit.user_id, (0, 0))
        counted = [day.mark == "done" for day in one.days if day.counts]
        found[one.habit.user_id] = (done + sum(counted), planned + len(counted))
    return found


async def grid(unit: Unit, user_id: str, sprint: Sprint, today: date) -> list[Row]:
    """Return a student's habits of a sprint, those in use."""
    records = await habit_records.of_students(unit, [user_id], sprint, today)
    return [_row(one.habit.name, one.days) for one in records if one.habit.archived_at is None]


def _row(name: str, days: Sequence[Day]) -> Row:
    counted = [day.mark == "done" for day in days if day.counts]
    return Row(name, [day.mark for day in days], sum(counted), len(counted))
