"""What a card holds: which fields each type has, how much fits into each, and the columns it goes into."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from bot.content.vision_board import COLORS, MOST_STEPS, SIZES
from bot.services.errors import BotError
from bot.services.names import JOINERS, on_one_line
from bot.services.shown_length import emoji_or_none, shown_length

LIMITS = {"title": 120, "subtitle": 60, "label": 40, "description": 300, "quote": 300, "text": 1000, "habits": 400}
HABITS, HABIT = 6, 60  # on a card; as long as that
ALL = ("title", "subtitle", "emoji")
# What each type has beside what all have.
OWN: Mapping[str, tuple[str, ...]] = {
    "image_hero": ("photo", "description"),
    "counter": ("target", "label"),
    "progress": ("target", "label", "description"),
    "streak": (),
    "habits": ("habits",),
    "mini_tile": (),
    "motivation": ("quote",),
    "journal": ("text",),
}
LATER: Mapping[str, tuple[str, ...]] = {"journal": ("date",)}  # a new card has it of itself, and may have another
FIELDS = (*ALL, *dict.fromkeys(field for fields in (*OWN.values(), *LATER.values()) for field in fields))
BACK = timedelta(days=365)  # so far back a page of a journal may have been written
OPTIONAL = frozenset({"subtitle", "emoji", "label", "description", "photo"})
PICTURES = "image/"


def of(kind: str) -> tuple[str, ...]:
    """Return the fields that a card of some type has."""
    return (*ALL, *OWN.get(kind, ()), *LATER.get(kind, ()))


def days(today: date) -> tuple[date, date]:
    """Return the first and the last day on which a page of a journal may have been written."""
    return today - BACK, today


def columns(kind: str, field: str, value: Any) -> dict[str, Any]:
    """Return what is stored of a field of a card of some type. BotError with the field as its step."""
    if field not in of(kind):
        raise BotError("over")
    found = _CLEANED[field](field, value)
    if found is None and field not in OPTIONAL:
        raise BotError("words_needed", step=field)
    if field == "habits":
        return {"habits": [{"label": label, "done": False} for label in found]}
    return {_column(kind, field): found}


def first_state(kind: str, today: date) -> dict[str, Any]:
    """Return where a new card begins."""
    states: dict[str, dict[str, Any]] = {
        "counter": {"current_count": 0},
        "progress": {"completed_steps": 0},
        "streak": {"streak_count": 0},
        "habits": {"day_count": 0},
        "journal": {"entry_date": today},
    }
    return states.get(kind, {})


def _column(kind: str, field: str) -> str:
    if field in ("target", "label"):
        of_counter = {"target": "target_count", "label": "count_label"}
        return of_counter[field] if kind == "counter" else {"target": "total_steps", "label": "steps_label"}[field]
    return {"text": "text_content", "date": "entry_date"}.get(field, field)


def size_of(kind: str, size: str | None) -> str:
    """Return a size that a type can have; its usual one where none is asked for."""
    sizes = SIZES[kind]
    if size is not None and size not in sizes:
        raise BotError("over")
    return size or sizes[0]


def color(name: str) -> str:
    """Return one of the six colours."""
    if name not in COLORS:
        raise BotError("over")
    return name


def number_or_none(text: str) -> str | None:
    """Return a number of steps as it was meant; None for anything else."""
    digits = text.strip()
    if not digits.isdecimal() or len(digits) > len(str(MOST_STEPS)):
        return None
    return str(int(digits)) if 1 <= int(digits) <= MOST_STEPS else None


def line_or_none(text: str) -> str | None:
    """Return words on one line; None where nothing of them can be seen. An emoji will do."""
    line = on_one_line(text)
    return line if line.strip(JOINERS) else None


def rows_or_none(text: str) -> str | None:
    """Return a habit a line, each once; None where there is none, too many, or one that is too long."""
    rows = _rows(text)
    return "\n".join(rows) if 0 < len(rows) <= HABITS and max(map(shown_length, rows)) <= HABIT else None


def _rows(text: str) -> list[str]:
    return list(dict.fromkeys(row for line in text.splitlines() if (row := line_or_none(line.strip("-•* ")))))


def _line(field: str, value: Any) -> str | None:
    return _fits(field, line_or_none(str(value or "")))


def _words(field: str, value: Any) -> str | None:
    return _fits(field, str(value or "").strip() or None)


def _fits(field: str, words: str | None) -> str | None:
    if words is not None and (length := shown_length(words)) > LIMITS[field]:
        raise BotError("text_too_long", step=field, length=length, limit=LIMITS[field])
    return words


def _number(field: str, value: Any) -> int:
    found = number_or_none(str(value))
    if found is None:
        raise BotError("number_needed", step=field, most=MOST_STEPS)
    return int(found)


def _emoji(field: str, value: Any) -> str | None:
    if not value:
        return None
    found = emoji_or_none(str(value))
    if found is None:
        raise BotError("sign_needed", step=field)
    return found


def _habits(field: str, value: Any) -> list[str]:
    found = rows_or_none(str(value or ""))
    if found is None:
        raise BotError("habit_lines", step=field, most=HABITS, limit=HABIT)
    return found.splitlines()


def _photo(field: str, value: Any) -> dict[str, Any] | None:
    if value and not str(value.get("mime", "")).startswith(PICTURES):
        raise BotError("no_photo", step=field)
    return dict(value) if value else None


def _date(_field: str, value: Any) -> date:
    return date.fromisoformat(value)


_CLEANED: Mapping[str, Callable[[str, Any], Any]] = {
    "title": _line, "subtitle": _line, "label": _line, "description": _words, "quote": _words, "text": _words,
    "emoji": _emoji, "target": _number, "habits": _habits, "photo": _photo, "date": _date,
}  # fmt: skip
