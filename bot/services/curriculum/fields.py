"""What stands in the parts of the curriculum, field by field, and what each is held to: for forms and files alike."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from bot.content.diagnostics.bank import MODULES
from bot.content.entries import is_link
from bot.models.deep_work import ActivityType, Difficulty
from bot.services.errors import BotError

NAME_LIMIT, TITLE_LIMIT, TEXT_LIMIT, LINK_LIMIT = 60, 120, 1000, 500
SIGN_LIMIT = 8
MOST_HOURS, MOST_MINUTES = 2000, 1000

TYPES: tuple[str, ...] = get_args(ActivityType)
DIFFICULTIES: tuple[str, ...] = get_args(Difficulty)
COLOURS = {
    "blue": "#3A7CA5",
    "green": "#4F7F52",
    "red": "#D1495B",
    "yellow": "#C9962B",
    "purple": "#8E6BBF",
    "teal": "#2A9D8F",
    "orange": "#C46B2E",
    "grey": "#6B7280",
}

Check = Callable[[str], Any]


def words(limit: int) -> Check:
    """Return the check of words: on one line or more, up to a limit."""

    def check(text: str) -> str:
        if not any(letter.isalnum() for letter in text):
            raise BotError("words_needed")
        if len(text) > limit:
            raise BotError("text_too_long", limit=limit, length=len(text))
        return text

    return check


def _title(limit: int) -> Check:
    check = words(limit)
    return lambda text: check(" ".join(text.split()))


def link(text: str) -> str:
    """Check a link: https, to a place that has a name."""
    if not is_link(text) or len(text) > LINK_LIMIT:
        raise BotError("link_needed")
    return text


def sign(text: str) -> str:
    """Check the sign of a domain: an emoji or another sign, no word."""
    if len(text) > SIGN_LIMIT or any(letter.isalpha() or letter.isspace() for letter in text):
        raise BotError("sign_needed")
    return text


def colour(text: str) -> str:
    """Check a colour: one that has a name here, or as #3A7CA5."""
    if text.casefold() in COLOURS:
        return COLOURS[text.casefold()]
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is None:
        raise BotError("colour_needed")
    return text.upper()


def module(text: str) -> str:
    """Check which module of questions is meant."""
    if text not in {one.key for one in MODULES}:
        raise BotError("unknown_module")
    return text


def hours(text: str) -> float:
    """Check a number of hours; a decimal comma is one, too."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        raise BotError("number_needed", most=MOST_HOURS) from None
    if not math.isfinite(number) or not 0 < number <= MOST_HOURS:
        raise BotError("number_needed", most=MOST_HOURS)
    return number


def minutes(text: str) -> int:
    """Check a number of minutes, which is a whole one."""
    if re.fullmatch(r"[0-9]{1,4}(\.0)?", text) is None or not 0 < int(float(text)) <= MOST_MINUTES:
        raise BotError("number_needed", most=MOST_MINUTES)
    return int(float(text))


def one_of(allowed: tuple[str, ...]) -> Check:
    """Return the check of one of several words, in whatever case."""

    def check(text: str) -> str:
        if text.casefold() not in allowed:
            raise BotError("unknown_word", allowed=list(allowed))
        return text.casefold()

    return check


FIELDS: dict[str, dict[str, Check]] = {
    "domain": {"name": _title(NAME_LIMIT), "icon": sign, "color": colour, "description": words(TEXT_LIMIT)},
    "major": {
        "title": _title(TITLE_LIMIT),
        "description": words(TEXT_LIMIT),
        "difficulty": one_of(DIFFICULTIES),
        "estimated_hours": hours,
        "curriculum": _title(NAME_LIMIT),
        "diagnostic_module_key": module,
    },
    "objective": {
        "title": _title(TITLE_LIMIT),
        "description": words(TEXT_LIMIT),
        "difficulty": one_of(DIFFICULTIES),
        "estimated_hours": hours,
    },
    "activity": {
        "title": _title(TITLE_LIMIT),
        "type": one_of(TYPES),
        "url": link,
        "platform": _title(NAME_LIMIT),
        "estimated_minutes": minutes,
        "instructions": words(TEXT_LIMIT),
    },
}
REQUIRED = {"name", "title", "type", "url"}
# What stands in a column that may not be empty where nothing was said.
INSTEAD: dict[str, dict[str, str]] = {
    "domain": {"icon": "📘", "color": COLOURS["blue"], "description": ""},
    "major": {"description": ""},
    "objective": {"description": "", "difficulty": "beginner"},
    "activity": {},
}


def cleaned(kind: str, field: str, text: str | None) -> Any:
    """Return what a column holds for what somebody wrote, None for nothing; BotError says what is amiss."""
    text = (text or "").strip()
    if text:
        return FIELDS[kind][field](text)
    if field in REQUIRED:
        raise BotError("link_needed" if field == "url" else "words_needed")
    return None


def all_cleaned(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what all columns of a part hold; BotError names the step of a form that is amiss."""
    found = {}
    for field in FIELDS[kind]:
        try:
            found[field] = cleaned(kind, field, values.get(field))
        except BotError as error:
            raise BotError(error.code, step=field, **error.values) from error
    return found | {field: text for field, text in INSTEAD[kind].items() if found[field] is None}
