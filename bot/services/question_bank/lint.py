"""What a school's own questions are held to: the same as those of the item models, said line by line."""

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from bot.content.diagnostics.bank import MODULES
from bot.content.diagnostics.item import OPTIONS
from bot.content.diagnostics.sampling import EXPLANATION_LIMIT, LABEL_LIMIT, STEM_LIMIT
from bot.services.problems import Problems

FEWEST = OPTIONS - 1
CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
SHORT_LIMIT, KINDLY_LIMIT = 80, 300
LIMITS = {"stem": STEM_LIMIT, "explanation": EXPLANATION_LIMIT, "short": SHORT_LIMIT, "kindly": KINDLY_LIMIT}
MAYBE = "Maybe"

_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u00a0": " ", "\u202f": ""})  # as people and we write numbers
_FRACTION = re.compile(r"(-?)(?:(\d+) +)?(\d+)\s*/\s*(\d+)")
_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?")

Found = Mapping[str, Any]


def look(found: Found, known: Iterable[str], built_in: Iterable[str], problems: Problems) -> None:
    """Note everything that is amiss; `known` are the codes that the school has, `built_in` those of the item models."""
    parts = _parts(found, problems)
    all_parts = {part.number for module in MODULES for part in module.parts}
    own = {one["code"] for one in found["misconceptions"]}
    for one in found["misconceptions"]:
        _misconception(one, set(built_in), all_parts, problems)
    _twice(((one["code"], one) for one in found["misconceptions"]), "code_twice", problems)
    for one in found["questions"]:
        _question(one, parts, {*known, *built_in, *own}, problems)
    _twice(((signature(one), one) for one in found["questions"]), "question_twice", problems)
    if not found["questions"] and not found["misconceptions"]:
        problems.note(found["module_line"], "no_questions")


def signature(question: Found) -> tuple[str, tuple[str, ...]]:
    """Return what makes two questions the same: their stem and their options, in whatever order."""
    return stem(question), tuple(sorted(_flat(one["text"]) for one in question["options"]))


def stem(question: Found) -> str:
    """Return what a question asks, without surplus space."""
    return _flat(question["stem"])


def _parts(found: Found, problems: Problems) -> set[str]:
    module = next((one for one in MODULES if one.key == found["module"]), None)
    if module is None:
        known = [one.key for one in MODULES]
        problems.note(found["module_line"], "no_such_module", word=found["module"], allowed=known)
        return {part.number for one in MODULES for part in one.parts}
    return {part.number for part in module.parts}


def _misconception(one: Found, built_in: set[str], parts: set[str], problems: Problems) -> None:
    _words(one, "misconception", ("code", "short", "kindly", "helps"), problems)
    if one["code"] in built_in:
        problems.note(_line(one, "code"), "code_taken", word=one["code"])
    elif one["code"] and CODE.fullmatch(one["code"]) is None:
        problems.note(_line(one, "code"), "bad_code_word", word=one["code"][:60])
    if one["kindly"] and not one["kindly"].startswith(MAYBE):
        problems.note(_line(one, "kindly"), "not_kindly")
    if one["helps"] and one["helps"] not in parts:
        problems.note(_line(one, "helps"), "no_such_sub_module", word=one["helps"], allowed=sorted(parts))


def _question(one: Found, parts: set[str], codes: set[str], problems: Problems) -> None:
    _words(one, "question", ("part", "stem", "explanation"), problems)
    if one["part"] and one["part"] not in parts:
        problems.note(_line(one, "part"), "no_such_sub_module", word=one["part"], allowed=sorted(parts))
    if one["difficulty"] not in ("", "1", "2", "3"):
        problems.note(_line(one, "difficulty"), "bad_level", word=one["difficulty"][:60])
    _options(one, codes, problems)


def _options(one: Found, codes: set[str], problems: Problems) -> None:
    options, line = one["options"], _line(one, "options")
    if not FEWEST <= len(options) <= OPTIONS:
        problems.note(line, "bad_count", n=len(options), fewest=FEWEST, most=OPTIONS)
    keys = sum(option["right"] for option in options)
    if keys != 1:
        problems.note(line, "bad_keys", n=keys)
    _distinct(options, problems)
    used: set[str] = set()
    for option in options:
        _option(option, codes, used, problems)


def _option(option: Found, codes: set[str], used: set[str], problems: Problems) -> None:
    code = option["misconception"]
    if not option["text"]:
        problems.note(option["line"], "field_missing", kind="option", field="text", word="")
    if len(option["text"]) > LABEL_LIMIT:
        problems.note(option["line"], "option_too_long", limit=LABEL_LIMIT, length=len(option["text"]))
    if option["right"]:
        if code:
            problems.note(option["line"], "key_with_code")
        return
    if not code:
        problems.note(option["line"], "no_code", word=option["text"][:60])
    elif code not in codes:
        problems.note(option["line"], "unknown_code", word=code[:60])
    elif code in used:
        problems.note(option["line"], "code_used_twice", word=code)
    used.add(code)


def _distinct(options: Iterable[Found], problems: Problems) -> None:
    """Note options that read the same, or are the same number: 1/2 and 2/4 are both right, or both wrong."""
    seen: dict[object, str] = {}
    for option in options:
        text = _flat(option["text"])
        for form in dict.fromkeys((text, worth(option["text"]))):
            if text and form in seen:
                problems.note(option["line"], "options_equal", word=text, other=seen[form])
                break
        seen.setdefault(text, text)
        seen.setdefault(worth(option["text"]), text)


def worth(text: str) -> object:
    """Return the number that an option is, where it is one: 3/4, 1 3/4, −0.75 and 0,75; else its words."""
    flat = _flat(text.translate(_MINUS))
    if found := _FRACTION.fullmatch(flat):
        sign, whole, top, bottom = found.groups()
        if int(bottom):
            number = int(whole or 0) + Fraction(int(top), int(bottom))
            return -number if sign else number
    if _DECIMAL.fullmatch(flat):
        return Fraction(flat.replace(",", "."))
    return _flat(text)


def _words(one: Found, kind: str, fields: Iterable[str], problems: Problems) -> None:
    for field in fields:
        if not one[field]:
            problems.note(_line(one, field), "field_missing", kind=kind, field=field, word="")
        elif len(one[field]) > LIMITS.get(field, STEM_LIMIT):
            limit = LIMITS.get(field, STEM_LIMIT)
            problems.note(_line(one, field), "text_too_long", kind=kind, field=field, limit=limit,
                          length=len(one[field]), word="")  # fmt: skip


def _twice(entries: Iterable[tuple[object, Found]], code: str, problems: Problems) -> None:
    first: dict[object, int] = {}
    for key, one in entries:
        if key in first:
            problems.note(one["line"], code, first=first[key])
        first.setdefault(key, one["line"])


def _line(one: Found, field: str) -> int:
    return int(one["lines"].get(field, one["line"]))


def _flat(text: str) -> str:
    return " ".join(text.split())
