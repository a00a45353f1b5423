"""Words in pictures: what is in no font is left out, what is too long is shrunk, wrapped, cut."""

import pytest

from bot.drawing import draw
from bot.drawing.fonts import DEVANAGARI, PLAIN, clean, font, runs, width
from bot.drawing.texts import LEAST, fit


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("Nia’s map", "Nia’s map"),
        ("a ≤ b → c", "a <= b -> c"),
        ("Ⅳ ①", "IV 1"),
        ("two\nlines\tand \x00more", "two lines and more"),
        ("half a pair: \ud83d", "half a pair:"),
        ("क्‍ष", "क्‍ष"),
        ("日本", "•"),
        ("", ""),
    ],
)
def test_nothing_is_drawn_as_an_empty_box(words: str, drawn: str) -> None:
    assert clean(words) == drawn


def test_each_script_has_its_font() -> None:
    assert list(runs(clean("Nia निया 2"))) == [(PLAIN, "Nia "), (DEVANAGARI, "निया "), (PLAIN, "2")]
    assert width("निया", 20) == pytest.approx(font(DEVANAGARI, 100, 400).getlength("निया") / 5)


def test_devanagari_is_shaped_and_drawn() -> None:
    picture = {"head": ["गणित"], "rows": [["स्त्री"]]}
    assert draw("table", picture) != draw("table", {"head": ["गणित"], "rows": [["सतर"]]})
    assert width("क्ष", 100) < width("क", 100) + width("ष", 100)


def test_what_cannot_be_drawn_beside_words_changes_no_pixel() -> None:
    plain, decorated = ({"rows": [{"parts": 2, "filled": 1, "label": label}]} for label in ("pizza", "pizza 日"))
    assert draw("bars", plain) == draw("bars", decorated)


def test_words_are_shrunk_then_wrapped_then_cut() -> None:
    words = "one two three four five six"
    assert fit(words, 1000, 30).lines == (words,)
    assert fit(words, 1000, 30).size == 30
    shrunk = fit(words, width(words, 24) + 1, 30)
    assert (shrunk.lines, shrunk.size) == ((words,), 24)
    wrapped = fit(words, width(words, LEAST) * 0.6, 30, lines=2)
    assert (" ".join(wrapped.lines), len(wrapped.lines)) == (words, 2)
    cut = fit(words, 120, 30, lines=2)
    assert (len(cut.lines), cut.size) == (2, LEAST)
    assert cut.lines[-1].endswith("…")
    assert cut.width <= 120


@pytest.mark.parametrize("words", ["x" * 300, "ा" * 50, "a " * 100, "क्षत्रिय" * 20])
@pytest.mark.parametrize("space", [1, 40, 200])
def test_whatever_is_said_stays_within_its_space(words: str, space: float) -> None:
    block = fit(words, space, lines=3)
    assert len(block.lines) <= 3
    assert all(len(line) <= 2 or width(line, block.size) <= space or "ा" * 3 in line for line in block.lines)
