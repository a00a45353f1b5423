"""What a coach says about books: the form of one, a photo of its cover, when and where somebody presents one."""

from typing import Any

from bot.conversations.claim import KEEP, MOST_BYTES
from bot.conversations.flow import Flow
from bot.conversations.in_words import in_words
from bot.conversations.showing import Photo
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Summary, Text, Think
from bot.db import Unit
from bot.models import Book
from bot.services.errors import BotError
from bot.services.reading import cards, catalogue, stock
from bot.services.who import Who
from bot.views import book_cards as card_views
from bot.views import library as views
from bot.views.view import View
from bot.views.words import _

FORM, COVER, MEET = "book_form", "book_cover", "reading_meet"
READY = 6
MISREAD = {"reading_url": "no_link", "page_count": "no_number"}


def filled(book: Book) -> dict[str, Any]:
    """Return the draft of a form that changes a book: what it holds, as it would have been typed."""
    held = {field: getattr(book, field) for field in stock.FIELDS}
    return {"book": book.id, **{field: str(value) if value else None for field, value in held.items()}}


async def _coach(_unit: Unit, who: Who, _draft: Draft) -> Values:
    who.coach()
    return {}


async def _grades(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"ready": [one.name for one in await catalogue.shelves(unit, who, by_grade=True)][:READY]}


async def _genres(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"ready": [one.name for one in await catalogue.shelves(unit, who, by_grade=False)][:READY]}


LOADS = {"grade_level": _grades, "genre": _genres}


def _step(field: str) -> Text:
    def parse(text: str) -> str | None:
        try:
            return str(stock.cleaned(field, text))
        except BotError:
            return None

    return Text(
        key=field, limit=stock.LIMITS.get(field, 20), optional=field not in stock.NEEDED, parse=parse,
        misread=MISREAD.get(field, "words"), load=LOADS.get(field, _coach),
        ask=lambda values, _draft: views.ask(field, values.get("ready", ())),
    )  # fmt: skip


async def _save(unit: Unit, who: Who, draft: Draft) -> View:
    values = {field: draft.get(field) for field in stock.FIELDS}
    if book_id := draft.get("book"):
        return views.saved(await stock.change(unit, who, book_id, values), views.made(new=False))
    return views.saved(await stock.add(unit, who, values), views.made(new=True))


async def _book(unit: Unit, who: Who, draft: Draft) -> Values:
    who.coach()
    return {"book": await catalogue.find(unit, who, draft["book"])}


async def _set_cover(unit: Unit, who: Who, draft: Draft) -> View:
    kept: dict[str, Any] = draft["kept"] or {}
    if "hash" not in kept:
        raise BotError(kept.get("refused", "file_not_fetched"), step="photo")
    return views.saved(await stock.set_cover(unit, who, draft["book"], kept), views.cover_kept())


async def _card(unit: Unit, who: Who, draft: Draft) -> Values:
    return await cards.KIND.evidence(unit, who.coach(), draft["card"])


async def _meet(unit: Unit, who: Who, draft: Draft) -> View:
    student = await cards.meet(unit, who, draft["card"], draft["words"])
    return card_views.meeting_told(draft["card"], student.display_name)


FLOWS = (
    Flow(
        name=FORM, title=lambda: _("the book"), finish=_save,
        steps=(
            *(_step(field) for field in stock.FIELDS),
            Summary(key="summary", load=_coach, ask=lambda _values, draft: views.summary(draft)),
        ),
    ),
    Flow(
        name=COVER, title=lambda: _("the cover"), finish=_set_cover,
        steps=(
            Photo(
                key="photo", bytes=MOST_BYTES, load=_book,
                ask=lambda values, _draft: views.ask_cover(values["book"]),
            ),
            Think(
                key="kept", work=KEEP, payload=lambda draft: draft.get("photo"),
                ask=lambda _values, _draft: views.keeping(),
            ),
        ),
    ),
    in_words(
        MEET, lambda: _("when you meet"), ("words", cards.NOTE), _card,
        lambda values: card_views.ask_meeting(values["name"]), _meet,
    ),
)  # fmt: skip
