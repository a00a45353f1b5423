"""What a student reads about whoever was asked, be it one coach, two, or more."""

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from bot.views import book_page, book_proposals, checks, viva
from bot.views.path_words import coaches

NOW = datetime(2026, 3, 2, 16, tzinfo=UTC)
MAJOR = SimpleNamespace(id="m" * 16, title="World of Fractions")


def texts(names: list[str]) -> list[str]:
    asked = coaches(names)
    look = SimpleNamespace(state="waiting")
    waiting = SimpleNamespace(
        major=MAJOR, done=6, of=6, sitting=None, unlock=None, request=SimpleNamespace(id="r" * 16, requested_at=NOW)
    )
    views = [
        book_proposals.proposed(SimpleNamespace(id="b" * 16, title="Momo"), asked),
        viva.asked_for("m" * 16, asked),
        checks.asked("World of Fractions", names, "r" * 16),
        checks.looked_again(look, names, "a" * 16),
        checks.check(waiting, names, "UTC", NOW),
    ]
    return [str(book_page.asked(asked)), *(re.sub("<.*?>", "", str(one.text)) for one in views)]


@pytest.mark.parametrize("names", [["Lena"], ["Lena", "Ade"], ["Lena", "Ade", "Ben"]])
def test_one_coach_is_spoken_of_as_well_as_several(names: list[str]) -> None:
    asked = coaches(names)
    for text in texts(names):
        assert asked in text
        assert not re.search(rf"{asked} (\w+s|was|has)\b", text), "one coach would, two would not"
        assert not text.startswith(asked)
        assert f". {asked}" not in text, "no sentence begins with a small letter"
