"""An area of a board with what is in it, as its student sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.db import Unit
from bot.models import VisionBoardArea
from bot.services.vision import areas, cards
from bot.services.vision.state import Seen
from bot.services.who import Who


@dataclass(frozen=True)
class AreaPage:
    """An area, its cards in their order, and its place among so many areas, counted from 0."""

    area: VisionBoardArea
    cards: Sequence[Seen]
    position: int
    of: int


async def area(unit: Unit, who: Who, area_id: str) -> AreaPage:
    """Return the page of an area of the student who speaks."""
    found = await areas.owned(unit, who, area_id)
    ids = [one.id for one in await areas.of(unit, who)]
    inside = [one for one in await cards.all_of(unit, who) if one.area.id == found.id]
    return AreaPage(found, inside, ids.index(found.id), len(ids))
