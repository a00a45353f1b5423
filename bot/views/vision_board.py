"""The vision board: all of it as a picture and in words, and its cards one below the other."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.content.vision_board import sign
from bot.views import fitting
from bot.views.paging import Page, page_of, turns
from bot.views.view import Attachment, Button, View, act
from bot.views.vision_words import area_label, area_name, card_label, recipe, state
from bot.views.words import _, bold, html, lines, ngettext

PICTURE = 40  # cards in one picture
CARDS = 6  # on a page of buttons
AREAS = 600  # of the units of a caption
FILE = "my-board.png"


def board(cards: Sequence[Any], number: int, *, family: bool, note: Markup | None = None) -> View:
    """A board: its picture, or the first question where it is empty. On a family's phone it says who can look."""
    home = html(_("People at home can see it, too.")) if family else None
    if not cards:
        return _empty(home).after(note)
    page = page_of(cards, number, PICTURE)
    text = lines(
        note,
        html(_("{board}: {cards}"), board=bold(_("Your board")), cards=_cards(len(cards))),
        _by_area(cards),
        html(_("Picture {n} of {of}"), n=page.number + 1, of=page.last + 1) if page.last else None,
        home,
    )
    rows = (
        turns(page, "board_page"),
        (act(_("New card"), "board_new"), act(_("Open a card"), "board_cards", "0")),
        (act(_("Areas"), "board_areas"), act(_("Another order"), "board_sort", "0")),
        (act(_("As a large file"), "board_file", str(page.number), below=True),),
        _ends(),
    )
    return View(text, rows, Attachment("picture", _drawn(page)))


def _drawn(page: Page[Any]) -> dict[str, Any]:
    values = {"title": _("My board"), "cards": [recipe(one) for one in page.items]}
    return {"kind": "vision_board", "values": values}


def _empty(home: Markup | None) -> View:
    text = lines(
        html(_("Here is room for what you dream of and work for. Only you see it.")),
        home,
        html(_("What comes first? A photo that you send me can become a card, too.")),
    )
    return View(text, ((act(_("New card"), "board_new"), act(_("Areas"), "board_areas")), _ends()))


def _ends() -> tuple[Button, ...]:
    return (act(_("Menu"), "menu"), act(_("Today"), "today"))


def _cards(count: int) -> str:
    return ngettext("{n} card", "{n} cards", count)


def _by_area(cards: Sequence[Any]) -> Markup:
    """How many cards each area has, in the order of the areas."""
    counts = Counter(one.area.id for one in cards)
    areas = sorted({one.area.id: one.area for one in cards}.values(), key=lambda area: (area.order, area.id))
    return fitting.stacked(
        [html("{sign} {area}: {n}", sign=sign(one.emoji), area=area_name(one), n=counts[one.id]) for one in areas],
        AREAS,
    )


def file(cards: Sequence[Any], number: int) -> View:
    """A picture of a board at its full size, to keep or to print."""
    page = page_of(cards, number, PICTURE)
    text = html(_("Your board, large enough to print."))
    back = (act(_("My board"), "board", below=True), act(_("Today"), "today", below=True))
    return View(text, (back,), Attachment("picture_file", {**_drawn(page), "name": FILE}))


def to_open(cards: Sequence[Any], number: int) -> View:
    """Which card shall be opened?"""
    page = page_of(cards, number, CARDS)
    rows = tuple((act(card_label(one.card), "board_card", one.card.id),) for one in page.items)
    return View(_listed(_("Which card?"), page), (*rows, turns(page, "board_cards"), _new_or_back()))


def to_sort(cards: Sequence[Any], number: int) -> View:
    """Which card shall stand elsewhere?"""
    page = page_of(cards, number, CARDS)
    rows = tuple((act(card_label(one.card), "board_order", one.card.id),) for one in page.items)
    return View(
        _listed(_("Which card shall stand somewhere else?"), page), (*rows, turns(page, "board_sort"), _new_or_back())
    )


def _listed(asked: str, page: Page[Any]) -> Markup:
    return lines(html("{asked}", asked=asked), *(_line(one) for one in page.items))


def _line(one: Any) -> Markup:
    """A card in a line: how it stands."""
    how = state(one)
    named = html("{sign} {title}", sign=sign(one.area.emoji), title=card_label(one.card))
    return html("{named} · {how}", named=named, how=how) if how else named


def _new_or_back() -> tuple[Button, ...]:
    return (act(_("New card"), "board_new"), act(_("My board"), "board"))


def which_area(areas: Sequence[Any]) -> View:
    """Into which area a new card shall go."""
    rows = tuple((act(area_label(one), "board_new_in", one.id),) for one in areas)
    return View(html(_("A new card. Which area is it for?")), (*rows, (act(_("My board"), "board"),)))
