"""A list of students: sent as a file or typed, read, looked at, and put on the roster."""

from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Confirm, Document, Think
from bot.db import Unit
from bot.services import batches, rosters, scope, sheets
from bot.services.errors import BotError
from bot.services.who import Who
from bot.views import roster as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME, READ = "roster", "roster"


def _is_file(draft: Draft) -> bool:
    return "id" in draft.get("list", {})


def _entries(draft: Draft) -> list[rosters.Entry]:
    """Return what the list says, wherever it came from; BotError where it cannot be read."""
    if not _is_file(draft):
        return rosters.typed(draft["list"]["words"])
    found: dict[str, Any] = draft["table"] or {"refused": "sheet_not_fetched"}
    if "refused" in found:
        raise BotError(found["refused"], **found.get("values", {}))
    return list(found.get("entries", []))


def _lacks_class(draft: Draft) -> bool:
    """Whether a list that names no class was not started from one either."""
    if draft.get("batch") or "list" not in draft or (_is_file(draft) and "table" not in draft):
        return False
    try:
        return any(not entry["batch"] for entry in _entries(draft))
    except BotError:
        return False


def _batch(draft: Draft) -> str | None:
    return draft.get("batch") or draft.get("class")


async def _named(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"batch": (await scope.batch(unit, who, draft["batch"])).name if draft.get("batch") else None}


async def _batches(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"batches": [(one.batch.id, one.batch.name) for one in await batches.of_coach(unit, who)]}


async def _plan(unit: Unit, who: Who, draft: Draft) -> Values:
    try:
        return {"plan": await rosters.plan(unit, who, _entries(draft), _batch(draft))}
    except BotError as error:
        return {"code": error.code, "values": error.values}


def _look_at(values: Values) -> Prompt:
    return views.preview(values["plan"]) if "plan" in values else views.unreadable(values["code"], values["values"])


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    done = await rosters.carry_out(unit, who, _entries(draft), _batch(draft))
    names = {batch for _, batch in done.new}
    only = [one.batch.id for one in await batches.of_coach(unit, who) if one.batch.name in names]
    return views.done(len(done.new), len(done.changed), only[0] if len(only) == 1 else None)


ROSTER = Flow(
    name=NAME,
    title=lambda: _("the list"),
    steps=(
        Document(
            key="list", limit=sheets.MOST_BYTES, load=_named,
            ask=lambda values, _draft: views.ask_list(values["batch"], sheets.MOST_ROWS),
        ),
        Think(
            key="table", work=READ, when=_is_file, payload=lambda draft: draft["list"],
            ask=lambda _values, _draft: views.reading(),
        ),
        Choice(
            key="class", when=_lacks_class, load=_batches,
            ask=lambda values, _draft: views.ask_class(values["batches"]),
        ),
        Confirm(
            key="sure", load=_plan, back_to="list",
            ask=lambda values, _draft: _look_at(values),
        ),
    ),
    finish=_finish,
)  # fmt: skip
