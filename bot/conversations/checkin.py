"""Saying how one is: a category, its words, and whatever somebody wants to write about it."""

from datetime import date, timedelta
from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Many, Text
from bot.db import Unit
from bot.services import accounts, feelings
from bot.services.who import Who
from bot.views import checkin as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME = "checkin"


async def _all_groups(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"name": who.name, "categories": await feelings.categories(unit)}


async def _words_of_category(unit: Unit, _who: Who, draft: Draft) -> Values:
    wanted = draft["category"].removeprefix(views.CATEGORY)
    return {
        "words": next((category.words for category in await feelings.categories(unit) if category.id == wanted), ())
    }


async def _entry(unit: Unit, who: Who, draft: Draft) -> Values:
    entry = await feelings.todays_own(unit, who, draft["entry"])
    return {"said": await feelings.names(unit, entry), "written": bool(entry.journal_entry)}


async def _readers(unit: Unit, _who: Who, draft: Draft) -> Values:
    picked = _picked(draft)
    named = {word.id: word.name for category in await feelings.categories(unit) for word in category.words}
    return {"said": [named[key] for key in picked if key in named], "coaches": await accounts.coach_names(unit)}


def _edits(part: str) -> Any:
    """Return whether a draft asks for this part: a new check-in asks for all, a change for one."""
    return lambda draft: "entry" not in draft or draft.get("part") == part


def _in_category(draft: Draft) -> bool:
    return _edits("feelings")(draft) and str(draft.get("category", "")).startswith(views.CATEGORY)


def _may_write(draft: Draft) -> bool:
    silent = str(draft.get("category", "")).startswith(views.SILENT)
    return _edits("journal")(draft) and not silent


def _picked(draft: Draft) -> list[str]:
    category = str(draft.get("category", ""))
    if category.startswith(views.CATEGORY):
        return list(draft.get("feelings") or [])
    return [category.partition(":")[2]] if category else []


def _ask_journal(values: Values, draft: Draft) -> Prompt:
    return views.journal(values["said"], values["coaches"], editing="entry" in draft)


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    journal = draft.get("journal")
    if "entry" not in draft:
        entry = await feelings.record(unit, who, _picked(draft), journal, date.fromisoformat(draft["day"]))
    elif draft["part"] == "journal":
        entry = await feelings.change_journal(unit, who, draft["entry"], journal)
    else:
        entry = await feelings.change_feelings(unit, who, draft["entry"], _picked(draft))
    category, silent = await feelings.category_of(unit, entry)
    written = bool(entry.journal_entry)
    return views.kept(category, entry.id, silent=silent, written=written, edited="entry" in draft)


def _same_day(unit: Unit, who: Who, draft: Draft) -> bool:
    return bool(draft.get("day") == who.today(unit.now).isoformat())


CHECKIN = Flow(
    name=NAME,
    title=lambda: _("your check-in"),
    steps=(
        Choice(
            key="part",
            load=_entry,
            when=lambda draft: "entry" in draft,
            ask=lambda values, _draft: views.what_to_change(values["said"], written=values["written"]),
        ),
        Choice(
            key="category",
            load=_all_groups,
            when=_edits("feelings"),
            ask=lambda values, _draft: views.how_are_you(values["name"], values["categories"]),
        ),
        Many(
            key="feelings",
            load=_words_of_category,
            when=_in_category,
            ask=lambda values, _draft: views.which_words(values["words"]),
        ),
        Text(
            key="journal",
            load=_readers,
            when=_may_write,
            optional=True,
            limit=feelings.JOURNAL_LIMIT,
            ask=_ask_journal,
        ),
    ),
    finish=_finish,
    idle=timedelta(hours=6),
    still_good=_same_day,
)


def draft_for(unit: Unit, who: Who, entry: str | None = None) -> dict[str, Any]:
    """Return what a check-in starts with: the day it is for, and the entry that is to be changed, if any."""
    draft = {"day": who.today(unit.now).isoformat()}
    return {**draft, "entry": entry} if entry else draft
