"""Ready answers for looking back, by rules from what really happened; `views/looking_back.py` has their words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.services.rhythm.looking_back import Sum

MOST, LEAST = 4, 2
MOSTLY, SELDOM = 0.7, 0.5


@dataclass(frozen=True)
class Ready:
    """One ready answer: what it says, and about what."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


def ready(found: Sum) -> dict[str, list[Ready]]:
    """Return two to four ready answers to each question."""
    return {
        "went_well": _some(_went_well(found), ("began", "kept_on")),
        "was_hard": _some(_was_hard(found), ("time", "beginning")),
        "next_time": _some(_next_time(found), ("ask_sooner", "begin_early")),
    }


def _some(answers: Iterable[Ready], always: Iterable[str]) -> list[Ready]:
    """Return what really happened, as far as there is room; what is always possible fills up."""
    found = list(answers)[:MOST]
    return [*found, *map(Ready, always)][: max(len(found), LEAST)]


def _went_well(found: Sum) -> Iterator[Ready]:
    counts = found.counts
    for one in found.goals:
        if one.goal.status == "completed":
            yield Ready("reached", {"title": one.goal.title})
    if _share(counts.tasks_done, counts.tasks) >= MOSTLY:
        yield Ready("tasks_done", {"done": counts.tasks_done, "n": counts.tasks})
    if _share(counts.days_done, counts.days) >= MOSTLY:
        yield Ready("habit_kept", {"done": counts.days_done, "n": counts.days})
    for one in found.goals:
        if one.goal.status == "in_progress":
            yield Ready("on_the_way", {"title": one.goal.title})


def _was_hard(found: Sum) -> Iterator[Ready]:
    for one in found.goals:
        if one.goal.status == "in_progress":
            yield Ready("finishing", {"title": one.goal.title})
        elif one.goal.status == "not_started":
            yield Ready("starting", {"title": one.goal.title})
    if (day := _hardest_day(found)) is not None:
        yield Ready("weekday", {"weekday": day})
    if found.counts.days and _share(found.counts.days_done, found.counts.days) < SELDOM:
        yield Ready("habit")


def _next_time(found: Sum) -> Iterator[Ready]:
    counts = found.counts
    left = counts.goals - counts.goals_done
    if counts.goals and not left:
        yield Ready("same_way")
        yield Ready("bigger_goal")
    if left > 1:
        yield Ready("one_goal")
    if counts.tasks and _share(counts.tasks_done, counts.tasks) < SELDOM:
        yield Ready("fewer_tasks")
    if (day := _hardest_day(found)) is not None:
        yield Ready("other_day", {"weekday": day})
    if counts.days and _share(counts.days_done, counts.days) < SELDOM:
        yield Ready("smaller_habit")


def _hardest_day(found: Sum) -> int | None:
    """Return the weekday on which most tasks stayed open, two at least; none where two days are alike."""
    days = Counter(one.day_of_week for one in found.tasks if not one.is_completed).most_common(2)
    if not days or days[0][1] < 2 or (len(days) > 1 and days[0][1] == days[1][1]):
        return None
    return days[0][0]


def _share(done: int, of: int) -> float:
    return done / of if of else 0
