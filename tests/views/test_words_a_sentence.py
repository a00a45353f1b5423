"""What students read is short: the words a sentence of each area's texts, on average."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from tests.content.diagnostics.reading import words_a_sentence
from tests.report import Report

BOT = Path(__file__).parents[2] / "bot"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
# The files of an area in which the texts for students stand.
AREAS = {
    "goals": ("views/goal_form.py", "views/goal_words.py", "views/goals.py", "content/goals.yaml"),
}


@pytest.mark.parametrize("area", AREAS)
def test_sentences_have_at_most_fourteen_words(area: str, report: Report) -> None:
    texts: list[str] = []
    for name in AREAS[area]:
        yaml = name.endswith(".yaml")
        method, options = ("bot.content.messages.extract", {"shown": "what says if why"}) if yaml else ("python", {})
        for _, message, *_ in extract_from_file(method, BOT / name, KEYWORDS, options=options):
            texts += message if isinstance(message, tuple) else [message]
    sentences = [re.sub(r"\{\w+\}", "word", text) for text in texts if text.rstrip().endswith((".", "?", "!"))]
    average = words_a_sentence(sentences)
    assert len(texts) > 50
    assert average <= 14
    report(f"texts about {area}: {len(texts)}, {average:.1f} words a sentence")
