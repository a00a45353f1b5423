"""The board's content: signs for what imports bring, and ideas that are whole cards."""

import pytest

from bot.content.vision_board import SIZES, board, ideas_for, sign
from bot.services.shown_length import emoji_or_none
from bot.services.vision import fields
from bot.views.vision_form import _held


@pytest.mark.parametrize(
    ("icon", "shown"),
    [
        ("game-controller", "🎮"), ("GameController", "🎮"), ("game_controller", "🎮"), ("GraduationCap", "🎓"),
        ("no-such-icon", "⭐"), ("", "⭐"), ("🎸", "🎸"), ("x" * 10_000, "⭐"), ("<b>", "⭐"),
    ],
)  # fmt: skip
def test_an_icon_of_an_import_has_its_sign_and_any_other_a_star(icon: str, shown: str) -> None:
    assert sign(icon) == shown


def test_what_we_write_ourselves_is_on_the_list() -> None:
    assert {*board().offered, *(area.icon for area in board().areas)} <= set(board().signs)
    assert all(emoji_or_none(one) for one in board().signs.values())
    assert len(board().offered) == len({board().signs[name] for name in board().offered}), "each looks different"


def test_every_idea_is_a_whole_card() -> None:
    everywhere = ideas_for("an area of one's own")
    assert all(len(area.ideas) <= 4 for area in board().areas)
    for idea in (*everywhere, *(one for area in board().areas for one in area.ideas)):
        held = _held(idea)
        assert idea.type in SIZES
        for name in (*fields.ALL, *fields.OWN[idea.type]):
            fields.columns(idea.type, name, held.get(name))
