"""What is kept of a board's cards that were taken out, so that they can come back as they were."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from bot.db import Unit
from bot.models import Decision, Goal, Habit, VisionBoardCard, VisionBoardFollow, new_id
from bot.services import inbox
from bot.services.cards import UNDO_FOR
from bot.services.errors import BotError
from bot.services.who import Who

KEPT = timedelta(days=1)


async def note(unit: Unit, student_id: str, kind: str, subject_id: str, undo: Mapping[str, Any]) -> Decision:
    """Note that a student took something out; of what was noted before, only what can still come back is kept."""
    is_over = or_(Decision.undone_at.is_not(None), Decision.decided_at <= unit.now - UNDO_FOR)
    before = delete(Decision).where(Decision.kind == kind, Decision.student_id == student_id, is_over)
    await unit.session.execute(before)
    taken = Decision(
        kind=kind, subject_id=subject_id, student_id=student_id, decided_by=student_id, decided_at=unit.now,
        outcome="taken_out", reason=None, undo=dict(undo),
    )  # fmt: skip
    unit.session.add(taken)
    await unit.session.flush()
    return taken


async def noted(unit: Unit, who: Who, kind: str, decision_id: str) -> Decision:
    """Return what a student took out, as long as it can come back, or has. BotError: over, too_late_to_undo."""
    taken = await unit.session.get(Decision, decision_id, populate_existing=True)
    if taken is None or taken.kind != kind or taken.student_id != who.student().id:
        raise BotError("over")
    if taken.undone_at is None and not inbox.may_undo(unit, taken):
        raise BotError("too_late_to_undo")
    return taken


async def kept(unit: Unit, cards: Sequence[VisionBoardCard]) -> list[dict[str, Any]]:
    """Return cards as JSON, each with the goals and habits that it follows."""
    follows: dict[str, list[list[str | None]]] = {one.id: [] for one in cards}
    rows = select(VisionBoardFollow).where(VisionBoardFollow.card_id.in_(follows))
    for row in await unit.session.scalars(rows):
        follows[row.card_id].append([row.goal_id, row.habit_id])
    return [{"card": _as_json(one), "follows": follows[one.id]} for one in cards]


async def bring_back(unit: Unit, held: Sequence[Mapping[str, Any]]) -> None:
    """Let cards be there again; each follows what it did, as far as that is there."""
    unit.session.add_all(VisionBoardCard(**_from_json(one["card"])) for one in held)
    await unit.session.flush()
    for one in held:
        for goal_id, habit_id in one["follows"]:
            goal = await unit.session.get(Goal, goal_id) if goal_id else None
            habit = await unit.session.get(Habit, habit_id) if habit_id else None
            if goal or habit or not (goal_id or habit_id):
                bound = {"goal_id": goal_id, "habit_id": habit_id}
                unit.session.add(VisionBoardFollow(id=new_id(), card_id=one["card"]["id"], **bound))
    await unit.session.flush()


def _as_json(card: VisionBoardCard) -> dict[str, Any]:
    held = {column.key: getattr(card, column.key) for column in VisionBoardCard.__table__.columns}
    return {name: one.isoformat() if isinstance(one, date) else one for name, one in held.items()}


def _from_json(held: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(held)
    found["created_at"] = datetime.fromisoformat(found["created_at"])
    for name in ("entry_date", "ticked_on", "returned_on"):
        found[name] = date.fromisoformat(found[name]) if found[name] else None
    return found


async def sweep(unit: Unit, kind: str) -> int:
    """Delete what is kept of this kind for more than a day; return how many."""
    old = delete(Decision).where(Decision.kind == kind, Decision.decided_at < unit.now - KEPT)
    return len((await unit.session.execute(old.returning(Decision.id))).all())
