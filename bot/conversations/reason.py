"""A coach says in their own words why a card is not approved yet; the person it is about reads them."""

from bot.conversations.flow import Flow
from bot.conversations.step import Draft
from bot.conversations.steps import Text
from bot.db import Unit
from bot.services import inbox, inbox_news
from bot.services.errors import BotError
from bot.services.kinds import KINDS
from bot.services.who import Who
from bot.views import inbox as views
from bot.views.view import View
from bot.views.words import _

NAME = "reason"
LIMIT = 300


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    kind = KINDS[draft["kind"]]
    if await inbox.refuse(unit, who, kind, draft["card"], draft["words"]):
        await inbox_news.tell(unit, kind.name, draft["card"], besides=who.user)
    decision = await inbox.standing(unit, kind.name, draft["card"])
    if decision is None:
        raise BotError("over")
    verdict = await inbox_news.verdict(unit, decision, who.coach()) or {}
    evidence = await kind.evidence(unit, who.coach(), draft["card"])
    return views.decided(kind.name, evidence, verdict, undo=inbox.may_undo(unit, decision))


REASON = Flow(
    name=NAME,
    title=lambda: _("the reason"),
    steps=(Text(key="words", limit=LIMIT, ask=lambda _values, draft: views.ask_reason(draft["kind"], draft["name"])),),
    finish=_finish,
)
