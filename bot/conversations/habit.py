"""A student makes a habit, or changes one: its name, what, how, when, a treat, how often; and a note on a day of it."""

from datetime import date
from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Step, Values
from bot.conversations.steps import Choice, Many, Summary, Text
from bot.db import Unit
from bot.models import Habit
from bot.services.rhythm import habit_pages, habit_ticks, habits
from bot.services.rhythm.habits import LIMITS, Wanted
from bot.services.who import Who
from bot.views import habit_form as views
from bot.views import habit_ticks as tick_views
from bot.views import habits as page_views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME, CHANGE, NOTE = "habit", "change_habit", "habit_note"
TIMES = "times"


def filled(habit: Habit) -> dict[str, Any]:
    """Return the draft of a form that changes a habit: what it holds, as it would have been answered."""
    held = dict(habits.filled(habit))
    weekdays, times = held.pop("weekdays"), held.pop("times")
    often = f"{TIMES}{times}" if times else "days" if weekdays else "daily"
    picked = {"days": [str(day) for day in weekdays]} if weekdays else {}
    return {"habit": habit.id, **held, "often": often, **picked}


def _wanted(draft: Draft) -> Wanted:
    often = str(draft["often"])
    return Wanted(
        **{field: draft.get(field) or "" for field in ("name", "what", "how", "cue")},
        reward=draft.get("reward"),
        weekdays=[int(day) for day in draft["days"]] if often == "days" else None,
        times=int(often.removeprefix(TIMES)) if often.startswith(TIMES) else None,
    )


async def _sprint(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"sprint": (await habits.may_make(unit, who)).name}


async def _before(unit: Unit, who: Who, draft: Draft) -> Values:
    """Return how often a habit was planned until now."""
    if "habit" not in draft:
        return {"before": None}
    habit = await habits.owned(unit, who, draft["habit"])
    return {"before": (habit.weekdays, habit.times_a_week)}


def _ask_summary(values: Values, draft: Draft) -> Prompt:
    wanted, before = _wanted(draft), values["before"]
    other = before is not None and habits.schedule(wanted) != before
    return views.summary(wanted, is_new=before is None, is_other_rhythm=other)


async def _make(unit: Unit, who: Who, draft: Draft) -> View:
    made = await habits.make(unit, who, _wanted(draft))
    return page_views.made((await habit_pages.one(unit, who, made.id))[0])


async def _change(unit: Unit, who: Who, draft: Draft) -> View:
    habit = await habits.change(unit, who, draft["habit"], _wanted(draft))
    page, _sprint_of_it = await habit_pages.one(unit, who, habit.id)
    return page_views.habit(page, is_over=False, note=page_views.changed())


def _question(field: str, *, optional: bool = False) -> Text:
    return Text(
        key=field, limit=LIMITS[field], optional=optional, ask=lambda _values, draft: views.ASK[field](draft["name"])
    )  # fmt: skip


def _steps(first: Text) -> tuple[Step, ...]:
    return (
        first,
        _question("what"),
        _question("how"),
        _question("cue"),
        _question("reward", optional=True),
        Choice(key="often", ask=lambda _values, _draft: views.often(habits.TIMES)),
        Many(key="days", when=lambda draft: draft.get("often") == "days", ask=lambda _values, _draft: views.days()),
        Summary(key="summary", load=_before, ask=_ask_summary),
    )


HABIT = Flow(
    name=NAME,
    title=lambda: _("your habit"),
    steps=_steps(
        Text(
            key="name", limit=LIMITS["name"], parse=habits.name_or_none, load=_sprint,
            ask=lambda values, _draft: views.name(values["sprint"]),
        )
    ),
    finish=_make,
)  # fmt: skip

CHANGE_HABIT = Flow(
    name=CHANGE,
    title=lambda: _("the change"),
    steps=_steps(
        Text(
            key="name", limit=LIMITS["name"], parse=habits.name_or_none, ask=lambda _values, _draft: views.new_name()
        )
    ),
    finish=_change,
)  # fmt: skip


async def _day(unit: Unit, who: Who, draft: Draft) -> Values:
    day = date.fromisoformat(draft["day"])
    one = await habit_ticks.ticked(unit, who, draft["habit"], day)
    return {"name": one.record.habit.name, "day": day}


async def _keep_note(unit: Unit, who: Who, draft: Draft) -> View:
    day = date.fromisoformat(draft["day"])
    one = await habit_ticks.note(unit, who, draft["habit"], day, draft["text"])
    return tick_views.ticked(habit_pages.page_of(one.record), day)


NOTE_ON_DAY = Flow(
    name=NOTE,
    title=lambda: _("your note"),
    steps=(
        Text(
            key="text", limit=habit_ticks.NOTE, load=_day,
            ask=lambda values, _draft: tick_views.ask_note(values["name"], values["day"]),
        ),
    ),
    finish=_keep_note,
)  # fmt: skip

FLOWS = (HABIT, CHANGE_HABIT, NOTE_ON_DAY)
