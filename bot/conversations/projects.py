"""A coach plans a project, or gives one other words or other days."""

from datetime import date
from typing import Any

from bot.conversations.day import Day
from bot.conversations.flow import Flow
from bot.conversations.span import LastDay, ask_first, ask_last, days_of, in_order
from bot.conversations.sprints import SaveOrStart
from bot.conversations.step import Draft, Step, Values
from bot.conversations.steps import Text
from bot.db import Unit
from bot.models import Project
from bot.services.errors import BotError
from bot.services.projects import cycles, plans, turns
from bot.services.who import Who
from bot.views import project_forms as views
from bot.views import projects as page_views
from bot.views.view import View
from bot.views.words import _

NAME = "project"
WEEKS = (3, 4, 6, 8)


def filled(project: Project) -> dict[str, Any]:
    """Return the draft of a project that is changed."""
    first, last = project.start_date.isoformat(), project.end_date.isoformat()
    words = {"name": project.name, "description": project.description}
    return {"project": project.id, **words, "first": first, "last": last}


async def beginning(unit: Unit, who: Who) -> dict[str, Any]:
    """Return the draft of a new project: its calendar opens on the first day that no other has."""
    return {"opens": (await plans.free_from(unit, who)).isoformat()}


def _plan(draft: Draft) -> plans.Plan:
    return plans.Plan(draft["name"], draft.get("description"), days_of(draft))


def _cleaned(text: str) -> str | None:
    try:
        return plans.clean(text)
    except BotError:
        return None


async def _changed(unit: Unit, draft: Draft) -> Project | None:
    return await cycles.seen(unit, draft["project"]) if "project" in draft else None


async def _number(unit: Unit, who: Who, draft: Draft) -> Values:
    await plans.may_plan(unit, who)
    project = await _changed(unit, draft)
    return {"number": project.cycle_number if project else await plans.next_number(unit)}


async def _window(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"window": await plans.window(unit, who, draft.get("project"))}


async def _ends(unit: Unit, _who: Who, draft: Draft) -> Values:
    project = await _changed(unit, draft)
    latest = date.fromisoformat(draft["first"]) + plans.LONGEST
    return {"latest": max(latest, project.end_date) if project else latest}


async def _look(unit: Unit, who: Who, draft: Draft) -> Values:
    return {
        "ahead": await plans.ahead(unit, who, days_of(draft), draft.get("project")),
        "project": await _changed(unit, draft),
    }


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    if "project" in draft:
        return page_views.kept(await plans.change(unit, who, draft["project"], _plan(draft)))
    project = await plans.create(unit, who, _plan(draft))
    way, _colon, ends = str(draft["summary"]).partition(":")
    if way == views.START:
        return page_views.started(await turns.start(unit, who, project.id, ends or None))
    return page_views.kept(project)


STEPS: tuple[Step, ...] = (
    Text(
        key="name", limit=plans.NAME, parse=_cleaned, load=_number,
        ask=lambda values, _draft: views.ask_name(values["number"]),
    ),
    Text(
        key="description", limit=plans.DESCRIPTION, optional=True,
        ask=lambda _values, draft: views.ask_description(draft["name"], draft.get("description")),
    ),
    Day(key="first", load=_window, ask=ask_first, keep=in_order, opens_at="opens"),
    LastDay(key="last", load=_ends, ask=ask_last(WEEKS), opens_at="first"),
    SaveOrStart(
        key="summary", load=_look,
        ask=lambda values, draft: views.summary(draft, values["ahead"], values["project"]),
    ),
)  # fmt: skip

PROJECT = Flow(name=NAME, title=lambda: _("the project"), steps=STEPS, finish=_finish)
