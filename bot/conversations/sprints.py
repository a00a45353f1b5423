"""A coach plans a sprint, or gives one another name or other days."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversations.day import Day, days_between
from bot.conversations.flow import Flow
from bot.conversations.given import Given
from bot.conversations.step import Answer, Draft, Reading, Redraw, Refusal, Step, Values
from bot.conversations.steps import Summary, Text
from bot.db import Unit
from bot.models import Sprint
from bot.services.errors import BotError
from bot.services.names import NAME_LIMIT, name_or_none
from bot.services.rhythm import sprint_plans, sprint_turns
from bot.services.rhythm.calendar import WEEK, Span
from bot.services.who import Who
from bot.views import calendar
from bot.views import sprint_plans as views
from bot.views import sprints as page_views
from bot.views.view import Option, Prompt, View
from bot.views.words import _, day

NAME = "sprint"
OPEN = "!calendar"
START = "start"
WEEKS = (2, 3, 4, 6)
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


@dataclass(frozen=True, kw_only=True)
class SaveOrStart(Summary):
    """A summary with a second way to save."""

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Save, and begin at once where that was pressed."""
        offered = key in [option.key for option in prompt.options]
        return Answer(START) if key == START and offered else super().pressed(key, prompt, memory)


def filled(sprint: Sprint) -> dict[str, str]:
    """Return the draft of a sprint that is changed."""
    first, last = sprint.start_date.isoformat(), sprint.end_date.isoformat()
    return {"sprint": sprint.id, "name": sprint.name, "first": first, "last": last}


async def beginning(unit: Unit, who: Who) -> dict[str, str]:
    """Return the draft of a new sprint: its calendar opens on the first day that no other has."""
    return {"opens": (await sprint_plans.free_from(unit, who)).isoformat()}


def _days(draft: Draft) -> Span:
    return Span(date.fromisoformat(draft["first"]), date.fromisoformat(draft["last"]))


async def _following(unit: Unit, who: Who, _draft: Draft) -> Values:
    who.coach()
    return {"following": await sprint_plans.following(unit)}


async def _free(unit: Unit, _who: Who, draft: Draft) -> Values:
    """Say at once where a name is taken."""
    return {"name": await sprint_plans.free_name(unit, draft["name"], draft.get("sprint"))}


async def _window(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"window": await sprint_plans.window(unit, who, draft.get("sprint"))}


async def _in_order(_unit: Unit, _who: Who, draft: Draft) -> Values:
    """Say at once where another first day lies behind the last one, which is asked again."""
    if draft.get("last") and draft["last"] < draft["first"]:
        raise BotError("ends_before_it_starts", step="last")
    return {}


async def _ends(unit: Unit, who: Who, draft: Draft) -> Values:
    sprint = await sprint_plans.seen(unit, who, draft["sprint"]) if "sprint" in draft else None
    latest = date.fromisoformat(draft["first"]) + sprint_plans.LONGEST
    return {"latest": max(latest, sprint.end_date) if sprint else latest}


def _ask_first(values: Values, draft: Draft) -> Prompt:
    return views.ask_first(draft["name"], days_between(values["window"].first, values["window"].last, day))


def _ask_last(values: Values, draft: Draft) -> Prompt:
    first = date.fromisoformat(draft["first"])
    ready = [Span(first, first + timedelta(days=WEEK * weeks - 1)) for weeks in WEEKS]
    return views.ask_last(draft["name"], first, days_between(first, values["latest"], day), ready)


async def _look(unit: Unit, who: Who, draft: Draft) -> Values:
    sprint = await sprint_plans.seen(unit, who, draft["sprint"]) if "sprint" in draft else None
    return {"ahead": await sprint_plans.ahead(unit, who, _days(draft), draft.get("sprint")), "sprint": sprint}


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    if "sprint" in draft:
        sprint = await sprint_plans.change(unit, who, draft["sprint"], draft["name"], _days(draft))
        return page_views.kept(sprint)
    sprint = await sprint_plans.create(unit, who, draft["name"], _days(draft))
    if draft["summary"] == START:
        return page_views.activated(await sprint_turns.activate(unit, who, sprint.id))
    return page_views.kept(sprint)


STEPS: tuple[Step, ...] = (
    Text(
        key="name", limit=NAME_LIMIT, parse=name_or_none, misread="no_name", load=_following, keep=_free,
        ask=lambda values, _draft: views.ask_name(values["following"]),
    ),
    Day(key="first", load=_window, ask=_ask_first, keep=_in_order, opens_at="opens"),
    LastDay(key="last", load=_ends, ask=_ask_last, opens_at="first"),
    SaveOrStart(
        key="summary", load=_look,
        ask=lambda values, draft: views.summary(draft["name"], values["ahead"], values["sprint"]),
    ),
)  # fmt: skip

SPRINT = Flow(name=NAME, title=lambda: _("the sprint"), steps=STEPS, finish=_finish)
