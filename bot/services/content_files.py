"""A file that a coach sends with content in it: a curriculum, or questions; which of the two, it says itself."""

from typing import Any

from bot.services import marked_yaml, sheets
from bot.services.curriculum import files as curriculum
from bot.services.problems import Problems
from bot.services.question_bank import files as questions

SHEETS = (".csv", ".tsv", ".txt")
YAML = (".yaml", ".yml")
MOST_BYTES = marked_yaml.MOST_BYTES


def read(name: str, data: bytes) -> dict[str, Any]:
    """Return what a file says, as JSON: `{kind, problems}`, with `entries` of a curriculum, or `found` for questions.

    BotError for what can't be read at all, as `sheets.read`, `marked_yaml.read` and `curriculum.from_csv` raise it.
    """
    problems = Problems()
    if name.casefold().endswith(SHEETS):
        entries = curriculum.from_csv(sheets.read(data), problems)
        return {"kind": "curriculum", "entries": entries, "problems": problems.in_order()}
    root = marked_yaml.read(data)
    if questions.is_bank(root):
        found = questions.read(root, problems)
        return {"kind": "questions", "found": found, "problems": problems.in_order()}
    entries = curriculum.from_yaml(root, problems)
    return {"kind": "curriculum", "entries": entries, "problems": problems.in_order()}


def typed(words: str) -> dict[str, Any]:
    """Return what a coach pasted instead of sending a file; it is YAML."""
    return read("typed.yaml", words.encode())
