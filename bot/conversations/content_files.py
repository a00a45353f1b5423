"""A file with content: sent, read, looked at, and taken in; a curriculum and a school's own questions alike."""

from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Confirm, Document, Think
from bot.db import Unit
from bot.services import content_files
from bot.services.curriculum import importing as curriculum
from bot.services.errors import BotError
from bot.services.question_bank import importing as questions
from bot.services.who import Who
from bot.views import content_files as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME, READ = "content_file", "content_file"


def _is_file(draft: Draft) -> bool:
    return "id" in draft.get("file", {})


def _found(draft: Draft) -> dict[str, Any]:
    """Return what the file says; BotError where it can't be read."""
    if not _is_file(draft):
        return content_files.typed(draft["file"]["words"])
    found: dict[str, Any] = draft["read"] or {"refused": "sheet_not_fetched"}
    if "refused" in found:
        raise BotError(found["refused"], **found.get("values", {}))
    return found


async def _plan(unit: Unit, who: Who, draft: Draft) -> Values:
    who.coach()
    try:
        found = _found(draft)
    except BotError as error:
        return {"code": error.code, "values": error.values}
    if found.get("kind") == "questions":
        return {"questions": await questions.plan(unit, who, found["found"], found["problems"])}
    if problems := found.get("problems"):
        return {"problems": problems}
    return {"curriculum": await curriculum.plan(unit, who, found.get("entries", ()))}


def _look_at(values: Values) -> Prompt:
    if "code" in values:
        return views.unreadable(values["code"], values["values"])
    if "problems" in values:
        return views.amiss(values["problems"])
    if "curriculum" in values:
        return views.curriculum(values["curriculum"])
    plan = values["questions"]
    return views.amiss(plan.problems) if plan.problems else views.questions(plan)


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    found = _found(draft)
    if found.get("kind") == "questions":
        return views.written("questions", await questions.carry_out(unit, who, found["found"], found["problems"]))
    done = await curriculum.carry_out(unit, who, found.get("entries", ()), found.get("problems", ()))
    return views.written("curriculum", done)


CONTENT_FILE = Flow(
    name=NAME,
    title=lambda: _("the file"),
    steps=(
        Document(key="file", limit=content_files.MOST_BYTES, ask=lambda _values, _draft: views.ask_file()),
        Think(
            key="read", work=READ, when=_is_file, payload=lambda draft: draft["file"],
            ask=lambda _values, _draft: views.reading(),
        ),
        Confirm(key="sure", load=_plan, back_to="file", ask=lambda values, _draft: _look_at(values)),
    ),
    finish=_finish,
)  # fmt: skip
