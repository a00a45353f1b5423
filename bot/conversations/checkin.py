"""Saying how one is: a category, its words, and whatever somebody wants to write about it; and changing that today.

The feeling is kept as soon as it is said. Whoever leaves before the question about words has checked in.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Many, Text
from bot.db import Unit
from bot.models import EmotionCheckIn
from bot.services import accounts, feelings
from bot.services.who import Who
from bot.views import checkin as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME, CHANGE_NAME = "checkin", "checkin_change"


async def _all_categories(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"name": who.name, "categories": await feelings.categories(unit)}


async def _words_of_category(unit: Unit, _who: Who, draft: Draft) -> Values:
    wanted = draft["category"].removeprefix(views.CATEGORY)
    found = [category.words for category in await feelings.categories(unit) if category.id == wanted]
    return {"words": found[0] if found else ()}


async def _readers(unit: Unit, _who: Who, draft: Draft) -> Values:
    named = {word.id: word.name for category in await feelings.categories(unit) for word in category.words}
    said = [named[key] for key in _picked(draft) if key in named]
    return {"said": said, "coaches": await accounts.coach_names(unit)}


async def _entry(unit: Unit, who: Who, draft: Draft) -> Values:
    entry = await feelings.todays_own(unit, who, draft["entry"])
    said, coaches = await feelings.names(unit, entry), await accounts.coach_names(unit)
    return {"said": said, "written": bool(entry.journal_entry), "coaches": coaches}


def _in_category(draft: Draft) -> bool:
    return str(draft.get("category", "")).startswith(views.CATEGORY)


def _picked(draft: Draft) -> list[str]:
    """Return the ids of the words that were picked, once that is settled."""
    if _in_category(draft):
        return list(draft.get("feelings") or [])
    return [str(draft["category"]).partition(":")[2]] if "category" in draft else []


async def _keep(unit: Unit, who: Who, draft: Draft) -> Mapping[str, Any]:
    """Keep the feeling now; somebody who went back and picked again changes the same entry."""
    picked = _picked(draft)
    if not picked:
        return {}
    if "kept" in draft:
        await feelings.correct(unit, who, draft["kept"], picked)
        return {}
    entry = await feelings.record(unit, who, picked, date.fromisoformat(draft["day"]))
    return {"kept": entry.id}


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    kept = draft.get("kept") or (await _keep(unit, who, draft))["kept"]
    entry = await feelings.write(unit, who, kept, draft.get("journal"))
    return await _closing(unit, entry, changed=False)


async def _finish_change(unit: Unit, who: Who, draft: Draft) -> View:
    if draft["part"] == "journal":
        entry = await feelings.change_journal(unit, who, draft["entry"], draft["journal"])
    else:
        entry = await feelings.change_feelings(unit, who, draft["entry"], _picked(draft))
    return await _closing(unit, entry, changed=True)


async def _closing(unit: Unit, entry: EmotionCheckIn, *, changed: bool) -> View:
    category, silent = await feelings.category_of(unit, entry)
    return views.kept(category, entry.id, silent=silent, written=bool(entry.journal_entry), changed=changed)


def _same_day(unit: Unit, who: Who, draft: Draft) -> bool:
    return bool(draft.get("day") == who.today(unit.now).isoformat())


def _ask_journal(values: Values, draft: Draft) -> Prompt:
    return views.journal(values["said"], values["coaches"], overheard=draft.get("overheard", ""))


def _ask_new_journal(values: Values, _draft: Draft) -> Prompt:
    return views.new_journal(values["coaches"], written=values["written"])


def _about_feelings(draft: Draft) -> bool:
    return draft.get("part") == "feelings"


CHECKIN = Flow(
    name=NAME,
    title=lambda: _("your check-in"),
    steps=(
        Choice(
            key="category",
            load=_all_categories,
            keep=_keep,
            overheard="overheard",
            ask=lambda values, _draft: views.how_are_you(values["name"], values["categories"]),
        ),
        Many(
            key="feelings",
            load=_words_of_category,
            when=_in_category,
            keep=_keep,
            overheard="overheard",
            ask=lambda values, _draft: views.which_words(values["words"]),
        ),
        Text(
            key="journal",
            load=_readers,
            when=lambda draft: not str(draft.get("category", "")).startswith(views.SILENT),
            optional=True,
            limit=feelings.JOURNAL_LIMIT,
            ask=_ask_journal,
        ),
    ),
    finish=_finish,
    idle=timedelta(hours=6),
    still_good=_same_day,
)

CHANGE = Flow(
    name=CHANGE_NAME,
    title=lambda: _("the change"),
    steps=(
        Choice(
            key="part",
            load=_entry,
            ask=lambda values, _draft: views.what_to_change(values["said"], written=values["written"]),
        ),
        Choice(
            key="category",
            load=_all_categories,
            when=_about_feelings,
            ask=lambda values, _draft: views.how_are_you(values["name"], values["categories"]),
        ),
        Many(
            key="feelings",
            load=_words_of_category,
            when=lambda draft: _about_feelings(draft) and _in_category(draft),
            ask=lambda values, _draft: views.which_words(values["words"]),
        ),
        Text(
            key="journal",
            load=_entry,
            when=lambda draft: draft.get("part") == "journal",
            limit=feelings.JOURNAL_LIMIT,
            ask=_ask_new_journal,
        ),
    ),
    finish=_finish_change,
    idle=timedelta(hours=6),
    still_good=_same_day,
)


def draft_for(unit: Unit, who: Who, entry: str | None = None) -> dict[str, Any]:
    """Return what a check-in starts with: the day it is for; for a change, the entry, too."""
    draft = {"day": who.today(unit.now).isoformat()}
    return {**draft, "entry": entry} if entry else draft
