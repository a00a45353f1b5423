"""What a student says in words about books: which one, on which page, what they think, one that is missing."""

import re

from bot.conversations.flow import Flow
from bot.conversations.in_words import in_words
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Text
from bot.db import Unit
from bot.services import inbox_news, scope
from bot.services.errors import BotError
from bot.services.reading import catalogue, mine, opinions, pages, proposing, showing
from bot.services.who import Who
from bot.views import book_opinions as opinion_views
from bot.views import book_page as page_views
from bot.views import book_proposals as proposal_views
from bot.views import catalogue as catalogue_views
from bot.views.path_words import coaches
from bot.views.view import View
from bot.views.words import _

FIND, PAGE, REVIEW, SHOW, PROPOSE = "book_find", "book_page", "book_review", "book_show", "book_propose"
_NUMBER = re.compile(r"(?:p(?:age|g)?\.?\s*)?([0-9]{1,6})[.!]*", re.IGNORECASE)


def _number(words: str) -> str | None:
    found = _NUMBER.fullmatch(words.strip())
    return str(int(found[1])) if found else None


async def _asked(unit: Unit, who: Who) -> str:
    return coaches(await scope.coach_names(unit, who.student()))


async def _own(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"mine": await mine.own(unit, who, draft["book"])}


async def _to_show(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"mine": await showing.may_ask(unit, who, draft["book"]), "asked": await _asked(unit, who)}


async def _room(unit: Unit, who: Who, _draft: Draft) -> Values:
    await proposing.may_propose(unit, who)
    return {}


async def _find(unit: Unit, who: Who, draft: Draft) -> View:
    found = await catalogue.search(unit, who, draft["words"], also_taken_out=who.is_coach)
    return catalogue_views.found(found, draft["words"], coach=who.is_coach)


async def _turn(unit: Unit, who: Who, draft: Draft) -> View:
    return page_views.page_kept(await pages.turn_to(unit, who, draft["book"], int(draft["page"])))


async def _review(unit: Unit, who: Who, draft: Draft) -> View:
    one = await opinions.review(unit, who, draft["book"], draft["text"])
    if one.waits and one.row.shown_as == "review":  # coaches read what stands there now
        await inbox_news.tell(unit, showing.NAME, showing.card_id(one.row))
    return opinion_views.kept(one)


async def _show(unit: Unit, who: Who, draft: Draft) -> View:
    one = await showing.write(unit, who, draft["book"], draft["text"])
    await inbox_news.tell(unit, showing.NAME, showing.card_id(one.row))
    return opinion_views.shown(one, await _asked(unit, who))


async def _propose(unit: Unit, who: Who, draft: Draft) -> View:
    try:
        one = await proposing.propose(unit, who, draft["title"], draft["author"], draft["why"])
    except BotError as error:
        if error.code != "in_library":
            raise
        return proposal_views.is_there(**error.values)
    await inbox_news.tell(unit, proposing.NAME, one.id)
    return proposal_views.proposed(one, await _asked(unit, who))


FLOWS = (
    Flow(
        name=FIND, title=lambda: _("the search"), finish=_find,
        steps=(Text(key="words", limit=catalogue.WORDS, ask=lambda _values, _draft: catalogue_views.ask_words()),),
    ),
    Flow(
        name=PAGE, title=lambda: _("the page"), finish=_turn,
        steps=(
            Text(
                key="page", limit=20, parse=_number, misread="no_number", load=_own,
                ask=lambda values, _draft: page_views.ask_page(values["mine"]),
            ),
        ),
    ),
    in_words(
        REVIEW, lambda: _("your review"), ("text", opinions.REVIEW), _own,
        lambda values: opinion_views.ask_review(values["mine"]), _review,
    ),
    in_words(
        SHOW, lambda: _("what you write about a book"), ("text", opinions.REVIEW), _to_show,
        lambda values: opinion_views.ask_to_show(values["mine"], values["asked"]), _show,
    ),
    Flow(
        name=PROPOSE, title=lambda: _("the book you propose"), finish=_propose,
        steps=(
            Text(
                key="title", limit=proposing.TITLE, load=_room,
                ask=lambda _values, _draft: proposal_views.ask_title(),
            ),
            Text(
                key="author", limit=proposing.TITLE, optional=True,
                ask=lambda _values, draft: proposal_views.ask_author(draft["title"]),
            ),
            Text(
                key="why", limit=proposing.WHY, optional=True,
                ask=lambda _values, _draft: proposal_views.ask_why(),
            ),
        ),
    ),
)  # fmt: skip
