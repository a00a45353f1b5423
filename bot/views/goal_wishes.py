"""What typed words ask to be different about a goal: a field by its number or name, by when, which days, how long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.views import wishes
from bot.views.calendar import BEGINNING
from bot.views.goal_form import QUESTIONS
from bot.views.view import Option
from bot.views.words import N_

_FIELDS = {
    "title": N_("title, name, called"),
    "specific": N_("what, do, exactly"),
    "measurable": N_("how, know, measure"),
    "achievable": N_("obstacle, problem, way, plan b"),
    "relevant": N_("why, because, reason"),
    "time_bound": N_("when, date, end, deadline, by, until"),
}
_CHANGE = N_("change, make, set, put, edit")
_TO = N_("to, into")
_BESIDE = N_("the, my, number, line, no, point")
_MARKERS = N_("by, until, till")
_IN = N_("in")
_DAY_UNITS = N_("day, days")
_MOST_WORDS_OF_A_DAY = 4
_AROUND = N_(
    "but, instead, rather, please, it, ok, okay, yes, then, better, make, change, set, at, to, a, the, of, for"
)


@dataclass(frozen=True)
class Wish:
    """What was asked for; None where it was not spoken of."""

    by: str | None = None
    days: int | None = None
    weekdays: tuple[int, ...] = ()
    minutes: int | None = None

    def __bool__(self) -> bool:
        """Whether anything was."""
        return any((self.by, self.days, self.weekdays, self.minutes))


def read(text: str, offered: Sequence[Option]) -> Wish:
    """Return what words ask for of a goal's week and day; nothing where they contradict or deny."""
    named = wishes.weekdays(text)
    if wishes.takes_away(text) or (wishes.is_doubtful(text) and not named):
        return Wish()
    by, rest = _by_when(text, offered)
    days, named = wishes.days_a_week(rest), wishes.weekdays(rest)
    if days and named:
        return Wish()
    return Wish(by, days, tuple(sorted(named)), wishes.minutes(rest))


def _by_when(text: str, offered: Sequence[Option]) -> tuple[str | None, str]:
    """Return the day that words name as the one by which, and the words without it."""
    said = wishes.words(text)
    for n, word in enumerate(said):
        if word in wishes.listed(_MARKERS):
            for end in range(min(len(said), n + 1 + _MOST_WORDS_OF_A_DAY), n + 1, -1):
                if day := wishes.said_day(" ".join(said[n + 1 : end]), offered):
                    return day, " ".join([*said[:n], *said[end:]])
        if word in wishes.listed(_IN) and len(said) > n + 2 and said[n + 2] in wishes.listed(_DAY_UNITS):
            count = wishes.number(said[n + 1])
            if count is not None and count < len(offered):
                return offered[count].key, " ".join([*said[:n], *said[n + 3 :]])
    for rest in (said, [word for word in said if word not in wishes.listed(_AROUND)]):
        if _is_date(rest, offered) and (day := wishes.said_day(" ".join(rest), offered)):
            return day, ""
    return None, " ".join(said)


def _is_date(said: Sequence[str], offered: Sequence[Option]) -> bool:
    """Whether words can only be a date: a number with the name of a month, three numbers, or what a day is called."""
    named = {" ".join(wishes.words(option.label)) for option in offered}
    numbers = [word for word in said if word.isdecimal()]
    return " ".join(said) in named or len(numbers) == 3 or (bool(numbers) and any(map(_may_be_month, said)))


def _may_be_month(word: str) -> bool:
    return not word.isdecimal() and len(word) >= BEGINNING


def field(text: str) -> tuple[str | None, str]:
    """Return which field words speak of, and the new words for it, if they say them: "change 2 to 9 of 10"."""
    names = {n: key for key, listed in _FIELDS.items() for n in wishes.listed(listed)}
    names |= {f"{n}": key for n, key in enumerate(QUESTIONS) if n}
    one = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    beside = f"(?:(?:{_any(_BESIDE)})\\s+)*"
    found = re.match(rf"\W*(?:{_any(_CHANGE)})\s+{beside}({one})\s+(?:{_any(_TO)})\s+(\S.*)", text, re.I | re.S)
    found = found or re.match(rf"\W*(?:(?:{_any(_CHANGE)})\s+)?{beside}({one})\s*[:=]\s*(\S.*)", text, re.I | re.S)
    if found:
        return names[found[1].casefold()], found[2].strip()
    hit = {key for key, listed in _FIELDS.items() if wishes.holds(text, listed)} | _numbered(text)
    return (hit.pop(), "") if len(hit) == 1 else (None, "")


def _numbered(text: str) -> set[str]:
    """Return the field whose number was said, alone or after a word for changing."""
    said = [word for word in wishes.words(text) if word not in (*wishes.listed(_BESIDE), *wishes.listed(_AROUND))]
    said = [word for word in said if word not in wishes.listed(_CHANGE)]
    number = wishes.number(said[0]) if len(said) == 1 else None
    return {QUESTIONS[number]} if number is not None and 0 < number < len(QUESTIONS) else set()


def _any(listed: str) -> str:
    return "|".join(map(re.escape, wishes.listed(listed)))
