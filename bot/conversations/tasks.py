"""What is said in words about a task: a new one, what it is called, when it is done and for how long."""

import re
from datetime import date

from bot.conversations.day import Day
from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Text
from bot.db import Unit
from bot.services.rhythm import adding_tasks, own_tasks, weeks, wording_tasks
from bot.services.who import Who
from bot.views import tasks as views
from bot.views import week as week_views
from bot.views.calendar import read_clock
from bot.views.view import Option, Prompt, View, in_rows
from bot.views.words import _

ADD, TIME, NAME = "add_task", "task_time", "task_name"
_NUMBER = re.compile(r"(\d{1,3})(?:\s*[^\W\d_]+\.?)?")  # "15", "15 min", "15 minutes"


def _number(words: str) -> str | None:
    found = _NUMBER.fullmatch(words.strip())
    return str(int(found[1])) if found and int(found[1]) else None


async def _room(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"room": await adding_tasks.room(unit, who, draft.get("goal")), "today": who.today(unit.now)}


async def _task(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"title": (await own_tasks.changeable(unit, who, draft["task"])).task.title}


def _ask_day(values: Values, _draft: Draft) -> Prompt:
    days: list[date] = values["room"].days
    return views.ask_day(in_rows((Option(day.isoformat(), views.named(day, values["today"])) for day in days), 3))


async def _add(unit: Unit, who: Who, draft: Draft) -> View:
    day = date.fromisoformat(draft["day"])
    own = await adding_tasks.add(unit, who, draft["title"], day, draft["time"], draft.get("goal"))
    return week_views.week(await weeks.of_day(unit, who, day), said=View(views.added(own)))


async def _rename(unit: Unit, who: Who, draft: Draft) -> View:
    return views.task(await wording_tasks.rename(unit, who, draft["task"], draft["title"]), views.kept())


async def _set_time(unit: Unit, who: Who, draft: Draft) -> View:
    own = await wording_tasks.set_time(unit, who, draft["task"], draft["time"], draft["minutes"])
    return views.task(own, views.kept())


_CLOCK = Text(
    key="time", limit=20, parse=read_clock, misread="no_clock", ask=lambda _values, _draft: views.ask_time()
)  # fmt: skip

FLOWS = (
    Flow(
        name=ADD,
        title=lambda: _("the new task"),
        steps=(
            Text(
                key="title", load=_room, limit=wording_tasks.TITLE,
                ask=lambda values, _draft: views.ask_title(values["room"].goal, values["room"].ideas),
            ),
            Day(key="day", load=_room, ask=_ask_day),
            _CLOCK,
        ),
        finish=_add,
    ),
    Flow(
        name=NAME,
        title=lambda: _("the new name"),
        steps=(
            Text(
                key="title", load=_task, limit=wording_tasks.TITLE,
                ask=lambda values, _draft: views.ask_name(values["title"]),
            ),
        ),
        finish=_rename,
    ),
    Flow(
        name=TIME,
        title=lambda: _("the time of a task"),
        steps=(
            _CLOCK,
            Text(
                key="minutes", limit=20, parse=_number, misread="no_number",
                ask=lambda _values, _draft: views.ask_minutes(),
            ),
        ),
        finish=_set_time,
    ),
)  # fmt: skip
