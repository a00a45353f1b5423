"""What is seen of words, counted as a reader would."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.shown_length import cut, emoji_or_none, shown, shown_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0), ("abc", 3), ("e\u0301", 1), ("👍🏽", 1), ("👨‍👩‍👧‍👦", 1), ("❤️‍🔥", 1), ("🇩🇪🇫🇷", 2), ("1️⃣2", 2),
        ("🏃‍♀️ run", 5), ("की", 1), ("می\u200cشود", 6), ("\U0001f1e9", 1), ("a\u200db", 2),
    ],
)  # fmt: skip
def test_what_is_seen(text: str, length: int) -> None:
    assert shown_length(text) == length


@given(st.text(max_size=200), st.integers(1, 50))
@settings(max_examples=50)
def test_nothing_is_lost_and_what_is_cut_fits(text: str, most: int) -> None:
    assert "".join(shown(text)) == text
    assert shown_length(text) <= len(text)
    assert len(text) <= 12 * shown_length(text)
    short = cut(text, most)
    assert shown_length(short) <= most
    assert short == text if shown_length(text) <= most else short.endswith("…")


@pytest.mark.parametrize("text", ["😀", " ❤️ ", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "⭐"])
def test_one_emoji_is_one(text: str) -> None:
    assert emoji_or_none(text) == text.strip()


@pytest.mark.parametrize("text", ["", "a", "1", "😀😀", "ok 😀", "<", "\u200d", "é"])
def test_anything_else_is_none(text: str) -> None:
    assert emoji_or_none(text) is None
