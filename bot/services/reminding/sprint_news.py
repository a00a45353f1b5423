"""A sprint begins, is half over, ends soon, ends: what a student can do then, as long as it is the active one."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, union

from bot.db import Unit
from bot.models import ActionItem, Goal, Habit, Reminder, Retrospective, Sprint
from bot.services.reminding.moments import DAY
from bot.services.reminding.occasions import Occasion, still
from bot.services.reminding.readers import Reader
from bot.services.rhythm import sprints
from bot.services.rhythm.calendar import Span
from bot.services.rhythm.looking_back import OPEN_FOR

BEGINS, HALF, SOON, ENDS = "sprint_begins", "sprint_half", "sprint_ends_soon", "sprint_ends"


async def occasions(unit: Unit) -> list[Occasion]:
    """Return the occasions of the active sprint; the last one lasts while a student can look back.

    By the next school day another sprint may be the active one: a last day without school is told of before it.
    """
    sprint = await sprints.active(unit)
    return _of(sprint) if sprint else []


def _of(sprint: Sprint) -> list[Occasion]:
    first, last = span = sprints.span(sprint)
    days = {
        BEGINS: Span(first, max(first, span.middle - DAY)),
        HALF: Span(max(first + DAY, span.middle), last - DAY),
        ENDS: Span(last, last + OPEN_FOR),
    }
    ahead = Occasion(SOON, sprint.id, span, before=True)
    return [*(Occasion(kind, sprint.id, of) for kind, of in days.items()), ahead]


async def gather(unit: Unit, due: Sequence[tuple[Reader, Reminder]]) -> Mapping[str, Mapping[str, Any]]:
    """Return the `sprint`, whether somebody `has_goal` in it, and their `today`; nothing of one that is closed.

    At its end it is for those who planned something in it and have not looked back.
    """
    sprint = await sprints.active_once(unit)
    if sprint is None:
        return {}
    have_goal = await _with_goal(unit, sprint)
    look_back = await _to_look_back(unit, sprint) if any(row.kind in (SOON, ENDS) for _, row in due) else set()
    return {
        row.id: {"sprint": sprint, "has_goal": reader.user.id in have_goal, "today": reader.today}
        for reader, row in still(due, _of(sprint))
        if row.kind not in (SOON, ENDS) or reader.user.id in look_back
    }


async def _with_goal(unit: Unit, sprint: Sprint) -> set[str]:
    goals = select(Goal.user_id).where(Goal.sprint_id == sprint.id, Goal.dropped_at.is_(None))
    return set(await unit.session.scalars(goals))


async def _to_look_back(unit: Unit, sprint: Sprint) -> set[str]:
    planned = union(*(select(one.user_id).where(one.sprint_id == sprint.id) for one in (Goal, ActionItem, Habit)))
    said = select(Retrospective.user_id).where(Retrospective.sprint_id == sprint.id)
    return set(await unit.session.scalars(planned)) - set(await unit.session.scalars(said))
