"""A coach says something to a student's goal or look back: a ready line, or words of their own."""

from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Text
from bot.db import Unit
from bot.services.rhythm import commenting
from bot.services.who import Who
from bot.views import commenting as views
from bot.views.view import View
from bot.views.words import _

NAME = "commenting"


async def _about(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"about": await commenting.to_write(unit, who, draft["kind"], draft["id"])}


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    is_new = (await commenting.to_write(unit, who, draft["kind"], draft["id"])).comment is None
    about = await commenting.write(unit, who, draft["kind"], draft["id"], draft["text"])
    return views.kept(about, undo=is_new)


def draft_for(kind: commenting.Kind, subject_id: str) -> dict[str, Any]:
    """Return what the flow begins with."""
    return {"kind": kind, "id": subject_id}


COMMENTING = Flow(
    name=NAME,
    title=lambda: _("your comment"),
    steps=(
        Text(
            key="text",
            load=_about,
            limit=commenting.LIMIT,
            ask=lambda values, _draft: views.ask(values["about"]),
        ),
    ),
    finish=_finish,
)
