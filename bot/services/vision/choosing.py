"""Letting a card follow something real of its student's, or move by hand again."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import delete, select

from bot.db import Unit, insert_new
from bot.models import VisionBoardCard, VisionBoardFollow, new_id
from bot.services.errors import BotError
from bot.services.rhythm import goals, habits, in_turn, sprints
from bot.services.vision import cards
from bot.services.vision.following import OF_GOAL, OF_HABITS
from bot.services.vision.state import Seen
from bot.services.who import Who


class Thing(NamedTuple):
    """A goal or a habit that a card may follow, and whether it does."""

    id: str
    title: str
    is_followed: bool


async def choices(unit: Unit, who: Who, card_id: str) -> tuple[VisionBoardCard, list[Thing]]:
    """Return what a card may follow: goals for what is counted, habits for what is ticked; of the open sprint alone.

    BotError: over, for a card that follows nothing.
    """
    card = await cards.owned(unit, who, card_id)
    if card.card_type not in (*OF_GOAL, *OF_HABITS):
        raise BotError("over")
    rows = select(VisionBoardFollow).where(VisionBoardFollow.card_id == card.id)
    bound = {one.goal_id or one.habit_id for one in await unit.session.scalars(rows)}
    found = await _real(unit, who, card)
    return card, [Thing(key, title, key in bound) for key, title in found]


async def _real(unit: Unit, who: Who, card: VisionBoardCard) -> Sequence[tuple[str, str]]:
    sprint = await sprints.active(unit)
    if sprint is None or not sprints.is_open(unit, who, sprint):
        return []
    if card.card_type in OF_GOAL:
        return [(one.goal.id, one.goal.title) for one in await goals.of(unit, card.user_id, sprint.id)]
    return [(one.id, one.name) for one in await habits.of(unit, card.user_id, sprint.id)]


async def follow(unit: Unit, who: Who, card_id: str, thing_id: str, *, yes: bool = True) -> Seen:
    """Let a card follow a goal or a habit, or no longer; only a card of habits follows several. Twice is once."""
    await in_turn.wait(unit, who)
    card, found = await choices(unit, who, card_id)
    await cards.in_hand(unit, who, card_id)
    if thing_id not in [one.id for one in found]:
        raise BotError("no_such_goal" if card.card_type in OF_GOAL else "no_such_habit")
    held = {one.id for one in found if one.is_followed}
    if card.card_type != "habits":
        held = set()
    held = held | {thing_id} if yes else held - {thing_id}
    await unfollow(unit, who, card_id)
    column = "goal_id" if card.card_type in OF_GOAL else "habit_id"
    in_order = [one.id for one in found if one.id in held]
    if in_order:
        rows = [{"id": new_id(), "card_id": card.id, "goal_id": None, "habit_id": None}]
        rows += [{**rows[0], "id": new_id(), column: key} for key in in_order]
        await unit.session.execute(insert_new(unit, VisionBoardFollow), rows)
    return await cards.one(unit, who, card_id)


async def unfollow(unit: Unit, who: Who, card_id: str) -> Seen:
    """Let a card move by hand, from where it stands."""
    card = await cards.in_hand(unit, who, card_id)
    await cards.one(unit, who, card_id)  # what it followed is written down in it
    await unit.session.execute(delete(VisionBoardFollow).where(VisionBoardFollow.card_id == card.id))
    return await cards.one(unit, who, card_id)
