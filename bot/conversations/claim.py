"""A student shows a coach what they did: words, a link, a photo or a file, of one step of the path."""

from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.showing import Showing
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Confirm, Think
from bot.db import Unit
from bot.services import inbox_news, scope
from bot.services.errors import BotError
from bot.services.path import claims
from bot.services.who import Who
from bot.views import claims as views
from bot.views.path_words import coaches
from bot.views.view import View
from bot.views.words import _

NAME, KEEP = "claim", "keep_file"
MOST_BYTES = 10 * 2**20
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")


def _has_file(draft: Draft) -> bool:
    return "id" in draft.get("shown", {})


def is_picture(sent: Draft) -> bool:
    """Whether what was sent is a photo, or a file that says it is a picture."""
    return bool(sent.get("photo")) or str(sent.get("name", "")).lower().endswith(PICTURES)


async def _of(unit: Unit, who: Who, draft: Draft) -> Values:
    page = await claims.may_show(unit, who, draft["part"])
    return {"title": page.part.title, "asked": coaches(await scope.coach_names(unit, who.student()))}


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    claim = await claims.show(unit, who, draft["part"], draft["shown"].get("words"), _kept(draft))
    await inbox_news.tell(unit, claims.NAME, claim.id)
    return views.shown(claim.id, coaches(await scope.coach_names(unit, who.student())))


def _kept(draft: Draft) -> dict[str, Any] | None:
    """Return the file as it is kept; BotError where it could not be."""
    if not _has_file(draft):
        return None
    found: dict[str, Any] = draft["kept"] or {}
    if "hash" not in found:
        raise BotError(found.get("refused", "file_not_fetched"), step="shown")
    return found


CLAIM = Flow(
    name=NAME,
    title=lambda: _("what you show"),
    steps=(
        Showing(
            key="shown", words=claims.WORDS, bytes=MOST_BYTES, load=_of,
            ask=lambda values, _draft: views.ask(values["title"], values["asked"]),
        ),
        Confirm(
            key="people", back_to="shown", when=lambda draft: is_picture(draft.get("shown", {})),
            ask=lambda _values, _draft: views.ask_people(),
        ),
        Think(
            key="kept", work=KEEP, when=_has_file, payload=lambda draft: draft.get("shown"),
            ask=lambda _values, _draft: views.keeping(),
        ),
    ),
    finish=_finish,
)  # fmt: skip
