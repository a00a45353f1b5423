"""What a student of the matrix's school has on their vision board, which is for nobody else."""

from datetime import timedelta

from bot.db import Unit
from bot.models import Decision, User, VisionBoardArea, VisionBoardCard, VisionBoardFollow
from bot.services.vision import deleting_areas
from bot.services.vision.taking_out import REMOVED

DREAM = "zebradream"
PHOTO = {"hash": "0" * 64, "name": "7.jpg", "mime": "image/jpeg", "size": 1}
KEPT_NONE = dict.fromkeys(("ticked_on", "returned_on", "entry_date"))


async def dreaming(unit: Unit, student: User, goal_id: str, habit_id: str) -> dict[str, str]:
    """Let a student have two areas, a card of most types, two that follow something real, and one taken off."""
    areas = [VisionBoardArea(user_id=student.id, name=DREAM, emoji="star", order=n) for n in range(2)]
    unit.session.add_all(areas)
    await unit.session.flush()
    own = {"user_id": student.id, "title": DREAM, "color_variant": "blue", "order": 0,
           "created_at": unit.now - timedelta(days=30)}  # fmt: skip
    first = {**own, "area_id": areas[0].id}
    made = {
        "picture": VisionBoardCard(card_type="image_hero", size="hero", photo=PHOTO, description=DREAM, **first),
        "counter": VisionBoardCard(card_type="counter", size="sm", current_count=0, target_count=5, **first),
        "habits": VisionBoardCard(card_type="habits", size="tall", habits=[{"label": DREAM, "done": False}], **first),
        "streak": VisionBoardCard(card_type="streak", size="wide", streak_count=0, **first),
        "goal_card": VisionBoardCard(card_type="progress", size="lg", **first),
        "habit_card": VisionBoardCard(card_type="streak", size="wide", **first),
    }
    unit.session.add_all(made.values())
    await unit.session.flush()
    follows = ((made["goal_card"], {"goal_id": goal_id}), (made["habit_card"], {"habit_id": habit_id}))
    for card, what in follows:
        unit.session.add_all([VisionBoardFollow(card_id=card.id), VisionBoardFollow(card_id=card.id, **what)])
    kept = {**KEPT_NONE, **first, "id": "v" * 16, "card_type": "mini_tile", "size": "sm",
            "created_at": unit.now.isoformat()}  # fmt: skip
    out = Decision(kind=REMOVED, subject_id="v" * 16, student_id=student.id, decided_by=student.id,
                   decided_at=unit.now, outcome="taken_out", undo={"card": kept, "follows": []})  # fmt: skip
    area = {"id": "w" * 16, "user_id": student.id, "name": DREAM, "emoji": "star", "is_preset": False, "order": 2}
    deleted = Decision(kind=deleting_areas.REMOVED, subject_id="w" * 16, student_id=student.id, decided_by=student.id,
                       decided_at=unit.now, outcome="taken_out", undo={"area": area, "cards": []})  # fmt: skip
    unit.session.add_all([out, deleted])
    await unit.session.flush()
    ids = {"area": areas[0].id, "empty_area": areas[1].id, "off": out.id, "deleted_area": deleted.id}
    return ids | {name: card.id for name, card in made.items()}
