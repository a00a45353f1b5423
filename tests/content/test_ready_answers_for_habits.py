"""Ready answers for habits: they fit onto buttons and into the tables, and each idea leads to its own."""

import pytest

from bot.content.habits import Kind, kinds
from bot.services.rhythm.habits import LIMITS
from bot.views import habit_form

ON_A_BUTTON = 32


@pytest.mark.parametrize("field", ["what", "how", "cue", "reward"])
def test_each_answer_fits_and_stands_once_in_its_kind(field: str) -> None:
    for kind in kinds():
        ready = getattr(kind, field)
        assert len(set(ready)) == len(ready)
        assert all(len(one) <= min(LIMITS[field], ON_A_BUTTON) for one in ready)


def offered(name: str) -> list[str]:
    return [option.label for option in habit_form.what(name).options]


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.idea], ids=lambda kind: str(kind.idea))
def test_each_idea_leads_to_the_answers_of_its_kind(kind: Kind) -> None:
    assert offered(str(kind.idea)) == list(kind.what)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("My times TABLES!", "One row of the times tables"), ("read, then sleep", "Read something I chose"),
        ("spread kindness", "Tell somebody what they did well"), ("spreadsheets", "Just what its name says"),
        ("🏃", "Just what its name says"),
    ],
)  # fmt: skip
def test_a_name_leads_to_answers_by_its_words_and_any_name_to_some(name: str, first: str) -> None:
    assert offered(name)[0] == first
