"""Days and times of day as people say, pick and type them, in the language being spoken."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from babel.dates import format_skeleton, get_day_names, get_month_names

from bot.views.words import _, locale

WEEK = 7
Width = Literal["wide", "abbreviated"]

_CLOCK = re.compile(r"(?:at\s+)?(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)

WIDTHS: tuple[Width, ...] = ("wide", "abbreviated")
BEGINNING = 3


def weekday_and_day(day: date) -> str:
    """Return a day with its weekday: Fri, Dec 12."""
    return format_skeleton("EEEMMMd", day, locale=locale())


def weekday_and_number(day: date) -> str:
    """Return a day as it stands among few others on buttons: Fri 12."""
    names = {"weekday": weekday_names()[day.isoweekday() % WEEK], "n": day.day}
    return _("{weekday} {n}").format(**names)


def in_payload(day: date) -> str:
    """Return a day as a button carries it: 20261224."""
    return f"{day:%Y%m%d}"


def month_of(day: date) -> str:
    """Return the month of a day: December 2026."""
    return format_skeleton("yMMMM", day, locale=locale())


def short_month_of(day: date) -> str:
    """Return the month of a day as it fits a third of a phone's width: Dec 2026."""
    return format_skeleton("yMMM", day, locale=locale())


def weekday_names(width: Width = "abbreviated") -> list[str]:
    """Return what the weekdays are called, from Sunday, which is 0 in the tables."""
    names = get_day_names(width, locale=locale())
    return [str(names[(n - 1) % WEEK]) for n in range(WEEK)]


def weekday_letters() -> list[str]:
    """Return the heads of a calendar's seven columns, from Monday."""
    names = get_day_names("short", locale=locale())
    return [str(names[n]) for n in range(WEEK)]


def read_day(text: str, offered: Sequence[date]) -> date | None:
    """Return the first of the offered days that words mean: "12 Dec", "friday", "12.12.", "2026-12-12", "the 12th".

    None where the words are no day, or one that is not offered.
    """
    words = re.findall(r"\d+|[^\W\d_]+", text.casefold())
    beside = fillers()
    numbers: list[int] = []
    weekdays: set[int] = set()
    months: set[int] = set()
    for before, word in zip(["", *words], words, strict=False):
        if word.isdecimal():
            numbers.append(int(word))
        elif word in beside or (before.isdecimal() and word in ("st", "nd", "rd", "th")):
            continue
        elif found := _weekdays(word):
            weekdays |= found
        elif found := _months(word):
            months |= found
        else:
            return None
    if not (numbers or weekdays):
        return None
    return next((day for day in offered if _fits(day, numbers, weekdays, months)), None)


def fillers() -> list[str]:
    """Return the words that may stand beside a day and change nothing."""
    return _("on by the of until till").split()


def _fits(day: date, numbers: list[int], weekdays: set[int], months: set[int]) -> bool:
    if weekdays and day.weekday() not in weekdays:
        return False
    if months and day.month not in months:
        return False
    written = [day.day] if months else [day.day, day.month]
    match numbers:
        case []:
            return True
        case [year, *rest] if year > 31:
            return year == day.year and rest in ([], [day.month, day.day], *([[day.day]] if months else []))
        case [*rest, year] if year > 31:
            return year == day.year and rest == written
        case [one]:
            return one == day.day
    return numbers == written


def _weekdays(word: str) -> set[int]:
    return _named(word, [get_day_names(width, locale=locale()) for width in WIDTHS])


def _months(word: str) -> set[int]:
    return _named(word, [get_month_names(width, locale=locale()) for width in WIDTHS])


def _named(word: str, named: Iterable[Mapping[int, str]]) -> set[int]:
    """Return what a word is the name of, or with three letters or more the beginning of the name of."""
    names = [(n, str(name).casefold().rstrip(".")) for names in named for n, name in names.items()]
    return {n for n, name in names if name == word or (len(word) >= BEGINNING and name.startswith(word))}


def read_clock(text: str) -> str | None:
    """Return a typed time of day as `17:00`: "17", "5 pm", "17.30", "at 5:30pm"; None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
