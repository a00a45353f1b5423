"""Which sprint is the active one: activating, closing, reopening, and ten minutes to take that back.

Storage keeps to one active sprint, so whatever makes one active ends the other first.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select, update

from bot.db import Unit
from bot.models import ActionItem, Decision, Goal, Habit, Sprint, new_id
from bot.services import inbox
from bot.services.errors import BotError
from bot.services.reminding import planning
from bot.services.rhythm import sprints
from bot.services.rhythm.sprint_plans import seen, turn
from bot.services.who import Who

KIND = "sprint"  # of the decisions


@dataclass(frozen=True)
class Turned:
    """How it stands with a sprint now; `decision` takes it back, and is None where nothing had to be done."""

    sprint: Sprint
    ended: Sprint | None = None
    decision: str | None = None


async def activate(unit: Unit, who: Who, sprint_id: str) -> Turned:
    """Make a planned sprint the active one; the one that was active ends with this. A second time changes nothing."""
    sprint = await _to_turn(unit, who, sprint_id)
    if sprint.is_active:
        return Turned(sprint)
    if sprint.closed_at is not None:
        raise BotError("sprint_closed", name=sprint.name)
    if sprints.span(sprint).phase(who.today(unit.now)) == "over":
        raise BotError("sprint_too_late", name=sprint.name)
    return await _turn_on(unit, who, sprint, "activated")


async def reopen(unit: Unit, who: Who, sprint_id: str) -> Turned:
    """Let a sprint that was closed by mistake go on; one that is active meanwhile ends with this."""
    sprint = await _to_turn(unit, who, sprint_id)
    if sprint.closed_at is None:
        return Turned(sprint)
    if sprints.span(sprint).phase(who.today(unit.now)) == "over":
        raise BotError("over")
    return await _turn_on(unit, who, sprint, "reopened")


async def close(unit: Unit, who: Who, sprint_id: str) -> Turned:
    """End the active sprint; then none is active. A second time changes nothing."""
    sprint = await _to_turn(unit, who, sprint_id)
    if sprint.closed_at is not None:
        return Turned(sprint)
    undo = {"closed_at": None, "ended": None}
    if await _end(unit, Sprint.id == sprint.id) is None:
        raise BotError("sprint_not_active", name=sprint.name)
    await planning.follow_sprint(unit)
    return Turned(sprint, decision=await _note(unit, who, sprint, "closed", undo))


async def take_back(unit: Unit, who: Who, decision_id: str) -> Sprint:
    """Undo one of these within ten minutes, while nothing was built on it; a second time changes nothing."""
    await turn(unit, who)
    decision = await unit.session.get(Decision, decision_id, populate_existing=True)
    if decision is None or decision.kind != KIND:
        raise BotError("over")
    sprint = await seen(unit, who, decision.undo["sprint"])
    if decision.undone_at is not None:
        return sprint
    if not inbox.may_undo(unit, decision):
        raise BotError("too_late_to_undo")
    ended = await seen(unit, who, decision.undo["ended"]) if decision.undo["ended"] else None
    if not await _is_as_left(unit, decision, sprint, ended):
        raise BotError("built_upon")
    decision.undone_at = unit.now
    await _put_back(unit, decision, sprint, ended)
    return sprint


async def _to_turn(unit: Unit, who: Who, sprint_id: str) -> Sprint:
    await turn(unit, who)
    return await seen(unit, who, sprint_id)


async def _turn_on(unit: Unit, who: Who, sprint: Sprint, outcome: str) -> Turned:
    """Make a sprint the active one, after ending the other: at no moment may two be active, an index sees to that."""
    closed_at = sprint.closed_at
    ended_id = await _end(unit, Sprint.id != sprint.id)
    sprint.is_active, sprint.closed_at = True, None
    await unit.session.flush()
    undo = {"closed_at": closed_at.isoformat() if closed_at else None, "ended": ended_id}
    await planning.follow_sprint(unit)
    ended = await seen(unit, who, ended_id) if ended_id else None
    inside = await _inside(unit, sprint.id)
    return Turned(sprint, ended, await _note(unit, who, sprint, outcome, {**undo, "inside": inside}))


async def _end(unit: Unit, which: ColumnElement[bool]) -> str | None:
    """Close the active sprint if it is this one; return which it was."""
    ended = await unit.session.execute(
        update(Sprint)
        .where(Sprint.is_active, which)
        .values(is_active=False, closed_at=unit.now)
        .returning(Sprint.id)
        .execution_options(synchronize_session="fetch")
    )
    found: str | None = ended.scalar_one_or_none()
    return found


async def _note(unit: Unit, who: Who, sprint: Sprint, outcome: str, undo: dict[str, Any]) -> str:
    await unit.session.refresh(sprint)
    decision = Decision(
        kind=KIND, subject_id=new_id() + sprint.id, student_id=None, decided_by=who.coach().id,
        decided_at=unit.now, outcome=outcome, reason=None, undo={"sprint": sprint.id, **undo},
    )  # fmt: skip
    unit.session.add(decision)
    await unit.session.flush()
    return decision.id


async def _is_as_left(unit: Unit, decision: Decision, sprint: Sprint, ended: Sprint | None) -> bool:
    """Whether nobody planned or decided anything since."""
    if decision.outcome == "closed":
        return sprint.closed_at == decision.decided_at and await sprints.active(unit) is None
    same = ended is None or ended.closed_at == decision.decided_at
    return sprint.is_active and same and await _inside(unit, sprint.id) == decision.undo["inside"]


async def _inside(unit: Unit, sprint_id: str) -> int:
    """Return how many goals, tasks and habits are planned in a sprint."""
    counts = [select(func.count(one.id)).where(one.sprint_id == sprint_id) for one in (Goal, ActionItem, Habit)]
    return sum([await unit.session.scalar(one) or 0 for one in counts])


async def _put_back(unit: Unit, decision: Decision, sprint: Sprint, ended: Sprint | None) -> None:
    closed = decision.undo["closed_at"]
    sprint.is_active = decision.outcome == "closed"
    sprint.closed_at = datetime.fromisoformat(closed) if closed else None
    await unit.session.flush()
    if ended is not None:
        ended.is_active, ended.closed_at = True, None
        await unit.session.flush()
    await planning.follow_sprint(unit)
