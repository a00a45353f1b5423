"""A student's vision board, as far as each flow about it needs one."""

from typing import Any

from bot.content.vision_board import SIZES
from bot.conversations import vision_areas, vision_card, vision_photo
from bot.db import Unit
from bot.models import VisionBoardCard
from bot.samples.sample import FLOW, Sample
from bot.services.vision import areas, cards, fields
from bot.services.vision.cards import Wanted
from bot.services.who import Who

HELD = {"title": "7", "target": "7", "label": "7", "habits": "7\n8", "quote": "7", "text": "7"}
ASKING = ("counter", "habits", "motivation", "journal")  # each asks something that no other does
SENT = {"id": "7", "name": "photo.jpg", "size": 1, "photo": True}


async def samples(unit: Unit, student: Who) -> list[Sample]:
    """Let the student have a card of each type, and return the flows about boards."""
    area = (await areas.of(unit, student))[0].id
    made = {kind: await cards.make(unit, student, Wanted(area, kind, "blue", None, HELD)) for kind in SIZES}
    return [
        *((FLOW[vision_card.NAME], f"a student: {kind}", student, _new(area, kind)) for kind in ASKING),
        (FLOW[vision_card.NAME], "a student who begins again", student, {"type": "image_hero"}),
        *((FLOW[vision_card.CHANGE], f"a student: {field}", student, _changed(made, field)) for field in fields.FIELDS),
        (FLOW[vision_photo.NAME], "a student", student, {"sent": SENT, "words": ""}),
        (FLOW[vision_photo.NAME], "a student with many words", student, {"sent": SENT, "words": "7 " * 200}),
        (FLOW[vision_areas.NEW], "a student", student, {}),
        (FLOW[vision_areas.RENAME], "a student", student, {"area": area}),
        (FLOW[vision_areas.SIGN], "a student", student, {"area": area}),
    ]


def _new(area: str, kind: str) -> dict[str, Any]:
    return vision_card.draft_for(area, kind, 1)


def _changed(made: dict[str, VisionBoardCard], field: str) -> dict[str, Any]:
    """Return the draft that changes a field of a card that has it."""
    return vision_card.change_of(made[next(kind for kind in SIZES if field in fields.of(kind))], field)
