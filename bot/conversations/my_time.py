"""Somebody lives in another place now, and says in which."""

from bot.conversations.flow import Flow
from bot.conversations.step import Draft
from bot.conversations.steps import Text
from bot.db import Unit
from bot.services import places, preferences
from bot.services.who import Who
from bot.views import settings as views
from bot.views.view import View
from bot.views.words import _

NAME = "my_time"


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    mine = await preferences.move(unit, who, draft["city"])
    return views.moved(unit.now, mine.zone)


MY_TIME = Flow(
    name=NAME,
    title=lambda: _("your time"),
    steps=(
        Text(
            key="city",
            limit=60,
            parse=places.zone_of,
            misread="unknown_city",
            ask=lambda _values, _draft: views.ask_city(),
        ),
    ),
    finish=_finish,
)
