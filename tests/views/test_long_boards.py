"""Boards as full as they may be: nothing that Telegram would refuse, nothing longer than its page."""

from datetime import date, timedelta
from typing import Any

import pytest
from markupsafe import Markup

from bot.content.vision_board import SIZES
from bot.models import VisionBoardArea, VisionBoardCard
from bot.services.vision import areas as area_rules
from bot.services.vision import cards as card_rules
from bot.services.vision.pages import AreaPage
from bot.services.vision.state import Followed, Seen
from bot.transport.delivery import payload
from bot.views import vision_areas, vision_board, vision_card, vision_changing
from bot.views.view import View

TODAY = date(2026, 3, 2)
FAMILY = "👨‍👩‍👧‍👦"
PHOTO = {"hash": "0" * 64, "name": "7.jpg", "mime": "image/jpeg", "size": 1}
NOTE = Markup("Taken back.")
AREAS = [
    VisionBoardArea(id=f"{n:016}", name=FAMILY * area_rules.NAME, emoji="star", order=n, is_preset=False)
    for n in range(area_rules.MOST)
]


def fullest(number: int, kind: str, **more: Any) -> Seen:
    """Return a card of a type with as much on it as may be."""
    card = VisionBoardCard(
        id=f"{number:016}", area_id=AREAS[0].id, card_type=kind, size=SIZES[kind][0], color_variant="blue",
        title=FAMILY * 120, subtitle=FAMILY * 60, emoji=FAMILY, description="😀" * 300, quote="😀" * 300,
        text_content="😀" * 1000, current_count=9998, target_count=9999, count_label="😀" * 40, completed_steps=1,
        total_steps=2, steps_label="😀" * 40, habits=[{"label": FAMILY * 60, "done": False} for _ in range(6)],
        photo=PHOTO, entry_date=TODAY, image_url="https://example.org/1.png", **more,
    )  # fmt: skip
    return Seen(card, AREAS[number % len(AREAS)], TODAY, TODAY - timedelta(days=400))


ALL = [fullest(n, [*SIZES][n % len(SIZES)]) for n in range(card_rules.MOST)]


def rows(view: View) -> int:
    return len([row for row in view.keyboard if row])


def test_two_hundred_cards_are_five_pictures_and_pages_of_buttons() -> None:
    drawn = []
    for number in (0, 4, 9):
        view = vision_board.board(ALL, number, family=True, note=NOTE)
        payload(view)
        assert view.attachment is not None
        drawn.append(len(view.attachment.values["values"]["cards"]))
        payload(vision_board.file(ALL, number))
    assert drawn == [40, 40, 40]
    for page in (vision_board.to_open(ALL, 33), vision_board.to_sort(ALL, 0), vision_board.which_area(AREAS)):
        payload(page)
        assert rows(page) <= 13
    payload(vision_areas.areas(AREAS, {one.id: 17 for one in AREAS}, room=False))
    payload(vision_areas.area(AreaPage(AREAS[0], ALL, 3, 12), 2, NOTE))
    payload(vision_areas.ask_to_delete(AREAS[0], 200))
    payload(vision_areas.deleted("7", AREAS[0], 200))


@pytest.mark.parametrize("kind", SIZES)
def test_the_fullest_card_fits_below_its_photo(kind: str) -> None:
    seen = fullest(1, kind, streak_count=9999, day_count=9999, progress_percent=90)
    followed = Seen(seen.card, seen.area, TODAY, TODAY, Followed("habits", ["😀" * 120] * 6, ["7"] * 6, is_over=True))
    for one in (seen, followed):
        for view in (
            vision_card.card(one, NOTE), vision_card.made(one), vision_card.comes_back(one),
            vision_card.moved(one, "back"),
            vision_changing.order(one.card, 1, 200), vision_changing.taken_off("7", one.card),
            vision_changing.which_area(one.card, AREAS), vision_changing.change(one, ["title", "quote"]),
        ):  # fmt: skip
            payload(view)
