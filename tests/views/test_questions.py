"""Questions are written in the language being spoken, and kept as plain JSON."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from bot.content.diagnostics import bank
from bot.content.diagnostics.item import Figure, Misconception, Pick, Question, item
from bot.content.diagnostics.values import Frac, Mixed, Point, Ratio, plain
from bot.content.texts import Text, say
from bot.transport.delivery import payload
from bot.views import question_preview
from bot.views.questions import question, written
from bot.views.words import speaking
from tests.report import Report


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (Decimal("0.250"), "0.250", "0,250"),
        (Decimal("-1.5"), "−1.5", "−1,5"),
        (Decimal("3.00"), "3", "3"),
        (12_000, "12\u202f000", "12\u202f000"),
        (9_999, "9999", "9999"),
        (-7, "−7", "−7"),
        (Fraction(3, 4), "3/4", "3/4"),
        (Frac(4, 6), "4/6", "4/6"),
        (Mixed(1, 3, 4), "1 3/4", "1 3/4"),
        (Ratio((3, 4)), "3 : 4", "3 : 4"),
        (Point(2, -5), "(2, −5)", "(2, −5)"),
        ("Ada", "Ada", "Ada"),
        ("1.5", "1.5", "1.5"),
        (Text(""), "", ""),
        (say("{a} and {b}", a=Decimal("0.5"), b=say("half of {n}", n=7)), "0.5 and half of 7", "0,5 and half of 7"),
    ],
)
def test_a_value_is_written_as_the_language_does(value: object, english: str, german: str) -> None:
    assert written(value) == english
    with speaking("de"):
        assert written(value) == german


def test_a_question_of_every_model_is_kept_as_plain_text_that_says_what_the_model_says() -> None:
    for model in bank.models().values():
        asked = model.ask(7)
        kept = question(asked)
        assert json.loads(json.dumps(kept)) == kept
        assert list(kept) == [
            "item", "seed", "stem", "options", "right", "misconceptions", "explanation", "figure", "fingerprint",
        ]  # fmt: skip
        assert (kept["item"], kept["seed"]) == (model.key, 7)
        assert kept["options"] == [plain(option) for option in asked.options]
        assert kept["stem"] == plain(asked.stem)
        assert kept["misconceptions"].index(None) == kept["right"]
        assert set(kept["misconceptions"]) - {None} <= set(bank.misconceptions())


def test_a_coach_sees_every_question_of_every_model_within_the_limits(report: Report) -> None:
    pictures = count = 0
    for model in bank.models().values():
        for seed in range(12):
            view = question_preview.model_question(model, question(model.ask(seed)), bank.misconceptions())
            pictures, count = pictures + bool(payload(view).get("file")), count + 1
    report(f"{count} questions of {len(bank.models())} models as coaches see them, {pictures} with a picture")


def test_a_figure_is_kept_as_what_it_is_drawn_from() -> None:
    wrongs = [Misconception(f"m{n}", "short", "Maybe", "2.2") for n in range(3)]

    @item("9.9.drawn", difficulty=1, variety=1)
    def drawn(_pick: Pick) -> Question:
        """Look at a picture."""
        values = {
            "parts": [Fraction(1, 3), Decimal("0.50")], "label": say("{n} cm", n=Decimal("1.5")), "at": Frac(2, 4),
            "rows": ({"height": 3, "name": "Ada", "shaded": True},), "none": None,
        }  # fmt: skip
        figure = Figure("bar", values, say("A bar of {n} parts.", n=3))
        return Question(stem=say("How many?"), key=3, wrong=[w(n) for n, w in enumerate(wrongs)], because=say("Count."),
                        figure=figure)  # fmt: skip

    with speaking("de"):
        kept = question(drawn.ask(1))
    assert kept["figure"] == {
        "kind": "bar",
        "values": {
            "parts": ["1/3", "0.50"], "label": "1,5 cm", "at": "2/4",
            "rows": [{"height": 3, "name": "Ada", "shaded": True}], "none": None,
        },
        "caption": "A bar of 3 parts.",
    }  # fmt: skip
