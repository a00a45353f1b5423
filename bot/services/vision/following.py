"""What a card follows: a goal's tasks, or real habits. What it shows is then what became of them.

A row of `VisionBoardFollow` with neither a goal nor a habit says that a card follows something: it stays when that is
gone. What was read last is kept in the card, so that it then shows where it stood.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import Goal, Habit, Sprint, VisionBoardArea, VisionBoardCard, VisionBoardFollow
from bot.services.rhythm import goals, habit_records, habit_scores, sprints
from bot.services.rhythm.goals import Progress
from bot.services.rhythm.habit_records import Record
from bot.services.vision.state import Followed, Seen

OF_GOAL, OF_HABITS = ("counter", "progress"), ("streak", "habits")
STEPS = 20  # sprints along which something that was taken along is looked for

DayOf = Callable[[datetime], date]
Rows = Sequence[tuple[VisionBoardCard, VisionBoardArea]]


@dataclass(frozen=True)
class _Real:
    """Goals and habits by their ids, as they are now, and the sprints in which something can still become of them."""

    goals: Mapping[str, Progress]
    records: Mapping[str, Record]
    open: Collection[str]
    today: date


async def seen(unit: Unit, day_of: DayOf, rows: Rows) -> list[Seen]:
    """Return cards of one student as they are seen today; those that follow something are brought up to date."""
    today = day_of(unit.now)
    bound = await _bound(unit, [card.id for card, _ in rows])
    real = await _real(unit, [one for some in bound.values() for one in some], today)
    found = [
        Seen(card, area, today, day_of(card.created_at), _brought_up(card, bound.get(card.id, ()), real))
        for card, area in rows
    ]
    await unit.session.flush()
    return found


async def follows(unit: Unit, card_id: str) -> bool:
    """Whether a card follows something, or did and was not told to move by hand."""
    bound = select(VisionBoardFollow.id).where(VisionBoardFollow.card_id == card_id)
    return await unit.session.scalar(bound.limit(1)) is not None


async def _bound(unit: Unit, card_ids: Sequence[str]) -> dict[str, list[VisionBoardFollow]]:
    found: dict[str, list[VisionBoardFollow]] = {}
    rows = select(VisionBoardFollow).where(VisionBoardFollow.card_id.in_(card_ids)).order_by(VisionBoardFollow.id)
    for row in await unit.session.scalars(rows):
        found.setdefault(row.card_id, []).append(row)
    return found


async def _real(unit: Unit, bound: Sequence[VisionBoardFollow], today: date) -> _Real:
    if not bound:
        return _Real({}, {}, (), today)
    sprint = await sprints.active(unit)
    is_open = sprint is not None and sprint.closed_at is None and sprints.span(sprint).phase(today) != "over"
    open_ones = {sprint.id} if sprint is not None and is_open else set[str]()
    await _go_along(unit, bound, open_ones)
    mine = select(Goal).where(Goal.id.in_([one.goal_id for one in bound if one.goal_id]))
    far = await goals.with_progress(unit, (await unit.session.scalars(mine)).all())
    return _Real({one.goal.id: one for one in far}, await _records(unit, bound, today), open_ones, today)


async def _records(unit: Unit, bound: Sequence[VisionBoardFollow], today: date) -> dict[str, Record]:
    ids = [one.habit_id for one in bound if one.habit_id]
    if not ids:
        return {}
    found: dict[str, Record] = {}
    habits = (await unit.session.scalars(select(Habit).where(Habit.id.in_(ids)))).all()
    for sprint in await unit.session.scalars(select(Sprint).where(Sprint.id.in_({one.sprint_id for one in habits}))):
        for record in await habit_records.of_students(unit, [habits[0].user_id], sprint, today):
            if record.habit.id in ids:
                found[record.habit.id] = record
    return found


async def _go_along(unit: Unit, bound: Sequence[VisionBoardFollow], open_ones: Collection[str]) -> None:
    """Let what was taken along into a later sprint be followed there."""
    for table, name in ((Goal, "goal_id"), (Habit, "habit_id")):
        rows = [one for one in bound if getattr(one, name)]
        for _ in range(STEPS):
            copies = await _copies(unit, table, {getattr(one, name) for one in rows}, open_ones)
            rows = [one for one in rows if getattr(one, name) in copies]
            if not rows:
                break
            for one in rows:
                setattr(one, name, copies[getattr(one, name)])


async def _copies(
    unit: Unit, table: type[Goal] | type[Habit], ids: Collection[str], open_ones: Collection[str]
) -> dict[str, str]:
    """Return of things whose sprint is over the newest copy that was not left out, by the id of each."""
    if not ids:
        return {}
    still = table.dropped_at.is_(None) if table is Goal else table.archived_at.is_(None)  # type: ignore[union-attr]
    over = select(table.id).where(table.id.in_(ids), table.sprint_id.not_in(open_ones))
    copies = select(table.copied_from, table.id).where(table.copied_from.in_(over), still)
    return {first: copy for first, copy in await unit.session.execute(copies.order_by(table.created_at)) if first}


def _brought_up(card: VisionBoardCard, bound: Iterable[VisionBoardFollow], real: _Real) -> Followed | None:
    """Put into a card what it follows says, and return that; None where it follows nothing."""
    rows = list(bound)
    if not rows:
        return None
    if card.card_type in OF_GOAL:
        goals_of_it = [real.goals[row.goal_id] for row in rows if row.goal_id and row.goal_id in real.goals]
        return _as_goal(card, next(iter(goals_of_it), None), real)
    records = [real.records[row.habit_id] for row in rows if row.habit_id and row.habit_id in real.records]
    return _as_habits(card, sorted(records, key=lambda one: (one.habit.created_at, one.habit.id)), real)


def _as_goal(card: VisionBoardCard, one: Progress | None, real: _Real) -> Followed:
    if one is None:
        return Followed("goal", (), ())
    counts = ("current_count", "target_count") if card.card_type == "counter" else ("completed_steps", "total_steps")
    _put(card, {counts[0]: one.done, counts[1]: one.of or None})
    is_over = one.goal.dropped_at is not None or one.goal.sprint_id not in real.open
    return Followed("goal", (one.goal.title,), (one.goal.id,), is_over)


def _as_habits(card: VisionBoardCard, all_of_them: Sequence[Record], real: _Real) -> Followed:
    live = [one for one in all_of_them if one.habit.archived_at is None and one.habit.sprint_id in real.open]
    found, in_weeks = live or all_of_them, False
    if not found:
        return Followed("habits", (), ())
    if card.card_type == "streak":
        score = habit_scores.score(found[0].rhythm, found[0].days, real.today)
        in_weeks = score.in_weeks
        done = [day for day, row in found[0].rows.items() if row.completed and day <= real.today]
        _put(card, {"streak_count": score.streak, "ticked_on": max(done, default=None)})
    else:
        rows = [{"label": one.habit.name, "done": one.mark(real.today) == "done"} for one in found]
        _put(card, {"habits": rows, "day_count": _whole_days(found, real.today), "ticked_on": real.today})
    names, ids = [one.habit.name for one in found], [one.habit.id for one in found]
    return Followed("habits", names, ids, is_over=not live, in_weeks=in_weeks)


def _whole_days(records: Sequence[Record], today: date) -> int:
    """Return on how many days something was done, and nothing that was planned was left."""
    marks: dict[date, set[str]] = {}
    for record in records:
        for day in record.days:
            if day.date <= today:
                marks.setdefault(day.date, set()).add(day.mark)
    return sum("done" in some and not some & {"open", "missed"} for some in marks.values())


def _put(card: VisionBoardCard, values: Mapping[str, Any]) -> None:
    for column, value in values.items():
        if getattr(card, column) != value:
            setattr(card, column, value)
