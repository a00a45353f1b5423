"""Saying how one is: a category, its words, and whatever somebody wants to write about it; and changing that today.

The feeling is kept as soon as it is said. Whoever leaves before the question about words has checked in.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import SO_FAR, Draft, Values
from bot.conversations.steps import Choice, Many, Text
from bot.db import Unit
from bot.models import EmotionCheckIn
from bot.services import feeling_words, feelings
from bot.services.feeling_words import Category
from bot.services.who import Who
from bot.views import checkin as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME, CHANGE_NAME, YESTERDAY, SAYS = "checkin", "checkin_change", "checkin_yesterday", "says"
PICKED, ANOTHER = "feelings", "another"


async def _all_categories(unit: Unit, who: Who, draft: Draft) -> Values:
    found = await feeling_words.categories(unit)
    name = draft.get("name") or who.name
    return {"name": name, "categories": found, "so_far": _named(found, _so_far(draft))}


async def _words_of_category(unit: Unit, _who: Who, draft: Draft) -> Values:
    found = await feeling_words.categories(unit)
    wanted = draft["category"].removeprefix(views.CATEGORY)
    words = [word for category in found if category.id == wanted for word in category.words]
    unsure = [word for category in found if views.is_open(category) for word in category.words if not word.silent]
    held = SO_FAR + PICKED in draft or any(word.id in (draft.get(PICKED) or ()) for word in words)
    every = [word for category in found for word in category.words if held and not word.silent]
    return {"words": words, "unsure": unsure, "every": every, "so_far": _named(found, _so_far(draft))}


def _named(found: Sequence[Category], ids: Sequence[str]) -> list[str]:
    named = {word.id: word.name for category in found for word in category.words}
    return [named[key] for key in ids if key in named]


def _so_far(draft: Draft) -> list[str]:
    """Return what was ticked before somebody asked for another feeling."""
    return list(draft.get(SO_FAR + PICKED) or [])


async def _readers(unit: Unit, who: Who, draft: Draft) -> Values:
    said = _named(await feeling_words.categories(unit), _picked(draft))
    return {"said": said, **await feelings.readers(unit, who)}


async def _entry(unit: Unit, who: Who, draft: Draft) -> Values:
    entry = await feelings.todays_own(unit, who, draft["entry"])
    said = await feelings.names(unit, entry)
    return {"said": said, "written": bool(entry.journal_entry), **await feelings.readers(unit, who)}


def _in_category(draft: Draft) -> bool:
    return str(draft.get("category", "")).startswith(views.CATEGORY)


def _picked(draft: Draft) -> list[str]:
    """Return the ids of the words that were picked, once that is settled."""
    if _in_category(draft):
        return list(draft.get(PICKED) or [])
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
    return await _closing(unit, who, entry, changed=False)


async def _finish_change(unit: Unit, who: Who, draft: Draft) -> View:
    if draft["part"] == "journal":
        entry = await feelings.change_journal(unit, who, draft["entry"], draft["journal"])
    else:
        entry = await feelings.change_feelings(unit, who, draft["entry"], _picked(draft))
    return await _closing(unit, who, entry, changed=True)


async def _closing(unit: Unit, who: Who, entry: EmotionCheckIn, *, changed: bool) -> View:
    category, silent = await feelings.category_of(unit, entry)
    readers = (await feelings.readers(unit, who))["coaches"]
    return views.kept(category, entry, readers, silent=silent, changed=changed)


async def _finish_says(unit: Unit, who: Who, draft: Draft) -> View:
    entry = await feelings.record_for(unit, who, draft["student"], _picked(draft))
    return views.noted_for(draft["name"], await feelings.names(unit, entry), draft["student"])


def _same_day(unit: Unit, who: Who, draft: Draft) -> bool:
    return bool(draft.get("day") == who.today(unit.now).isoformat())


def _day_after(unit: Unit, who: Who, draft: Draft) -> bool:
    return bool(draft.get("day") == (who.today(unit.now) - timedelta(days=1)).isoformat())


def _ask_journal(values: Values, draft: Draft) -> Prompt:
    return views.journal(
        values["said"], values["coaches"], overheard=draft.get("overheard", ""), shared=values["shared"]
    )


def _ask_new_journal(values: Values, _draft: Draft) -> Prompt:
    return views.new_journal(values["coaches"], written=values["written"], shared=values["shared"])


def _about_feelings(draft: Draft) -> bool:
    return draft.get("part") == "feelings"


def _ask_category(values: Values, draft: Draft) -> Prompt:
    about = "coach" if "student" in draft else "yesterday" if draft.get("yesterday") else "now"
    return views.how_are_you(values["name"], values["categories"], about=about, so_far=values["so_far"])


def _ask_words(values: Values, _draft: Draft) -> Prompt:
    return views.which_words(values["words"], values["unsure"], values["every"], values["so_far"])


def _steps(when: Callable[[Draft], bool] = lambda _draft: True, **keeping: Any) -> tuple[Choice, Many]:
    """Return the two steps that find the words: a category, and what fits in it, or in others as well."""
    return (
        Choice(key="category", load=_all_categories, when=when, ask=_ask_category, **keeping),
        Many(
            key=PICKED,
            load=_words_of_category,
            when=lambda draft: when(draft) and _in_category(draft),
            ask=_ask_words,
            leads={ANOTHER: "category"},
            **keeping,
        ),
    )


def _checkin(name: str, still_good: Callable[[Unit, Who, Draft], bool]) -> Flow:
    return Flow(
        name=name,
        title=lambda: _("your check-in"),
        steps=(
            *_steps(keep=_keep, overheard="overheard"),
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
        still_good=still_good,
    )


CHECKIN = _checkin(NAME, _same_day)
CHECKIN_YESTERDAY = _checkin(YESTERDAY, _day_after)

CHANGE = Flow(
    name=CHANGE_NAME,
    title=lambda: _("the change"),
    steps=(
        Choice(
            key="part",
            load=_entry,
            ask=lambda values, _draft: views.what_to_change(values["said"], written=values["written"]),
        ),
        *_steps(_about_feelings),
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

SAYS_FOR = Flow(
    name=SAYS,
    title=lambda: _("what they say"),
    steps=_steps(),
    finish=_finish_says,
    idle=timedelta(hours=1),
)


def draft_for(unit: Unit, who: Who, entry: str | None = None) -> dict[str, Any]:
    """Return what a check-in starts with: the day it is for; for a change, the entry, too."""
    draft = {"day": who.today(unit.now).isoformat()}
    return {**draft, "entry": entry} if entry else draft


def draft_for_yesterday(unit: Unit, who: Who) -> dict[str, Any]:
    """Return what filling in yesterday starts with."""
    return {"day": (who.today(unit.now) - timedelta(days=1)).isoformat(), "yesterday": True}
