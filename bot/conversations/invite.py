"""A coach puts a student on the roster and gets the invite for them."""

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Summary, Text
from bot.db import Unit
from bot.services import batches, invites, names
from bot.services.who import Who
from bot.views import invites as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME = "invite"


async def _batches(unit: Unit, who: Who, _draft: Draft) -> Values:
    who.coach()
    return {"batches": await batches.names(unit, who)}


async def _doubts(unit: Unit, who: Who, draft: Draft) -> Values:
    namesake, new_batch = await invites.doubts(unit, who, draft["name"], draft["batch"])
    return {"namesake": namesake, "new_batch": new_batch}


def _ask_summary(values: Values, draft: Draft) -> Prompt:
    return views.invite_summary(
        draft["name"], draft["batch"], namesake=values["namesake"], new_batch=values["new_batch"]
    )


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    issued = await invites.invite_student(unit, who, draft["name"], draft["batch"])
    link = invites.deep_link(draft["bot"], issued.code)
    return views.invite(issued.user.display_name, issued.user.id, link, issued.code)


INVITE = Flow(
    name=NAME,
    title=lambda: _("the invite"),
    steps=(
        Text(
            key="name",
            limit=names.NAME_LIMIT,
            parse=names.name_or_none,
            misread="no_name",
            ask=lambda _values, _draft: views.ask_name(),
        ),
        Text(
            key="batch",
            load=_batches,
            limit=names.NAME_LIMIT,
            parse=names.name_or_none,
            misread="no_name",
            ask=lambda values, _draft: views.ask_batch(values["batches"]),
        ),
        Summary(key="summary", load=_doubts, ask=_ask_summary),
    ),
    finish=_finish,
)
