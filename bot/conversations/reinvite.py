"""A coach makes a new invite for somebody whose old one, or whose phone, is lost."""

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice
from bot.db import Unit
from bot.services import feelings, invites
from bot.services.who import Who
from bot.views import coach as views
from bot.views.view import View
from bot.views.words import _

NAME = "reinvite"


async def _students(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"students": await feelings.mood_today(unit, who)}


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    issued = await invites.invite_again(unit, who, draft["student"])
    if issued is None:
        return views.invite_is_above()
    return views.invite(issued.user.display_name, invites.deep_link(draft["bot"], issued.code), issued.code)


REINVITE = Flow(
    name=NAME,
    title=lambda: _("the new invite"),
    steps=(Choice(key="student", load=_students, ask=lambda values, _draft: views.ask_student(values["students"])),),
    finish=_finish,
)
