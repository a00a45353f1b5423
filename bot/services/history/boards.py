"""What students dream of: a board each for one of the class and for a visitor, who finds it when they come in."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.content import playground
from bot.content.playground import BoardCard
from bot.content.vision_board import SIZES, board
from bot.models import User, VisionBoardArea, VisionBoardCard, new_id
from bot.services.history.past import Past

AFTERNOON = 16 * 60


async def dream(past: Past, students: Sequence[User]) -> None:
    """Write a board for each of these students, with the same cards on it."""
    for student in students:
        areas = {
            one.name: {"id": new_id(), "user_id": student.id, "name": one.name, "emoji": one.icon, "is_preset": True,
                       "order": order}
            for order, one in enumerate(board().areas)
        }  # fmt: skip
        await past.write(VisionBoardArea, list(areas.values()))
        rows = [
            _row(past, one, {"user_id": student.id, "area_id": areas[one.area]["id"], "order": order})
            for order, one in enumerate(playground.cast().board)
        ]
        await past.write(VisionBoardCard, rows)


def _row(past: Past, one: BoardCard, own: dict[str, Any]) -> dict[str, Any]:
    made = past.at(past.days[own["order"] % len(past.days)], AFTERNOON)
    row = {
        **dict.fromkeys(column.key for column in VisionBoardCard.__table__.columns),
        "id": new_id(), "card_type": one.type, "title": one.title, "subtitle": one.subtitle, "emoji": one.emoji,
        "color_variant": one.color, "size": SIZES[one.type][0], "created_at": made, **own,
    }  # fmt: skip
    own_of: dict[str, dict[str, Any]] = {
        "image_hero": {"progress_percent": one.done},
        "counter": {"current_count": one.done, "target_count": one.of, "count_label": one.label},
        "progress": {"completed_steps": one.done, "total_steps": one.of, "steps_label": one.label},
        "streak": {"streak_count": one.done, "ticked_on": past.today - timedelta(days=1)},
        "habits": {"habits": [{"label": habit, "done": False} for habit in one.habits], "day_count": one.done},
        "motivation": {"quote": one.words},
        "journal": {"text_content": one.words, "entry_date": past.days[0]},
    }
    return {**row, **own_of.get(one.type, {})}
