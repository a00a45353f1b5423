"""A coach plans a sprint, or gives one another name or other days."""

from dataclasses import dataclass
from datetime import date

from bot.conversations.day import Day
from bot.conversations.flow import Flow
from bot.conversations.span import LastDay, ask_first, ask_last, days_of, in_order
from bot.conversations.step import Answer, Draft, Reading, Step, Values
from bot.conversations.steps import Summary, Text
from bot.db import Unit
from bot.models import Sprint
from bot.services.names import NAME_LIMIT, name_or_none
from bot.services.rhythm import sprint_plans, sprint_turns
from bot.services.who import Who
from bot.views import sprint_plans as views
from bot.views import sprints as page_views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME = "sprint"
START = "start"
WEEKS = (2, 3, 4, 6)


@dataclass(frozen=True, kw_only=True)
class SaveOrStart(Summary):
    """A summary with a second way to save; its key may say, after a colon, what would end by that."""

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Save, and begin at once where that was pressed."""
        offered = key in [option.key for option in prompt.options]
        return Answer(key) if offered and key.partition(":")[0] == START else super().pressed(key, prompt, memory)


def filled(sprint: Sprint) -> dict[str, str]:
    """Return the draft of a sprint that is changed."""
    first, last = sprint.start_date.isoformat(), sprint.end_date.isoformat()
    return {"sprint": sprint.id, "name": sprint.name, "first": first, "last": last}


async def beginning(unit: Unit, who: Who) -> dict[str, str]:
    """Return the draft of a new sprint: its calendar opens on the first day that no other has."""
    return {"opens": (await sprint_plans.free_from(unit, who)).isoformat()}


async def _following(unit: Unit, who: Who, _draft: Draft) -> Values:
    who.coach()
    return {"following": await sprint_plans.following(unit)}


async def _free(unit: Unit, _who: Who, draft: Draft) -> Values:
    """Say at once where a name is taken."""
    return {"name": await sprint_plans.free_name(unit, draft["name"], draft.get("sprint"))}


async def _window(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"window": await sprint_plans.window(unit, who, draft.get("sprint"))}


async def _ends(unit: Unit, who: Who, draft: Draft) -> Values:
    sprint = await sprint_plans.seen(unit, who, draft["sprint"]) if "sprint" in draft else None
    latest = date.fromisoformat(draft["first"]) + sprint_plans.LONGEST
    return {"latest": max(latest, sprint.end_date) if sprint else latest}


async def _look(unit: Unit, who: Who, draft: Draft) -> Values:
    sprint = await sprint_plans.seen(unit, who, draft["sprint"]) if "sprint" in draft else None
    return {"ahead": await sprint_plans.ahead(unit, who, days_of(draft), draft.get("sprint")), "sprint": sprint}


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    if "sprint" in draft:
        sprint = await sprint_plans.change(unit, who, draft["sprint"], draft["name"], days_of(draft))
        return page_views.kept(sprint)
    sprint = await sprint_plans.create(unit, who, draft["name"], days_of(draft))
    if draft["summary"] == START:
        return page_views.activated(await sprint_turns.activate(unit, who, sprint.id))
    return page_views.kept(sprint)


STEPS: tuple[Step, ...] = (
    Text(
        key="name", limit=NAME_LIMIT, parse=name_or_none, misread="no_name", load=_following, keep=_free,
        ask=lambda values, _draft: views.ask_name(values["following"]),
    ),
    Day(key="first", load=_window, ask=ask_first, keep=in_order, opens_at="opens"),
    LastDay(key="last", load=_ends, ask=ask_last(WEEKS), opens_at="first"),
    SaveOrStart(
        key="summary", load=_look,
        ask=lambda values, draft: views.summary(draft["name"], values["ahead"], values["sprint"]),
    ),
)  # fmt: skip

SPRINT = Flow(name=NAME, title=lambda: _("the sprint"), steps=STEPS, finish=_finish)
