"""What a line about a task says, and what it says only once."""

from types import SimpleNamespace

import pytest

from bot.views.tasks import details


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Cards", "17:00 · 10 min"),
        ("Cards, 10 minutes", "17:00"),
        ("Cards, 10 min", "17:00"),
        ("Cards, 5 minutes", "17:00 · 10 min"),
        ("10 cards", "17:00 · 10 min"),
    ],
)
def test_minutes_that_stand_in_the_title_are_not_said_again(title: str, said: str) -> None:
    assert details(SimpleNamespace(title=title, scheduled_time="17:00", minutes=10)) == said
