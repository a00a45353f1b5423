"""One line of a goal, sharper: the helper proposes, the student picks, and without the helper they find it together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.conversations import helper
from bot.conversations.flow import Flow
from bot.conversations.goal_amending import around_now
from bot.conversations.step import Change, Draft, Reading, Values
from bot.conversations.steps import Choice, Confirm, Text
from bot.db import Unit
from bot.models import Goal
from bot.services import scope
from bot.services.errors import BotError
from bot.services.rhythm import goal_fields, goal_making, goal_standing, goals
from bot.services.rhythm.goal_fields import NAMES, TITLE, WORDS, Fields
from bot.services.who import Who
from bot.views import sharpening as views
from bot.views.goals import page
from bot.views.path_words import coaches
from bot.views.view import Prompt, View
from bot.views.words import _

NAME = "sharpen"
LINES = tuple(name for name in NAMES if name != "time_bound")  # a day is as sharp as it can be
MOST_PROPOSALS = 3
AGAIN = "again"


async def draft_for(unit: Unit, who: Who, goal: Goal) -> dict[str, Any]:
    """Return what making a goal sharper starts with: all of it as it is, and whether the student knows the helper."""
    fields, now = goal_fields.of(goal), await around_now(unit, who)
    asked = coaches(await scope.coach_names(unit, who.student()))
    knows = await helper.knows(unit, who)
    return {"goal": goal.id, "lines": fields.as_draft(), "coach": asked, "left": now["left"], "knows": knows}


def _is_asked(draft: Draft) -> bool:
    return "field" in draft and bool(draft["knows"] or draft.get("told"))


def _before(draft: Draft) -> str:
    return str(draft["lines"][draft["field"]])


def _proposal(draft: Draft) -> str | None:
    """Return what the helper proposes, where it can be used for this line."""
    said = helper.answer(draft, "sharper")
    words = str(said["words"]) if said else ""
    return words if words and len(words) <= _limit(draft) else None


def _limit(draft: Draft) -> int:
    return TITLE if draft["field"] == "title" else WORDS


def _turned_down(draft: Draft) -> list[str]:
    return list(draft.get("not_these", {}).get(draft["field"], ()))


def _is_proposed(draft: Draft) -> bool:
    return _is_asked(draft) and _proposal(draft) is not None


def _is_own(draft: Draft) -> bool:
    """Whether the student says it in their own words: because they want to, or because there is no proposal."""
    lacks = "sharper" in draft and _proposal(draft) is None
    return _is_asked(draft) and (lacks or draft.get("choice") == "own")


def _values(draft: Draft) -> Mapping[str, Any]:
    field = draft["field"]
    others = {name: draft["lines"][name] for name in LINES if name != field}
    return {
        "field": field,
        "words": _before(draft),
        "goal": others,
        "not_these": _turned_down(draft),
        "offered": [field],
    }


async def _fields(unit: Unit, who: Who, draft: Draft) -> Values:
    goal, _ = await goals.open_one(unit, who, draft["goal"])
    return {"fields": goal_fields.of(goal)}


def _ask_choice(_values: Values, draft: Draft) -> Prompt:
    more = len(_turned_down(draft)) + 1 < MOST_PROPOSALS
    return views.proposed(_before(draft), _proposal(draft) or "", more=more)


def _ask_own(_values: Values, draft: Draft) -> Prompt:
    why = None if _proposal(draft) else helper.refused(draft, "sharper") or helper.TROUBLE
    return views.own(draft["field"], draft["lines"], draft["coach"], draft["left"], why)


async def _decided(unit: Unit, who: Who, draft: Draft) -> Mapping[str, Any] | Change:
    """Ask anew where the student wants another one, and not for those that they did not want."""
    if draft["choice"] != AGAIN:
        return {}
    _note(unit, who, draft, "dropped")
    not_these = {draft["field"]: [*_turned_down(draft), _proposal(draft)]}
    return Change({"not_these": not_these}, anew=("sharper",), note="")


def _note(unit: Unit, who: Who, draft: Draft, did: helper.Did) -> None:
    helper.note_action(unit, who, did, flow=NAME, step="choice", field=draft["field"])


@dataclass(frozen=True, kw_only=True)
class Own(Text):
    """Words of one's own; and a way to ask once more, where nobody answered."""

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Ask once more, or take a ready answer."""
        if key == AGAIN and key in [option.key for option in prompt.options]:
            return Change({}, anew=("sharper",), note="")
        return super().pressed(key, prompt, memory)


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    choice = draft.get("choice")
    if choice:
        _note(unit, who, draft, {"take": "kept", "own": "changed"}.get(choice, "dropped"))  # type: ignore[arg-type]
    words = draft.get("own") or (_proposal(draft) if choice == "take" else None)
    is_new = words is not None and words != _before(draft)
    if is_new:
        await _change(unit, who, draft, words or "")
    found = await goal_standing.page(unit, who, draft["goal"])
    return page(found, sharpen=await helper.may(unit, who)).after(views.kept() if is_new else views.stays())


async def _change(unit: Unit, who: Who, draft: Draft, words: str) -> None:
    """Put the words into the goal, unless its line is another one by now."""
    goal, _ = await goals.open_one(unit, who, draft["goal"])
    now, field = goal_fields.of(goal), draft["field"]
    if getattr(now, field) != _before(draft):
        raise BotError("line_changed")
    if len(words) > _limit(draft):
        raise BotError("text_too_long", step="own", length=len(words), limit=_limit(draft))
    changed: Fields = replace(now, **{field: words})
    await goal_making.change(unit, who, goal.id, changed, day_kept=True)


SHARPEN = Flow(
    name=NAME,
    title=lambda: _("a sharper line"),
    steps=(
        Choice(key="field", load=_fields, ask=lambda values, _draft: views.which(values["fields"])),
        Confirm(
            key="told",
            when=lambda draft: not draft["knows"],
            ask=lambda _values, draft: views.before_the_first_time(draft["coach"]),
        ),
        helper.step(
            key="sharper", prompt="sharpen", values=_values, when=_is_asked,
            examples=[{"field": "specific", "words": "7 × 8"}],
        ),
        Choice(key="choice", when=_is_proposed, keep=_decided, ask=_ask_choice),
        Own(key="own", limit=WORDS, when=_is_own, ask=_ask_own),
    ),
    finish=_finish,
    beside=frozenset({"not_these"}),
)  # fmt: skip
