"""A school's own questions as a YAML file become entries, with their lines; what they say is looked at by `lint`."""

from typing import Any

from bot.services.marked_yaml import Value
from bot.services.problems import Problems

FIELDS = {
    "bank": ("module", "misconceptions", "questions"),
    "misconception": ("code", "short", "kindly", "helps"),
    "question": ("part", "stem", "options", "explanation", "difficulty"),
    "option": ("text", "right", "misconception"),
}
YES = ("yes", "true", "right", "x")


def read(root: Value, problems: Problems) -> dict[str, Any]:
    """Return `{module, module_line, misconceptions, questions}`; each entry has its line, and those of its fields."""
    given = problems.fields(root, "bank", _known("bank")) or {}
    module = given.get("module")
    return {
        "module": problems.text(module, "bank", "module"),
        "module_line": module.line if module else root.line,
        "misconceptions": _entries(given.get("misconceptions"), "misconception", "misconceptions", problems),
        "questions": [_question(one, problems) for one in problems.items(given.get("questions"), "bank", "questions")],
    }


def is_bank(root: Value) -> bool:
    """Whether a file has questions in it, and no curriculum."""
    return "questions" in getattr(root, "fields", {})


def _known(kind: str) -> dict[str, str]:
    return {name: name for name in FIELDS[kind]}


def _entries(value: Value | None, kind: str, field: str, problems: Problems) -> list[dict[str, Any]]:
    return [_texts(one, kind, problems) for one in problems.items(value, "bank", field)]


def _texts(value: Value, kind: str, problems: Problems, *besides: str) -> dict[str, Any]:
    """Return the words of an entry, each field with its line."""
    given = problems.fields(value, kind, _known(kind)) or {}
    names = [name for name in FIELDS[kind] if name not in besides]
    return {
        "line": value.line,
        "lines": dict(getattr(value, "lines", {})),
        **{name: problems.text(given.get(name), kind, name) for name in names},
    }


def _question(value: Value, problems: Problems) -> dict[str, Any]:
    given = getattr(value, "fields", {})
    options = problems.items(given.get("options"), "question", "options")
    texts = [_texts(one, "option", problems) for one in options]
    return {
        **_texts(value, "question", problems, "options"),
        "options": [{**one, "right": one["right"].casefold() in YES} for one in texts],
    }
