"""Deleting an area of a board with the cards in it, which can be undone for ten minutes."""

from sqlalchemy import select

from bot.db import Unit
from bot.models import Decision, VisionBoardArea, VisionBoardCard
from bot.services import inbox
from bot.services.errors import BotError
from bot.services.reminding.planning import follow
from bot.services.rhythm import in_turn
from bot.services.vision import areas, cards, keeping
from bot.services.who import Who

REMOVED = "vision_board_area"  # the kind of a decision that keeps an area with its cards


async def delete_area(unit: Unit, who: Who, area_id: str, count: int) -> tuple[Decision, VisionBoardArea | None]:
    """Delete an area with so many cards as its student was told; return by what it can be put back.

    By now there may be other cards in it. The last area stays. A second time changes nothing.
    BotError: last_area, area_changed, with the `count` of now.
    """
    await in_turn.wait(unit, who)
    gone = await inbox.standing(unit, REMOVED, area_id)
    if gone is not None and gone.student_id == who.student().id:
        return gone, None
    found = await areas.in_hand(unit, who, area_id)
    if len(await areas.of(unit, who)) == 1:
        raise BotError("last_area")
    inside = select(VisionBoardCard).where(VisionBoardCard.area_id == found.id).order_by(VisionBoardCard.id)
    held = (await unit.session.scalars(inside.with_for_update().execution_options(populate_existing=True))).all()
    if len(held) != count:
        raise BotError("area_changed", count=len(held))
    own = {column.key: getattr(found, column.key) for column in VisionBoardArea.__table__.columns}
    undo = {"area": own, "cards": await keeping.kept(unit, held)}
    gone = await keeping.note(unit, found.user_id, REMOVED, found.id, undo)
    for one in held:
        await unit.session.delete(one)
    await unit.session.flush()  # before their area goes, which would take them along unseen
    await unit.session.delete(found)
    await unit.session.flush()
    await follow(unit, found.user_id)
    return gone, found


async def put_back(unit: Unit, who: Who, decision_id: str) -> str:
    """Put an area back where it was, with its cards, within ten minutes; return its id. A second time changes nothing.

    BotError: over, too_late_to_undo; enough_areas and enough_board_cards, where others were made meanwhile.
    """
    await in_turn.wait(unit, who)
    gone = await keeping.noted(unit, who, REMOVED, decision_id)
    if gone.undone_at is not None:
        return gone.subject_id
    await areas.has_room(unit, who)
    await cards.has_room(unit, who, len(gone.undo["cards"]))
    gone.undone_at = unit.now
    unit.session.add(VisionBoardArea(**gone.undo["area"]))
    await unit.session.flush()
    await keeping.bring_back(unit, gone.undo["cards"])
    gone.undo = {}
    await follow(unit, who.student().id)
    return gone.subject_id


async def sweep(unit: Unit) -> int:
    """Delete what is kept of areas that were deleted more than a day ago; return how many."""
    return await keeping.sweep(unit, REMOVED)
