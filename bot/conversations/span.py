"""Two steps that ask from when to when something goes: `first` and `last` of the draft, ISO days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversations.day import Day, days_between
from bot.conversations.given import Given
from bot.conversations.step import Answer, Draft, Reading, Redraw, Refusal, Values
from bot.db import Unit
from bot.services.errors import BotError
from bot.services.rhythm.calendar import WEEK, Span
from bot.services.who import Who
from bot.views import calendar
from bot.views import sprint_plans as views
from bot.views.view import Option, Prompt
from bot.views.words import day

OPEN = "!calendar"
HALF_A_YEAR = 183  # days


@dataclass(frozen=True, kw_only=True)
class LastDay(Day):
    """A day for which there are ready lengths: what the prompt offers `also`; the calendar opens by a button."""

    def rows(self, prompt: Prompt, memory: Values) -> list[tuple[Option, ...]]:
        """Show the lengths, or the calendar."""
        if memory.get("calendar"):
            return super().rows(prompt, memory)
        return [*((one,) for one in prompt.also), (Option(OPEN, views.another_day()),)]

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Open the calendar, or take a day."""
        if key == OPEN:
            return Redraw({**memory, "calendar": True})
        reading = super().read(given, key, prompt, memory)
        if key is None and isinstance(reading, Answer) and _lies_before(given.text, prompt, reading):
            return Refusal("before_the_first")
        return reading


def _lies_before(text: str, prompt: Prompt, answer: Answer) -> bool:
    """Say whether typed words without a year rather mean a day shortly before the first one than the same a year on."""
    first, last = date.fromisoformat(prompt.options[0].key), date.fromisoformat(str(answer.value))
    before = calendar.read_day(text, [first - timedelta(days=n) for n in range(1, HALF_A_YEAR)])
    return before is not None and (before.month, before.day) == (last.month, last.day)


def days_of(draft: Draft) -> Span:
    """Return the days that were answered."""
    return Span(date.fromisoformat(draft["first"]), date.fromisoformat(draft["last"]))


async def in_order(_unit: Unit, _who: Who, draft: Draft) -> Values:
    """Say at once where another first day lies behind the last one, which is asked again."""
    if draft.get("last") and draft["last"] < draft["first"]:
        raise BotError("ends_before_it_starts", step="last")
    return {}


def ask_first(values: Values, draft: Draft) -> Prompt:
    """Ask for the first day of what the draft names, in the `window` of the values."""
    return views.ask_first(draft["name"], days_between(values["window"].first, values["window"].last, day))


def ask_last(weeks: Sequence[int]) -> Callable[[Values, Draft], Prompt]:
    """Return what asks for the last day, up to the `latest` of the values, with ready lengths."""

    def ask(values: Values, draft: Draft) -> Prompt:
        first = date.fromisoformat(draft["first"])
        ready = [Span(first, first + timedelta(days=WEEK * n - 1)) for n in weeks]
        return views.ask_last(draft["name"], first, days_between(first, values["latest"], day), ready)

    return ask
