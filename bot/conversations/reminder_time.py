"""A time of day that no button has, said in words: for a kind of reminder, or for a habit."""

from typing import Any

from bot.clock import as_minute
from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Text
from bot.db import Unit
from bot.services.reminding import choosing
from bot.services.rhythm import wording_tasks
from bot.services.who import Who
from bot.views import reminder_times as views
from bot.views.calendar import read_clock
from bot.views.view import View
from bot.views.words import _

NAME = "reminder_time"


def draft_for(kind: str, habit_id: str | None, *, adding: bool) -> dict[str, Any]:
    """Return the draft for a time that comes beside those that are there, or alone."""
    return {"kind": kind, "habit": habit_id, "adding": adding}


async def _about(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"about": await choosing.one(unit, who, draft["kind"], draft["habit"])}


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    clock = wording_tasks.time_of(draft["time"]) or ""
    how = f"{choosing.MORE if draft['adding'] else ''}{as_minute(clock)}"
    about = await choosing.change(unit, who, how, draft["kind"], draft["habit"])
    return views.overview(await choosing.of(unit, who), about.mine, unit.now, views.changed(about))


REMINDER_TIME = Flow(
    name=NAME,
    title=lambda: _("the time of a reminder"),
    steps=(
        Text(
            key="time", limit=20, parse=read_clock, misread="no_clock", load=_about,
            ask=lambda values, _draft: views.ask(values["about"]),
        ),
    ),
    finish=_finish,
)  # fmt: skip
