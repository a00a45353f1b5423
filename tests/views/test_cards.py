"""What stands on the cards of a coach's inbox."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.views import inbox

NEWCOMER: dict[str, object] = {
    "name": "Nia", "batch": "2156", "state": "waiting", "same": None, "roster": [], "is_open": False, "namesakes": 0,
}  # fmt: skip
NEAR_MISS: dict[str, object] = {
    "name": "Nia", "state": "waiting", "title": "Fractions", "score": 7, "of": 10, "second": (3, 3), "maybe": [],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "evidence", "label"), [("newcomer", NEWCOMER, "Not yet…"), ("near_miss", NEAR_MISS, "Talk first")]
)
def test_every_kind_has_its_own_word_for_a_no(kind: str, evidence: Mapping[str, Any], label: str) -> None:
    card = inbox.card_of(kind, "c" * 16, evidence, None, 0)
    assert inbox.reasons(kind, "c" * 16, "Nia").text == "What shall I say to <b>Nia</b>?"
    assert [one.label for row in card.keyboard for one in row if one.data == f"a:not_yet:{kind}:{'c' * 16}"] == [label]


def test_a_no_to_a_deed_is_for_whoever_told_of_it_and_not_for_the_class() -> None:
    asked = inbox.reasons("nomination", "c" * 16, "2156").text, inbox.ask_reason("nomination", "2156").text
    for text in asked:
        assert "whoever told me in <b>2156</b>" in text
        assert "say to" not in text
