"""Emoji in pictures: in colour, one for a sequence, of any size, and never torn."""

import io

import pytest
from PIL import Image

from bot.drawing import draw
from bot.drawing.curves import area, contains, path
from bot.drawing.emoji import is_emoji, picture
from bot.drawing.fonts import EMOJI, EMOJI_WIDE, clean, runs, width
from bot.drawing.texts import fit
from bot.drawing.vectors import drawn


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("well done 🎉!", "well done *!"),
        ("👩🏽‍🚀 Omar", "* Omar"),
        ("❤️ ❤", "* *"),
        ("🇮🇳🇩🇪", "**"),
        ("👨‍👩‍👧‍👦", "*"),
        ("1️⃣ 2", "* 2"),
        ("© ©️", "© *"),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "*"),
        ("निया 🌻", "निया *"),
        ("⭐ ★", "* *"),
        ("👩🏽‍🦰‍🚀", "**"),
    ],
)
def test_a_sequence_is_one_sign_and_letters_stay_letters(words: str, left: str) -> None:
    assert "".join("*" if is_emoji(one) else one for one in clean(words)) == left
    assert clean(clean(words)) == clean(words)


def test_an_emoji_is_as_wide_as_any_other_and_has_no_letters_beside_it() -> None:
    assert width("🎉", 100) == width("👨‍👩‍👧‍👦", 100) == 100 * EMOJI_WIDE
    assert [family for family, _ in runs(clean("a🎉 b"))] == ["Noto Sans", EMOJI, "Noto Sans"]


def test_a_title_of_emoji_is_cut_between_them() -> None:
    block = fit("👩🏽‍🚀" * 120, 400, 40, lines=2)
    assert block.lines[-1].endswith("…")
    assert block.width <= 400
    assert all(is_emoji(one) for line in block.lines for one in line.rstrip("…"))


@pytest.mark.parametrize("size", [24, 72, 300])
def test_a_heart_is_red_whatever_its_size(size: int) -> None:
    heart = picture(clean("❤️"), size)
    assert heart.size == (size, size)
    assert heart.getpixel((size // 2, size // 2)) == (221, 46, 68, 255)
    assert heart.getpixel((0, size - 1)) == (0, 0, 0, 0)


def test_an_emoji_in_a_label_is_drawn_in_colour() -> None:
    recipe = {"head": ["x"], "rows": [["pizza 🍕"]]}
    with Image.open(io.BytesIO(draw("table", recipe))) as picture_:
        colors = [color for _, color in picture_.convert("RGB").getcolors(2**20) or []]
    assert any(red > 150 > 100 > blue for red, _, blue in colors)  # type: ignore[misc]


def test_a_hole_in_a_form_shows_what_is_behind() -> None:
    ring = '<svg viewBox="0 0 36 36"><path fill="#f00" d="M0 0h36v36H0z M9 9v18h18V9z"/></svg>'
    image = drawn(ring, 36)
    assert image.getpixel((18, 18)) == (0, 0, 0, 0)
    assert image.getpixel((4, 4)) == (255, 0, 0, 255)
    both = ring.replace("v18h18V9z", "h18v18H9z")  # the same way round: no hole
    assert drawn(both, 36).getpixel((18, 18)) == (255, 0, 0, 255)


def test_paths_are_read_as_they_may_be_written() -> None:
    square = [(1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0)]
    for way in ("M1 1H3V3H1z", "m1,1h2v2h-2Z", "M1 1 3 1 3 3 1 3z", "m1 1 2 0 0 2-2 0z"):
        assert path(way) == [square]
    assert contains(square, (2, 2))
    assert not contains(square, (4, 2))
    assert area(square) == 4
    half = path("M0 0a5 5 0 0110 0z")  # flags without a space between
    assert abs(area(half[0])) == pytest.approx(3.14159 * 25 / 2, rel=0.02)
    assert [len(line) for line in path("M0 0C1 1 2 1 3 0S5-1 6 0zM9 9q1 1 2 0t2 0z")] == [21, 21]
