"""The step that asks for a day: a few of them as buttons, many as a calendar with a month on each page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from bot.conversations.given import Given
from bot.conversations.step import PAGE, Answer, Reading, Redraw, Refusal, Step, Values
from bot.views import asking, calendar
from bot.views.view import Option, Prompt, in_rows

STAY = "!stay"
FEW = 14
SOON = timedelta(days=31)  # a weekday or a number that was typed is meant to be so near


@dataclass(frozen=True, kw_only=True)
class Day(Step):
    """One of the days that the prompt offers, see `days_between`; picked or typed. The answer is its ISO text.

    Where it is `opens_at` a draft's key, the calendar opens at that day's month instead of the first, and what is typed
    is looked for from that day on before all other days. Where the days are `past` ones, it opens at the newest month,
    and what is typed means the newest day that fits.
    """

    opens_at: str | None = None
    past: bool = False

    def begin(self, draft: Values) -> dict[str, str]:
        """Open the calendar where the answer may be."""
        known = draft.get(self.key) or draft.get(self.opens_at or "")
        return {"opens": known} if known else {}

    def rows(self, prompt: Prompt, memory: Values) -> list[tuple[Option, ...]]:
        """Show a few days one beside the other, many as the calendar of a month."""
        days = _offered(prompt)
        if len(days) <= FEW:
            return list(in_rows(prompt.options, 3))
        months = [list(group) for _, group in groupby(days, key=lambda day: (day.year, day.month))]
        return _month(months, _page(months, memory, len(months) - 1 if self.past else 0))

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take a day that was typed, too."""
        if key == STAY:
            return Redraw(memory)
        if key is not None or given.kind != "text":
            return super().read(given, key, prompt, memory)
        days = _offered(prompt)
        first, then = ([], days[::-1]) if self.past else (_soon(days, memory), days)
        day = calendar.read_day(given.text, first) or calendar.read_day(given.text, then)
        if day is not None:
            return Answer(day.isoformat())
        return Refusal("no_day", {"first": days[0], "last": days[-1]}) if days else Refusal("gone")


def _soon(days: list[date], memory: Values) -> list[date]:
    """Return the offered days of a month from where the calendar opens: "friday" is the next one."""
    opens = date.fromisoformat(memory["opens"]) if memory.get("opens") else None
    return [day for day in days if opens and opens <= day < opens + SOON]


def _page(months: list[list[date]], memory: Values, usual: int) -> int:
    opens = memory.get("opens")
    found = [n for n, days in enumerate(months) if opens and days[-1] >= date.fromisoformat(opens)]
    return int(memory.get("page", found[0] if found else usual))


def _month(months: list[list[date]], page: int) -> list[tuple[Option, ...]]:
    """Return a month as rows of seven, from Monday, with the way to the ones beside."""
    page = min(max(page, 0), len(months) - 1)
    offered = set(months[page])
    monday = months[page][0].replace(day=1)
    monday -= timedelta(days=monday.weekday())
    last = months[page][-1]
    weeks = []
    while monday <= last:
        week = [monday + timedelta(days=n) for n in range(calendar.WEEK)]
        if any(day in offered for day in week):
            weeks.append(tuple(_cell(day, offered) for day in week))
        monday += timedelta(days=calendar.WEEK)
    turns = [Option(STAY, calendar.short_month_of(last))]
    if page > 0:
        turns.insert(0, Option(f"{PAGE}{page - 1}", asking.earlier_month()))
    if page < len(months) - 1:
        turns.append(Option(f"{PAGE}{page + 1}", asking.later_month()))
    return [tuple(turns), tuple(Option(STAY, name) for name in calendar.weekday_letters()), *weeks]


def _cell(day: date, offered: set[date]) -> Option:
    return Option(day.isoformat(), str(day.day)) if day in offered else Option(STAY, "·")


def _offered(prompt: Prompt) -> list[date]:
    return [date.fromisoformat(option.key) for option in prompt.options]


def days_between(first: date, last: date, label: Callable[[date], str]) -> tuple[tuple[Option, ...], ...]:
    """Return the options of a `Day` step, one a day."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return in_rows((Option(day.isoformat(), label(day)) for day in days), 3)
