"""What a coach says in words: whom to find, a note about a student, a message to a class."""

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Summary, Text
from bot.db import Unit
from bot.services import batches, broadcasts, names, notes, scope, students
from bot.services.who import Who
from bot.views import broadcasts as broadcast_views
from bot.views import notes as note_views
from bot.views import students as views
from bot.views.view import Prompt, View
from bot.views.words import _

FIND, NOTE, BROADCAST = "find_student", "note", "broadcast"


async def _find(unit: Unit, who: Who, draft: Draft) -> View:
    name = students.searched(draft["name"])
    return views.matches(await students.found(unit, who, name), name)


async def _named(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"name": (await scope.student(unit, who, draft["student"])).display_name}


async def _note(unit: Unit, who: Who, draft: Draft) -> View:
    await notes.add(unit, who, draft["student"], draft["text"])
    return note_views.note_kept(draft["student"])


async def _batches(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"batches": [(one.batch.id, one.batch.name) for one in await batches.of_coach(unit, who)]}


async def _readers(unit: Unit, who: Who, draft: Draft) -> Values:
    name, readers = await broadcasts.audience(unit, who, draft["audience"])
    return {"batch": name, "readers": len(readers), "reachable": await broadcasts.reachable(unit, readers)}


def _ask_summary(values: Values, draft: Draft) -> Prompt:
    return broadcast_views.broadcast_summary(values["batch"], draft["text"], values["readers"], values["reachable"])


async def _send(unit: Unit, who: Who, draft: Draft) -> View:
    one = await broadcasts.send(unit, who, draft["audience"], draft["text"])
    return broadcast_views.delivery(*await broadcasts.delivery(unit, who, one.id))


FLOWS = (
    Flow(
        name=FIND,
        title=lambda: _("the search"),
        steps=(Text(key="name", limit=names.NAME_LIMIT, ask=lambda _values, _draft: views.ask_name()),),
        finish=_find,
    ),
    Flow(
        name=NOTE,
        title=lambda: _("the note"),
        steps=(
            Text(
                key="text",
                load=_named,
                limit=notes.LIMIT,
                ask=lambda values, _draft: note_views.ask_note(values["name"]),
            ),
        ),
        finish=_note,
    ),
    Flow(
        name=BROADCAST,
        title=lambda: _("the message"),
        steps=(
            Choice(
                key="audience",
                load=_batches,
                ask=lambda values, _draft: broadcast_views.ask_audience(values["batches"]),
            ),
            Text(
                key="text",
                limit=broadcasts.LIMIT,
                alone=True,
                ask=lambda _values, _draft: broadcast_views.ask_message(),
            ),
            Summary(key="summary", load=_readers, ask=_ask_summary),
        ),
        finish=_send,
    ),
)
