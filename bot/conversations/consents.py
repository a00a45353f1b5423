"""A coach puts down what homes said yes to: one student's, or of a class all whose answer came."""

from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Confirm, Many, Text
from bot.db import Unit
from bot.models.consents import Matter
from bot.services import consents, scope
from bot.services.names import on_one_line
from bot.services.who import Who
from bot.views import class_helper as class_views
from bot.views import consents as views
from bot.views.view import Prompt, View
from bot.views.words import _

ONE, SEVERAL = "consent", "consents"
HELPER: Matter = "helper"  # the only matter that is put down for several at once


def draft_for(student_id: str, what: str) -> dict[str, Any]:
    """Return what the flow for one student begins with."""
    return {"student": student_id, "what": what}


def draft_for_class(batch_id: str, ticked: list[str]) -> dict[str, Any]:
    """Return what the flow for a class begins with; `ticked` are the students who are ticked at first."""
    return {"batch": batch_id, "ticked": ticked}


async def _named(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"name": (await scope.student(unit, who, draft["student"])).display_name}


async def _record(unit: Unit, who: Who, draft: Draft) -> View:
    is_new = await consents.record(unit, who, draft["student"], draft["what"], draft["from_whom"], draft["how"])
    return (await page(unit, who, draft["student"])).after(views.recorded() if is_new else views.known_already())


async def page(unit: Unit, who: Who, student_id: str) -> View:
    """Return what the home of a student said yes to, as a coach sees it: where the flow ends, and a page by itself."""
    student = await scope.student(unit, who, student_id)
    said = await consents.of(unit, who, student.id)
    helper = await consents.helper_for(unit, student.id)
    return views.page(student.id, student.display_name, said, who.zone, in_class=helper.in_class)


async def _without(unit: Unit, who: Who, draft: Draft) -> Values:
    batch, found = await consents.of_class(unit, who, draft["batch"], HELPER)
    return {"batch": batch.name, "students": [(one.id, one.name) for one in found if not one.has]}


async def _ticked(unit: Unit, who: Who, draft: Draft) -> Values:
    _, found = await consents.of_class(unit, who, draft["batch"], HELPER)
    return {"names": [one.name for one in found if one.id in draft["students"]]}


def _ask_sure(values: Values, draft: Draft) -> Prompt:
    return class_views.ask_sure(values["names"], draft["from_whom"], draft["how"])


async def _record_several(unit: Unit, who: Who, draft: Draft) -> View:
    done = await consents.record_several(
        unit, who, draft["batch"], draft["students"], HELPER, draft["from_whom"], draft["how"]
    )
    return class_views.recorded(draft["batch"], done.new, done.known)


def _how() -> Choice:
    return Choice(key="how", ask=lambda _values, _draft: views.ask_how())


def _cleaned(words: str) -> str | None:
    return on_one_line(words) or None


FLOWS = (
    Flow(
        name=ONE,
        title=lambda: _("the yes from home"),
        steps=(
            Text(
                key="from_whom", limit=consents.FROM_WHOM, load=_named, parse=_cleaned,
                ask=lambda values, draft: views.ask_from_whom(values["name"], draft["what"]),
            ),
            _how(),
        ),
        finish=_record,
    ),
    Flow(
        name=SEVERAL,
        title=lambda: _("the yeses from home"),
        steps=(
            Many(
                key="students", load=_without, suggested="ticked",
                ask=lambda values, _draft: class_views.ask_who(values["batch"], values["students"]),
            ),
            Text(
                key="from_whom", limit=consents.FROM_WHOM, parse=_cleaned,
                ask=lambda _values, draft: class_views.ask_from_whom(len(draft["students"])),
            ),
            _how(),
            Confirm(key="sure", load=_ticked, back_to="students", ask=_ask_sure),
        ),
        finish=_record_several,
    ),
)  # fmt: skip
