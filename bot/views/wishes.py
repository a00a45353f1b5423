"""What typed words ask for: a yes, so many days a week, weekdays, minutes, a part of a form; in the language spoken.

Every list of words is translated as one text, cut at commas. What cannot be read is None or nothing: nobody guesses.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from bot.views import calendar
from bot.views.calendar import BEGINNING, WEEK, weekday_names
from bot.views.view import Option
from bot.views.words import N_, _

YES = N_("ok, okay, k, yes, yep, yeah, y, sure, fine, good, great, perfect, save, saved, done, right, go")
_BESIDE_YES = N_("it, this, that, is, that's, it's, all, looks, so, please, thanks, thank, you, cool, now, and, very")
_SIGNS = frozenset("👍👌✅✔🙂😊💯🆗")
_OF_A_SIGN = re.compile("[\ufe0f\u200d\U0001f3fb-\U0001f3ff\\s]")
_NOT = N_("not, no, don't, dont, never, without, except")
_DOUBT = N_("isn't, can't, cannot, won't, instead of, rather than, or, maybe, too, less, fewer, more")
_ONLY = N_("only, just")
_NUMBERS = N_(
    "one=1, two=2, three=3, four=4, five=5, six=6, seven=7, ten=10, fifteen=15, twenty=20, thirty=30, forty=40"
)
_AMOUNTS = N_("all, every, each, once, twice, half, both, zero, no, none, nothing, hundred, first, best")
_DAYS = N_("day, days")
_A_WEEK = N_("a week, per week, each week, every week, weekly")
_EVERY_DAY = N_("every day, everyday, each day, daily, a day, per day, all days")
_MINUTES = N_("minute, minutes, min, mins")
_HOURS = N_("hour, hours")
_HALF_AN_HOUR = N_("half an hour, half hour")
_AN_HOUR = N_("an hour")
_WEEKEND, _SCHOOL_DAYS = N_("weekend, weekends"), N_("weekdays, school days")
_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)?")
MOST_MINUTES = 240
AHEAD = 183  # days that typed words may mean, and as many before


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, in small letters."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def listed(text: str) -> list[str]:
    """Return the entries of a translated list."""
    word = text
    return [one.strip() for one in _(word).split(",")]


def holds(text: str, phrases: str) -> bool:
    """Whether one of the phrases of a list stands in a text, as whole words."""
    said = f" {' '.join(words(text))} "
    return any(f" {' '.join(words(phrase))} " in said for phrase in listed(phrases))


def is_yes(text: str) -> bool:
    """Whether words are a plain yes and nothing more: "ok", "yes, save it", 👍."""
    said, yes = words(text), set(listed(YES))
    if not said:
        signs = _OF_A_SIGN.sub("", text)
        return bool(signs) and set(signs) <= _SIGNS
    return bool(yes & set(said)) and set(said) <= yes | set(listed(_BESIDE_YES))


def takes_away(text: str) -> bool:
    """Whether words want something left out."""
    return holds(text, _NOT)


def is_doubtful(text: str) -> bool:
    """Whether words that name a number or a day may mean the opposite."""
    return takes_away(text) or holds(text, _DOUBT)


def says_only(text: str) -> bool:
    """Whether words name all there is."""
    return holds(text, _ONLY)


def number(word: str) -> int | None:
    """Return the number that a word is."""
    if word.isdecimal():
        return int(word) if len(word) < 5 else None
    named = dict(one.split("=", 1) for one in listed(_NUMBERS) if "=" in one)
    return int(named[word]) if named.get(word, "").isdecimal() else None


def has_number(text: str) -> bool:
    """Whether words say how many, or how often."""
    return any(letter.isnumeric() for letter in text) or holds(text, _AMOUNTS) or holds(text, _EVERY_DAY) or any(
        number(word) is not None for word in words(text)
    )  # fmt: skip


def days_a_week(text: str) -> int | None:
    """Return on how many days a week: "five days", "every day", "3 days a week"."""
    if holds(text, _EVERY_DAY):
        return WEEK
    found = {count for count, unit in _counted(text) if unit in listed(_DAYS)}
    return found.pop() if len(found) == 1 and found <= set(range(1, WEEK + 1)) else None


def planned_days(text: str) -> int | None:
    """Return on how many days a week, where words leave no doubt that it is in a week: "every day", "4 days a week"."""
    return days_a_week(text) if holds(text, _EVERY_DAY) or holds(text, _A_WEEK) else None


def minutes(text: str) -> int | None:
    """Return how many minutes: "20 minutes", "half an hour", "1 hour"."""
    counts = [count for count, unit in _counted(text) if unit in listed(_MINUTES)]
    counts += [count * 60 for count, unit in _counted(text) if unit in listed(_HOURS)]
    counts += [30] if holds(text, _HALF_AN_HOUR) else [60] if holds(text, _AN_HOUR) else []
    return counts[0] if len(counts) == 1 and 0 < counts[0] <= MOST_MINUTES else None


def weekdays(text: str) -> set[int]:
    """Return the weekdays that words name; 0 is Sunday."""
    found = set()
    for word in words(text):
        found |= {n for n, name in enumerate(weekday_names("wide")) if _is_weekday(word, name.casefold())}
    found |= {0, 6} if holds(text, _WEEKEND) else set()
    return found | ({1, 2, 3, 4, 5} if holds(text, _SCHOOL_DAYS) else set())


def _is_weekday(word: str, name: str) -> bool:
    return word in (name, f"{name}s") or (BEGINNING <= len(word) <= len(name) - 2 and name.startswith(word))


def _counted(text: str) -> Iterator[tuple[int, str]]:
    """Yield each number with the word after it."""
    said = words(text)
    for word, after in pairwise(said):
        if (count := number(word)) is not None:
            yield count, after


def said_day(text: str, offered: Sequence[Option]) -> str | None:
    """Return the ISO text of the day that words mean, of those offered: by its date, or by what it is called."""
    beside = calendar.fillers()
    said = [word for word in words(text) if word not in beside]
    for option in offered:
        if said and [word for word in words(option.label) if word not in beside] == said:
            return option.key
    day = calendar.read_day(text, [date.fromisoformat(option.key) for option in offered])
    return day.isoformat() if day else None


def days_meant(today: date, last: date) -> tuple[Option, ...]:
    """Return the days that typed words may mean: those of the sprint first, then later ones, then past ones."""
    called = [(today, _("today")), (today + timedelta(days=1), _("tomorrow")), (last, _("sprint end")),
              (last, _("end of sprint")), (today + timedelta(days=WEEK), _("in a week")),
              (today + timedelta(days=2 * WEEK), _("in two weeks"))]  # fmt: skip
    named = [Option(day.isoformat(), name) for day, name in called]
    after = [today + timedelta(days=n) for n in range(AHEAD)]
    before = [today - timedelta(days=n) for n in range(1, AHEAD)]
    return (*(Option(day.isoformat(), day.isoformat()) for day in (*after, *before)), *named)
