"""Taking a card off the board, which can be undone for ten minutes."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select

from bot.db import Unit
from bot.models import Decision, Goal, Habit, VisionBoardArea, VisionBoardCard, VisionBoardFollow, new_id
from bot.services import inbox
from bot.services.errors import BotError
from bot.services.reminding.planning import follow
from bot.services.rhythm import in_turn
from bot.services.vision import areas, cards
from bot.services.vision.state import Seen
from bot.services.who import Who

REMOVED = "vision_board_card"  # the kind of a decision that keeps what was taken out
KEPT = timedelta(days=1)


async def take_out(unit: Unit, who: Who, card_id: str) -> tuple[Decision, Seen | None]:
    """Take a card off the board; return by what it can be put back. A second time changes nothing.

    Of what was taken out before, nothing is kept any longer.
    """
    await in_turn.wait(unit, who)
    taken = await inbox.standing(unit, REMOVED, card_id)
    if taken is not None and taken.student_id == who.student().id:
        return taken, None
    seen = await cards.one(unit, who, card_id)
    card, student = await cards.in_hand(unit, who, card_id), who.student()
    before = delete(Decision).where(Decision.kind == REMOVED, Decision.student_id == student.id)
    await unit.session.execute(before)
    rows = select(VisionBoardFollow).where(VisionBoardFollow.card_id == card.id)
    bound = [[one.goal_id, one.habit_id] for one in await unit.session.scalars(rows)]
    taken = Decision(
        kind=REMOVED, subject_id=card.id, student_id=student.id, decided_by=student.id, decided_at=unit.now,
        outcome="taken_out", reason=None, undo={"card": _as_json(card), "follows": bound},
    )  # fmt: skip
    unit.session.add(taken)
    await unit.session.delete(card)
    await unit.session.flush()
    if await cards.count(unit, who) == 0:
        await follow(unit, student.id)
    return taken, seen


async def put_back(unit: Unit, who: Who, decision_id: str) -> Seen:
    """Put a card back where it was, within ten minutes; a second time changes nothing.

    Where its area has gone meanwhile, it comes into the first one.
    """
    await in_turn.wait(unit, who)
    taken = await unit.session.get(Decision, decision_id, populate_existing=True)
    if taken is None or taken.kind != REMOVED or taken.student_id != who.student().id:
        raise BotError("over")
    if taken.undone_at is not None:
        return await cards.one(unit, who, taken.subject_id)
    if not inbox.may_undo(unit, taken):
        raise BotError("too_late_to_undo")
    await cards.has_room(unit, who)
    taken.undone_at = unit.now
    held = _from_json(taken.undo["card"])
    if await unit.session.get(VisionBoardArea, held["area_id"]) is None:
        held["area_id"] = (await areas.of(unit, who))[0].id
    unit.session.add(VisionBoardCard(**held))
    await unit.session.flush()
    await _bind_again(unit, taken)
    taken.undo = {}
    await follow(unit, who.student().id)
    return await cards.one(unit, who, taken.subject_id)


async def _bind_again(unit: Unit, taken: Decision) -> None:
    """Let a card follow again what it did, as far as that is there."""
    for goal_id, habit_id in taken.undo["follows"]:
        goal = await unit.session.get(Goal, goal_id) if goal_id else None
        habit = await unit.session.get(Habit, habit_id) if habit_id else None
        if goal or habit or not (goal_id or habit_id):
            bound = {"goal_id": goal_id, "habit_id": habit_id}
            unit.session.add(VisionBoardFollow(id=new_id(), card_id=taken.subject_id, **bound))
    await unit.session.flush()


async def sweep(unit: Unit) -> int:
    """Delete what is kept of cards that were taken out more than a day ago; return how many."""
    old = delete(Decision).where(Decision.kind == REMOVED, Decision.decided_at < unit.now - KEPT)
    return len((await unit.session.execute(old.returning(Decision.id))).all())


def _as_json(card: VisionBoardCard) -> dict[str, Any]:
    held = {column.key: getattr(card, column.key) for column in VisionBoardCard.__table__.columns}
    return {name: one.isoformat() if isinstance(one, date) else one for name, one in held.items()}


def _from_json(held: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(held)
    found["created_at"] = datetime.fromisoformat(found["created_at"])
    for name in ("entry_date", "ticked_on", "returned_on"):
        found[name] = date.fromisoformat(found[name]) if found[name] else None
    return found
