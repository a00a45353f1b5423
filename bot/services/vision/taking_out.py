"""Taking a card off the board, which can be undone for ten minutes."""

from bot.db import Unit
from bot.models import Decision, VisionBoardArea
from bot.services import inbox
from bot.services.reminding.planning import follow
from bot.services.rhythm import in_turn
from bot.services.vision import areas, cards, keeping
from bot.services.vision.state import Seen
from bot.services.who import Who

REMOVED = "vision_board_card"  # the kind of a decision that keeps what was taken out


async def take_out(unit: Unit, who: Who, card_id: str) -> tuple[Decision, Seen | None]:
    """Take a card off the board; return by what it can be put back. A second time changes nothing."""
    await in_turn.wait(unit, who)
    taken = await inbox.standing(unit, REMOVED, card_id)
    if taken is not None and taken.student_id == who.student().id:
        return taken, None
    seen = await cards.one(unit, who, card_id)
    card, student = await cards.in_hand(unit, who, card_id), who.student()
    [kept] = await keeping.kept(unit, [card])
    taken = await keeping.note(unit, student.id, REMOVED, card.id, kept)
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
    taken = await keeping.noted(unit, who, REMOVED, decision_id)
    if taken.undone_at is not None:
        return await cards.one(unit, who, taken.subject_id)
    await cards.has_room(unit, who)
    taken.undone_at = unit.now
    held = taken.undo["card"]
    if await unit.session.get(VisionBoardArea, held["area_id"]) is None:
        held = {**held, "area_id": (await areas.of(unit, who))[0].id}
    await keeping.bring_back(unit, [{**taken.undo, "card": held}])
    taken.undo = {}
    await follow(unit, who.student().id)
    return await cards.one(unit, who, taken.subject_id)


async def sweep(unit: Unit) -> int:
    """Delete what is kept of cards that were taken out more than a day ago; return how many."""
    return await keeping.sweep(unit, REMOVED)
