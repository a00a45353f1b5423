"""A student says what is odd about a question; a coach looks at it."""

from bot.conversations.flow import Flow
from bot.conversations.step import Draft
from bot.conversations.steps import Text
from bot.db import Unit
from bot.services import inbox_news, scope
from bot.services.checks import reports
from bot.services.who import Who
from bot.views import checks as views
from bot.views.view import View
from bot.views.words import _

NAME = "odd"


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    report = await reports.report(unit, who, draft["place"], draft["number"], draft["words"])
    await inbox_news.tell(unit, reports.NAME, report)
    return views.odd_noted(await scope.coach_names(unit, who.student()))


ODD = Flow(
    name=NAME,
    title=lambda: _("what is odd"),
    steps=(Text(key="words", limit=reports.LIMIT, ask=lambda _values, _draft: views.ask_whats_odd()),),
    finish=_finish,
)
