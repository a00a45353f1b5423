"""A student with a board, for the rules of areas and cards."""

from typing import Any

from bot.db import Database, Unit
from bot.models import Batch, VisionBoardCard
from bot.services.vision import areas, cards
from bot.services.vision.cards import Wanted
from bot.services.who import Who
from tests.services.path.school import somebody

HELD = {"title": "Read", "target": "3", "label": "books", "habits": "Water\nMove", "quote": "Yet.", "text": "A day."}


async def nia_and_omar(database: Database) -> tuple[Who, Who]:
    """Let two students be there, with no board yet."""
    async with database.transaction() as unit:
        unit.session.add(Batch(name="2156", zone="UTC", created_at=unit.now))
        return await somebody(unit, "Nia", 1, "student", "2156"), await somebody(unit, "Omar", 2, "student", "2156")


async def card(unit: Unit, who: Who, kind: str, **held: Any) -> VisionBoardCard:
    """Put a card on somebody's board, into their first area."""
    area = (await areas.of(unit, who))[0]
    return await cards.make(unit, who, Wanted(area.id, kind, "blue", None, {**HELD, **held}))
