"""A goal in six answers, then its week: making one, changing one, and planning the week of one anew.

The goal is kept as soon as its summary is saved. Whoever leaves before the days are chosen has a goal without tasks.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.conversations import goal_amending as amending
from bot.conversations.flow import Flow
from bot.conversations.goal_amending import around_now
from bot.conversations.hint import DayOrWords, Hint
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Many, Summary, Text
from bot.db import Unit
from bot.models import Goal
from bot.services import scope
from bot.services.rhythm import goal_fields, goal_making, goal_standing, planning
from bot.services.rhythm.goal_fields import NAMES, TITLE, WORDS, Fields
from bot.services.rhythm.goal_making import Undone
from bot.services.rhythm.tasks import Plan
from bot.services.who import Who
from bot.views import calendar, goals, wishes
from bot.views import goal_form as views
from bot.views.path_words import coaches
from bot.views.view import Prompt, View
from bot.views.words import _

NEW, CHANGE, WEEK = "goal", "goal_change", "goal_week"
WISHES = ("wish_days", "wish_weekdays", "wish_minutes")


async def draft_for(unit: Unit, who: Who) -> dict[str, Any]:
    """Return what a new goal starts with; refuse where none can be made."""
    await goal_making.may_begin(unit, who)
    asked = coaches(await scope.coach_names(unit, who.student()))
    return {**await around_now(unit, who), "coach": asked}


async def draft_to_change(unit: Unit, who: Who, goal: Goal) -> dict[str, Any]:
    """Return what changing a goal starts with: all of it, as it is. One without tasks is planned afterwards."""
    fields = goal_fields.of(goal)
    plan = (await planning.plan_of(unit, goal)).plan
    asked = coaches(await scope.coach_names(unit, who.student()))
    start = {**await around_now(unit, who), "coach": asked, "goal": goal.id, "planned": bool(plan.weekdays)}
    return {**start, **_said(fields)}


async def draft_again(unit: Unit, who: Who, undone: Undone) -> dict[str, Any]:
    """Return what making a goal once more starts with: all that the one said that was taken back, its week too."""
    fields, plan = undone
    minutes = None if wishes.minutes(fields.specific) else plan.minutes  # the words say so, and may be changed
    time = (plan.time or views.ANY) if plan.weekdays else None
    week = {"wish_weekdays": list(plan.weekdays), "wish_minutes": minutes, "time": time}
    return {**await draft_for(unit, who), **_said(fields), **{wish: said for wish, said in week.items() if said}}


def _said(fields: Fields) -> dict[str, Any]:
    """Return the six answers, as good as they are."""
    return {**fields.as_draft(), "number_hint": "good", "day_hint": "good", "late_hint": fields.time_bound}


async def draft_to_plan(unit: Unit, goal: Goal) -> dict[str, Any]:
    """Return what planning a goal's week anew starts with: the days that it has."""
    plan = (await planning.plan_of(unit, goal)).plan
    ticked = {"suggested_days": [str(day) for day in plan.weekdays]} if plan.weekdays else {}
    return {"goal": goal.id, "specific": goal.specific, "title": goal.title, **ticked}


async def _now(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {**await around_now(unit, who), "name": who.name}


async def _note_now(unit: Unit, who: Who, _draft: Draft) -> Mapping[str, Any]:
    return await around_now(unit, who)


def _fields(draft: Draft) -> Fields:
    return Fields(**{name: draft[name] for name in NAMES})


def _day(draft: Values, name: str) -> date:
    return date.fromisoformat(draft[name])


def _lacks_number(draft: Draft) -> bool:
    """Whether typed words say neither how many nor how often; ready answers are good as they are."""
    said = draft.get("measurable")
    return said is not None and not wishes.has_number(said) and said not in views.ways_to_know(draft)


def _lacks_day(draft: Draft) -> bool:
    return "time_bound" in draft and goal_fields.day_in(draft["time_bound"]) is None


def _is_off(draft: Draft) -> bool:
    """Whether the day by which was past when it was said, or is after the end of the sprint."""
    by = goal_fields.day_in(draft.get("time_bound", ""))
    return by is not None and not draft["today"] <= by.isoformat() <= draft["last"]


def _is_planned(draft: Draft) -> bool:
    """Whether the week comes next: for a new goal, one without tasks, and where something was said about it."""
    return not draft.get("planned") or any(draft.get(wish) for wish in WISHES)


def _has_days(draft: Draft) -> bool:
    return _is_planned(draft) and bool(draft.get("days"))


def _minutes(draft: Draft) -> int | None:
    """Return the minutes that were said: as a wish, or in the words for what will be done."""
    return draft.get("wish_minutes") or wishes.minutes(draft.get("specific", ""))


async def _save(unit: Unit, who: Who, draft: Draft) -> Mapping[str, Any]:
    """Make the goal, or change the one that was made; return it, and which days to tick at first."""
    fields, kept = _fields(draft), draft.get("late_hint") == draft["time_bound"]
    if "goal" in draft:
        goal = await goal_making.change(unit, who, draft["goal"], fields, day_kept=kept)
    else:
        goal = await goal_making.make(unit, who, fields, draft["sprint"], day_kept=kept)
    left = await goal_making.weekdays_left(unit, who, goal.id)
    plan = (await planning.plan_of(unit, goal)).plan
    wished = draft.get("wish_days") or draft.get("wish_weekdays")
    days = plan.weekdays if plan.weekdays and not wished else amending.suggested(draft, left)
    return {"goal": goal.id, "suggested_days": [str(day) for day in days]}


async def _weekdays(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"left": await goal_making.weekdays_left(unit, who, draft.get("goal"))}


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    """Plan the days that were chosen, and say what is there now."""
    goal = draft.get("goal") or (await _save(unit, who, draft))["goal"]
    days = await _plan(unit, who, goal, draft) if draft.get("days") else []
    page = await goal_standing.page(unit, who, goal)
    undo = _is_new(draft) and goal_making.may_undo(unit, page.goal)
    if not days:
        view = goals.page(page).after(goals.kept())
        return goals.with_undo(view, goal) if undo else view
    today, time = who.today(unit.now), _time(draft)
    clock = unit.now.astimezone(ZoneInfo(who.zone)).strftime("%H:%M")
    passed = time is not None and days[0] == today and time < clock
    return goals.planned(goal, list(days), today, None if passed else time, undo=undo)


def _is_new(draft: Draft) -> bool:
    """Whether the goal was made here, so that there is something to take back."""
    return "coach" in draft and "planned" not in draft


async def _plan(unit: Unit, who: Who, goal_id: str, draft: Draft) -> list[date]:
    minutes = _minutes(draft) or int(draft["minutes"])
    how = Plan(tuple(int(day) for day in draft["days"]), minutes, _time(draft))
    return list(await goal_making.plan_anew(unit, who, goal_id, how))


def _time(draft: Draft) -> str | None:
    return None if draft["time"] == views.ANY else str(draft["time"])


def _read_minutes(text: str) -> str | None:
    words = wishes.words(text)
    found = wishes.number(words[0]) if len(words) == 1 else wishes.minutes(text)
    return f"{found}" if found and found <= wishes.MOST_MINUTES else None


def _read_time(text: str) -> str | None:
    return views.ANY if text == views.ANY else calendar.read_clock(text)


def _ask_title(values: Values, _draft: Draft) -> Prompt:
    return views.title(values["name"], values["sprint_name"], values["left"])


def _ask_time_bound(values: Values, _draft: Draft) -> Prompt:
    return views.time_bound(_day(values, "today"), _day(values, "first"), _day(values, "last"))


def _ask_late(_values: Values, draft: Draft) -> Prompt:
    by, today, last = (_day(draft, name) for name in ("time_bound", "today", "last"))
    return views.late_hint(by, today, draft["sprint_name"], last)


def _ask_days(values: Values, draft: Draft) -> Prompt:
    return views.days(values["left"], saved="time_bound" in draft)


QUESTIONS = (
    Text(key="title", limit=TITLE, load=_now, ask=_ask_title),
    Text(key="specific", limit=WORDS, ask=lambda _values, draft: views.specific(draft)),
    Text(key="measurable", limit=WORDS, ask=lambda _values, draft: views.measurable(draft)),
    Hint(
        key="number_hint",
        back_to="measurable",
        once=True,
        when=_lacks_number,
        ask=lambda _values, _draft: views.number_hint(),
    ),
    Text(key="achievable", limit=WORDS, ask=lambda _values, draft: views.achievable(draft)),
    Text(key="relevant", limit=WORDS, ask=lambda _values, draft: views.relevant(draft)),
    DayOrWords(key="time_bound", limit=WORDS, load=_now, keep=_note_now, ask=_ask_time_bound),
    Hint(
        key="day_hint", back_to="time_bound", once=True, when=_lacks_day, ask=lambda _values, _draft: views.day_hint()
    ),
    Hint(key="late_hint", back_to="time_bound", when=_is_off, ask=_ask_late),
    Summary(
        key="summary",
        keep=_save,
        amend=amending.at_summary,
        ask=lambda _values, draft: views.summary(_fields(draft), views.wished(draft)),
    ),
)

THE_WEEK = (
    Many(
        key="days",
        optional=True,
        suggested="suggested_days",
        when=_is_planned,
        load=_weekdays,
        amend=amending.at_days,
        ask=_ask_days,
    ),
    Text(
        key="minutes",
        parse=_read_minutes,
        misread="no_number",
        when=lambda draft: _has_days(draft) and not _minutes(draft),
        ask=lambda _values, _draft: views.minutes(),
    ),
    Text(key="time", parse=_read_time, misread="no_clock", when=_has_days, ask=lambda _values, _draft: views.time()),
)


def _flow(name: str, steps: tuple[Any, ...]) -> Flow:
    return Flow(
        name=name,
        title=lambda: _("your goal"),
        steps=steps,
        finish=_finish,
        put_aside_on=frozenset({"no_sprint", "sprint_over"}),
        waits=views.waits,
        beside=frozenset({*WISHES, "suggested_days"}),
    )


FLOWS = (
    _flow(NEW, (*QUESTIONS, *THE_WEEK)),
    _flow(CHANGE, (*QUESTIONS, *THE_WEEK)),
    _flow(WEEK, (replace(THE_WEEK[0], optional=False), *THE_WEEK[1:])),
)
