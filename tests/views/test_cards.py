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
    assert [one.label for row in card.keyboard for one in row if one.data == f"a:not_yet:{kind}:{'c' * 16}"] == [label]
