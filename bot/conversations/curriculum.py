"""The forms of the curriculum: a domain, a major, an objective, an activity, made or changed."""

from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Step, Values
from bot.conversations.steps import Choice, Summary, Text
from bot.db import Unit
from bot.services.curriculum import editing, fields
from bot.services.curriculum.parts import called, find, parent_of
from bot.services.errors import BotError
from bot.services.who import Who
from bot.views import curriculum as page_views
from bot.views import curriculum_forms as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAMES = {kind: f"cur_{kind}" for kind in fields.FIELDS}
ABOVE = {"major": "domain", "objective": "major", "activity": "objective"}

CHOSEN = {"color", "difficulty", "diagnostic_module_key", "type"}
NEEDED = {"name", "icon", "color", "title", "type", "url", "diagnostic_module_key"}
LIMITS = {
    "name": fields.NAME_LIMIT, "icon": fields.SIGN_LIMIT, "title": fields.TITLE_LIMIT, "url": fields.LINK_LIMIT,
    "curriculum": fields.NAME_LIMIT, "platform": fields.NAME_LIMIT, "estimated_hours": 10, "estimated_minutes": 10,
}  # fmt: skip
MISREAD = {
    "url": "no_link", "estimated_hours": "no_number", "estimated_minutes": "no_number", "icon": "no_sign",
}  # fmt: skip


def filled(kind: str, part: Any) -> dict[str, Any]:
    """Return the draft of a form that changes a part: what it holds, as it would have been typed."""
    draft = {"part": part.id, **{field: _typed(getattr(part, field)) for field in fields.FIELDS[kind]}}
    if kind == "domain":
        names = {value: name for name, value in fields.COLOURS.items()}
        draft["color"] = names.get(part.color, part.color)
    if kind == "major":
        draft["diagnostic_module_key"] = part.diagnostic_module_key or views.NONE
    return draft


def _typed(value: Any) -> str | None:
    if value in (None, ""):
        return None
    return f"{value:g}" if isinstance(value, float) else str(value)


async def _belongs_to(unit: Unit, who: Who, draft: Draft) -> Values:
    """Return what a part belongs to, a new one or one that is changed."""
    above = draft.get("above")
    who.coach()
    return {"above": called(await find(unit, who, *above)) if above else ""}


def _step(kind: str, field: str) -> Step:
    """Return the question of one field."""
    optional = field not in NEEDED and not (kind == "objective" and field == "difficulty")
    if field == "color":
        return Choice(key=field, ask=lambda _values, draft: views.colour(draft.get(field) or ""))
    if field in CHOSEN:
        return Choice(key=field, optional=optional, ask=lambda _values, _draft: views.ASK[field]())
    if field in ("name", "title"):
        return Text(
            key=field, limit=LIMITS[field], load=_belongs_to, parse=_parser(kind, field), misread="no_name",
            ask=lambda values, _draft: views.title(kind, values["above"]),
        )  # fmt: skip
    return Text(
        key=field, optional=optional, limit=LIMITS.get(field, fields.TEXT_LIMIT), parse=_parser(kind, field),
        misread=MISREAD.get(field, "words"), ask=lambda _values, _draft: views.ASK[field](),
    )  # fmt: skip


def _parser(kind: str, field: str) -> Any:
    def parse(text: str) -> str | None:
        try:
            return _typed(fields.cleaned(kind, field, text))
        except BotError:
            return None

    return parse


def _flow(kind: str, title: Any) -> Flow:
    keys = list(fields.FIELDS[kind])

    def ask_summary(_values: Values, draft: Draft) -> Prompt:
        return views.summary(kind, {key: draft.get(key) for key in keys})

    async def finish(unit: Unit, who: Who, draft: Draft) -> View:
        values = {key: None if draft.get(key) == views.NONE else draft.get(key) for key in keys}
        if part_id := draft.get("part"):
            part = await editing.change(unit, who, kind, part_id, values)
        else:
            part = await editing.add(unit, who, kind, tuple(draft["above"]) if "above" in draft else None, values)
        return page_views.saved(kind, part.id, called(part), parent_of(part), new=not part_id)

    steps = (*(_step(kind, key) for key in keys), Summary(key="summary", ask=ask_summary))
    return Flow(name=NAMES[kind], title=title, steps=steps, finish=finish)


FLOWS = (
    _flow("domain", lambda: _("the domain")),
    _flow("major", lambda: _("the major")),
    _flow("objective", lambda: _("the objective")),
    _flow("activity", lambda: _("the activity")),
)
