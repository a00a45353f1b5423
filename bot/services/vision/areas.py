"""The areas of a student's board: five to begin with, others made, named, signed, put in order, and deleted."""

from collections.abc import Sequence

from sqlalchemy import func, select

from bot.content.vision_board import board
from bot.db import Unit
from bot.models import VisionBoardArea, VisionBoardCard
from bot.services.errors import BotError
from bot.services.names import JOINERS, on_one_line
from bot.services.rhythm import in_turn
from bot.services.shown_length import shown_length
from bot.services.who import Who

MOST, NAME = 12, 40


async def of(unit: Unit, who: Who) -> Sequence[VisionBoardArea]:
    """Return a student's areas in their order. The first look at a board makes those that every board begins with."""
    found = await _of(unit, who)
    if found:
        return found
    await in_turn.wait(unit, who)
    if not (found := await _of(unit, who)):
        for order, one in enumerate(board().areas):
            own = {"user_id": who.student().id, "is_preset": True, "order": order}
            unit.session.add(VisionBoardArea(name=one.name, emoji=one.icon, **own))
        await unit.session.flush()
        found = await _of(unit, who)
    return found


async def _of(unit: Unit, who: Who) -> Sequence[VisionBoardArea]:
    mine = select(VisionBoardArea).where(VisionBoardArea.user_id == who.student().id)
    return (await unit.session.scalars(mine.order_by(VisionBoardArea.order, VisionBoardArea.id))).all()


async def owned(unit: Unit, who: Who, area_id: str) -> VisionBoardArea:
    """Return an area of the student who speaks; any other does not exist for them."""
    found = await unit.session.get(VisionBoardArea, area_id)
    if found is None or found.user_id != who.student().id:
        raise BotError("no_such_area", step="area")
    return found


async def in_hand(unit: Unit, who: Who, area_id: str) -> VisionBoardArea:
    """Return the same while nothing else changes on this student's board, as it is in the tables by then."""
    await in_turn.wait(unit, who)
    mine = VisionBoardArea.id == area_id, VisionBoardArea.user_id == who.student().id
    found = await unit.session.scalar(select(VisionBoardArea).where(*mine).execution_options(populate_existing=True))
    if found is None:
        raise BotError("no_such_area", step="area")
    return found


async def counts(unit: Unit, who: Who) -> dict[str, int]:
    """Return how many cards each area has."""
    counted = select(VisionBoardCard.area_id, func.count()).where(VisionBoardCard.user_id == who.student().id)
    return dict((await unit.session.execute(counted.group_by(VisionBoardCard.area_id))).all())


async def has_room(unit: Unit, who: Who) -> None:
    """Refuse one more where a board has as many as fit."""
    if len(await of(unit, who)) >= MOST:
        raise BotError("enough_areas", most=MOST)


async def add(unit: Unit, who: Who, name: str, icon: str) -> VisionBoardArea:
    """Make an area, at the end of the others."""
    name, icon = cleaned(name), known(icon)
    await in_turn.wait(unit, who)
    await has_room(unit, who)
    last = max((one.order for one in await of(unit, who)), default=-1)
    made = VisionBoardArea(user_id=who.student().id, name=name, emoji=icon, is_preset=False, order=last + 1)
    unit.session.add(made)
    await unit.session.flush()
    return made


async def rename(unit: Unit, who: Who, area_id: str, name: str) -> VisionBoardArea:
    """Call an area otherwise; then it is none of those that every board begins with any more."""
    name, found = cleaned(name), await in_hand(unit, who, area_id)
    if found.name != name:
        found.name, found.is_preset = name, False
    await unit.session.flush()
    return found


async def show_as(unit: Unit, who: Who, area_id: str, icon: str) -> VisionBoardArea:
    """Let an area have another sign, by its icon's name."""
    icon, found = known(icon), await in_hand(unit, who, area_id)
    found.emoji = icon
    await unit.session.flush()
    return found


async def place(unit: Unit, who: Who, area_id: str, position: int) -> Sequence[VisionBoardArea]:
    """Put an area at a place among the others, counted from 0; a second time changes nothing."""
    found = await in_hand(unit, who, area_id)
    others = [one for one in await of(unit, who) if one.id != found.id]
    others.insert(position, found)
    for order, one in enumerate(others):
        one.order = order
    await unit.session.flush()
    return others


def cleaned(name: str) -> str:
    """Return a name as an area can have it. BotError: words_needed, text_too_long."""
    name = on_one_line(name)
    if not name.strip(JOINERS):
        raise BotError("words_needed", step="name")
    if (length := shown_length(name)) > NAME:
        raise BotError("text_too_long", step="name", length=length, limit=NAME)
    return name


def known(icon: str) -> str:
    """Return the name of an icon that has a sign of its own."""
    if icon not in board().signs:
        raise BotError("over", step="icon")
    return icon
