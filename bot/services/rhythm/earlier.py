"""One of a student's earlier sprints: what came of it, and what of it could go on in the open one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.db import Unit
from bot.models import Goal, Habit, Retrospective, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import habits, looking_back, sprints, unfinished
from bot.services.rhythm.looking_back import Sum
from bot.services.who import Who


@dataclass(frozen=True)
class Earlier:
    """A sprint behind a student. `target` is the open one; `copies` says what became of goals there, by their ids."""

    sprint: Sprint
    sum: Sum
    habits: Sequence[Habit]
    retro: Retrospective | None
    may_look_back: bool
    target: Sprint | None
    copies: Mapping[str, str]
    habits_left: bool


async def of(unit: Unit, who: Who, sprint_id: str) -> Earlier:
    """Return one of the sprints that are over for the student who asks."""
    sprint, student = await sprints.by_id(unit, sprint_id), who.student()
    if sprint.id not in {one.id for one in await sprints.past(unit, who)}:
        raise BotError("sprint_goes_on", name=sprint.name)
    found = await looking_back.sum_up(unit, student.id, sprint, who.today(unit.now))
    retro = await looking_back.of(unit, student.id, sprint.id)
    target = await unfinished.open_sprint(unit, who)
    copies = await _copies(unit, student.id, target) if target else {}
    left = bool(target and await unfinished.habits_left(unit, student.id, sprint, target))
    may = await looking_back.may(unit, who, sprint)
    return Earlier(sprint, found, await habits.of(unit, student.id, sprint.id), retro, may, target, copies, left)


async def _copies(unit: Unit, user_id: str, target: Sprint) -> dict[str, str]:
    rows = await unit.session.execute(
        select(Goal.copied_from, Goal.id).where(
            Goal.user_id == user_id,
            Goal.sprint_id == target.id,
            Goal.copied_from.is_not(None),
            Goal.dropped_at.is_(None),
        )
    )
    return {str(source): copy for source, copy in rows}
