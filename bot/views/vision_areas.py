"""The areas of a vision board: all of them, one of them, a new one, another name or sign, and deleting one."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.content.vision_board import board, sign
from bot.views import asking
from bot.views.paging import page_of, turns
from bot.views.view import Button, Option, Prompt, View, act
from bot.views.vision_words import area_label, area_name, card_label
from bot.views.words import _, bold, html, lines, ngettext

CARDS = 6  # on a page
SIGNS = 4  # in a row


def areas(found: Sequence[Any], counts: Mapping[str, int], *, room: bool) -> View:
    """All areas, with how many cards each has."""
    text = lines(html(_("Your areas")), *(_line(one, counts.get(one.id, 0)) for one in found))
    rows = tuple((act(area_label(one), "board_area", one.id),) for one in found)
    new = (act(_("New area"), "board_area_new"),) if room else ()
    return View(text, (*rows, (*new, act(_("My board"), "board"))))


def _line(area: Any, count: int) -> Markup:
    cards = ngettext("{n} card", "{n} cards", count) if count else _("empty")
    return html("{sign} {name}: {cards}", sign=sign(area.emoji), name=area_name(area), cards=cards)


def area(found: Any, number: int = 0, note: Markup | None = None) -> View:
    """One area, with its cards."""
    one, page = found.area, page_of(found.cards, number, CARDS)
    head = html("{sign} {name}", sign=sign(one.emoji), name=bold(area_name(one)))
    text = lines(note, head, _how_many(len(found.cards)))
    rows = tuple((act(card_label(seen.card), "board_card", seen.card.id),) for seen in page.items)
    return View(
        text,
        (
            *rows,
            turns(page, "board_area_page", one.id),
            (act(_("New card here"), "board_new_in", one.id),),
            (act(_("Another name"), "board_area_name", one.id), act(_("Another sign"), "board_area_sign", one.id)),
            _order(one, found.position, found.of),
            (act(_("Delete this area"), "board_area_out", one.id),) if found.of > 1 else (),
            (act(_("Areas"), "board_areas"), act(_("My board"), "board")),
        ),
    )


def _how_many(count: int) -> Markup:
    if not count:
        return html(_("It is empty still."))
    return html(ngettext("{n} card is in it.", "{n} cards are in it.", count))


def _order(one: Any, position: int, of: int) -> tuple[Button, ...]:
    up = act(_("Further up"), "board_area_to", one.id, str(position - 1)) if position else None
    down = act(_("Further down"), "board_area_to", one.id, str(position + 1)) if position < of - 1 else None
    return tuple(button for button in (up, down) if button)


def ask_name(before: str | None) -> Prompt:
    """What an area is called."""
    if before is None:
        return Prompt(html(_("A new area of your board. What is it called?")))
    return Prompt(html(_("What shall {area} be called?"), area=bold(before)))


def ask_sign() -> Prompt:
    """Its sign, one of many."""
    signs, names = board().signs, board().offered
    options = [Option(name, signs[name]) for name in names]
    rows = tuple(tuple(options[n : n + SIGNS]) for n in range(0, len(options), SIGNS))
    return Prompt(html(_("Which sign shall stand beside it?")), rows)


def made(one: Any) -> Markup:
    """Said above a new area."""
    return html(_("Made: {area}."), area=bold(area_name(one)))


def changed() -> Markup:
    """Said above an area that was changed."""
    return html(_("Changed."))


def ask_to_delete(one: Any, count: int, note: Markup | None = None) -> View:
    """Before an area goes, and its cards with it."""
    goes = (
        html(ngettext("Its {n} card goes with it.", "Its {n} cards go with it.", count))
        if count
        else html(_("It is empty, so no card goes with it."))
    )
    text = lines(note, html(_("Shall {area} go?"), area=bold(area_name(one))), goes)
    ways = (act(_("Yes, delete it"), "board_area_gone", one.id, str(count)), act(_("Keep it"), "board_area", one.id))
    return View(text, (ways,))


def not_as_said() -> Markup:
    """Said where the cards are others by now than a student was told."""
    return html(_("By now there are other cards in it."))


def deleted(decision_id: str, one: Any, count: int) -> View:
    """An area was deleted a moment ago, and so many cards with it."""
    text = (
        html(_("Deleted: {area}."), area=bold(area_name(one))) if one is not None else html(_("That area is deleted."))
    )
    went = html(ngettext("Its {n} card went with it.", "Its {n} cards went with it.", count)) if count else None
    undo = act(asking.undo(), "board_area_back", decision_id)
    return View(lines(text, went), ((undo,), (act(_("Areas"), "board_areas"), act(_("My board"), "board"))))


def is_back() -> Markup:
    """Said above an area that is there again."""
    return html(_("It's back, with all that was in it."))
