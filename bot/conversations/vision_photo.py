"""A photo that a student sends by itself: it may become a card of their board, with the words below it as its title."""

from typing import Any

from bot.content.vision_board import COLORS
from bot.conversations.claim import MOST_BYTES, is_picture
from bot.conversations.flow import Flow
from bot.conversations.given import Given
from bot.conversations.in_letters import Letters
from bot.conversations.step import ALBUM, Draft, Values
from bot.conversations.steps import Choice
from bot.conversations.vision_card import kept, kept_photo
from bot.db import Unit
from bot.services.errors import BotError
from bot.services.shown_length import cut, shown_length
from bot.services.vision import areas, cards, fields
from bot.services.vision.cards import Wanted
from bot.services.who import Who
from bot.views import vision_card as card_views
from bot.views import vision_form as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME, NO = "board_photo", "no"


def draft_for(given: Given) -> dict[str, Any] | None:
    """Return the draft that a photo begins, or a picture sent as a file; None for anything else.

    BotError: file_too_large.
    """
    if given.sent is None or not is_picture(given.as_draft()):
        return None
    if given.sent.size > MOST_BYTES:
        raise BotError("file_too_large")
    words = fields.line_or_none(given.text) or ""
    fits = 0 < shown_length(words) <= fields.LIMITS["title"]
    album = {ALBUM: given.album} if given.album else {}
    return {"sent": {**given.as_draft(), "photo": True}, "words": words, **({"title": words} if fits else {}), **album}


def _goes_on_board(draft: Draft) -> bool:
    return draft.get("area") != NO


async def _areas(unit: Unit, who: Who, _draft: Draft) -> Values:
    await cards.has_room(unit, who)
    return {"areas": await areas.of(unit, who)}


def _ask_title(_values: Values, draft: Draft) -> Prompt:
    words, limit = draft.get("words", ""), fields.LIMITS["title"]
    return views.ask_photo_title(shown_length(words), limit, cut(words, limit) if words else None)


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    if not _goes_on_board(draft) or not draft.get("people"):
        return views.not_on_board()
    color = COLORS[await cards.count(unit, who) % len(COLORS)]
    held = {"title": draft["title"], "photo": kept(draft, "sent")}
    made = await cards.make(unit, who, Wanted(draft["area"], "image_hero", color, None, held))
    return card_views.made(await cards.one(unit, who, made.id))


FLOWS = (
    Flow(
        name=NAME, title=lambda: _("your photo"), finish=_finish,
        steps=(
            Choice(key="area", load=_areas, ask=lambda values, _draft: views.ask_board(values["areas"])),
            Letters(key="title", when=_goes_on_board, limit=fields.LIMITS["title"], parse=fields.line_or_none,
                    ask=_ask_title),
            *kept_photo("sent", _goes_on_board),
        ),
    ),
)  # fmt: skip
