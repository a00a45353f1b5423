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
    "coming in and every day": (
        "views/joining.py", "views/today.py", "views/asking.py", "views/settings.py", "views/errors.py",
    ),
    "feelings": ("views/checkin.py", "views/my_month.py"),
    "the path": ("views/path.py", "views/steps.py", "views/viva.py", "views/claims.py"),
    "checks": ("views/checks.py", "views/reviews.py", "views/check_news.py"),
    "goals": (
        "views/goal_form.py", "views/goal_words.py", "views/goals.py", "views/sharpening.py", "views/helping.py",
        "content/goals.yaml",
    ),
    "the week and the sprint": (
        "views/week.py", "views/tasks.py", "views/my_sprint.py", "views/rhythm_pictures.py",
    ),
    "habits": (
        "views/habits.py", "views/habit_form.py", "views/habit_ticks.py", "views/habit_reminder.py",
        "views/habit_words.py", "content/habits.yaml",
    ),
    "reminders": (
        "views/reminders.py", "views/still_open.py", "views/snoozing.py", "views/reminder_times.py",
    ),
    "news": ("views/sprint_news.py", "views/project_news.py", "views/check_news.py"),
    "reading": (
        "views/my_books.py", "views/catalogue.py", "views/book_words.py", "views/book_page.py",
        "views/book_opinions.py", "views/book_shelf.py", "views/book_proposals.py", "views/book_cards.py",
        "content/books.yaml",
    ),
    "what is one's own": ("views/privacy.py", "views/looks.py"),
    "the vision board": (
        "views/vision_words.py", "views/vision_board.py", "views/vision_areas.py", "views/vision_card.py",
        "views/vision_moves.py", "views/vision_changing.py", "views/vision_form.py", "content/vision_board.yaml",
    ),
    "projects": ("views/my_project.py", "views/project_things.py", "views/project_words.py", "views/reflection.py"),
    "the end of a sprint": ("views/looking_back.py", "views/carrying.py", "views/earlier_sprints.py"),
}  # fmt: skip
SHOWN = {
    "content/goals.yaml": "what says if why",
    "content/habits.yaml": "idea what how cue reward",
    "content/books.yaml": "description",
    "content/vision_board.yaml": "name title label habits quote text",
}


@pytest.mark.parametrize("area", AREAS)
def test_sentences_have_at_most_fourteen_words(area: str, report: Report) -> None:
    texts: list[str] = []
    for name in AREAS[area]:
        shown = SHOWN.get(name)
        method, options = ("bot.content.messages.extract", {"shown": shown}) if shown else ("python", {})
        for _, message, *_ in extract_from_file(method, BOT / name, KEYWORDS, options=options):
            texts += message if isinstance(message, tuple) else [message]
    sentences = [re.sub(r"\{\w+\}", "word", text) for text in texts if text.rstrip().endswith((".", "?", "!"))]
    average = words_a_sentence(sentences)
    assert len(texts) > 10
    assert average <= 14
    report(f"texts about {area}: {len(texts)}, {average:.1f} words a sentence")
