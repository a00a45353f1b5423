"""What can be different about a card of a vision board: its words, its looks, its place, what it follows."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.content.vision_board import SIZES
from bot.views import asking, fitting
from bot.views.view import Button, View, act, in_rows
from bot.views.vision_words import COLORS as COLOR_WORDS
from bot.views.vision_words import (
    FIELDS,
    FOLLOWS,
    area_label,
    color,
    named,
    said,
)
from bot.views.vision_words import SIZES as SIZE_WORDS
from bot.views.words import _, html, lines


def change(seen: Any, names: Sequence[str]) -> View:
    """What shall be different about a card?"""
    one = seen.card
    real = one.card_type in ("counter", "progress", "habits") and seen.followed is not None
    own = [name for name in names if not (real and name in ("target", "label", "habits"))]
    fields = [act(said(FIELDS, name), "board_field", one.id, name) for name in own]
    looks = [act(said(FIELDS, "color"), "board_colors", one.id)]
    if len(SIZES[one.card_type]) > 1:
        looks.append(act(said(FIELDS, "size"), "board_sizes", one.id))
    if one.photo:
        looks.append(act(_("Without the photo"), "board_photo_off", one.id))
    follow = ((act(_("What it follows"), "board_follow", one.id),),) if one.card_type in FOLLOWS else ()
    text = html(_("What shall be different about {card}?"), card=named(one))
    return View(text, (*in_rows([*fields, *looks]), *follow, _back(one.id)))


def _back(card_id: str) -> tuple[Button, ...]:
    return (act(_("Back to the card"), "board_card", card_id), act(_("My board"), "board"))


def changed() -> Markup:
    """Said above a card that was changed."""
    return html(_("Changed."))


def colors(one: Any) -> View:
    """Which colour?"""
    rows = in_rows(
        act(asking.ticked(color(key)) if key == one.color_variant else color(key), "board_color", one.id, key)
        for key in COLOR_WORDS
    )
    return View(html(_("Which colour?")), (*rows, _back(one.id)))


def sizes(one: Any) -> View:
    """Which size?"""
    rows = in_rows(
        act(asking.ticked(_size(key)) if key == one.size else _size(key), "board_size", one.id, key)
        for key in SIZES[one.card_type]
    )
    return View(html(_("How large shall it be in the picture?")), (*rows, _back(one.id)))


def _size(key: str) -> str:
    return said(SIZE_WORDS, key)


def order(one: Any, position: int, of: int, note: Markup | None = None) -> View:
    """Where a card stands, and where it could."""
    text = lines(note, html(_("{card} is number {n} of {of}."), card=named(one), n=position + 1, of=of))
    up = (
        (act(_("To the front"), "board_to", one.id, "0"), act(_("One earlier"), "board_to", one.id, str(position - 1)))
        if position
        else ()
    )
    down = (
        (act(_("One later"), "board_to", one.id, str(position + 1)), act(_("To the end"), "board_to", one.id, str(of)))
        if position < of - 1
        else ()
    )
    return View(text, (up, down, (act(_("Another area"), "board_which", one.id),), _back(one.id)))


def which_area(one: Any, areas: Sequence[Any]) -> View:
    """Into which area shall it go?"""
    rows = tuple((act(area_label(area), "board_into", one.id, area.id),) for area in areas if area.id != one.area_id)
    return View(html(_("Where does {card} belong?"), card=named(one)), (*rows, _back(one.id)))


def taken_off(decision_id: str, one: Any) -> View:
    """A card was taken off the board a moment ago."""
    text = html(_("Taken off: {card}."), card=named(one)) if one is not None else html(_("That card is taken off."))
    return View(text, ((act(asking.undo(), "board_back", decision_id), act(_("My board"), "board")),))


def is_back() -> Markup:
    """Said above a card that stands on the board again."""
    return html(_("It's back where it was."))


def follow(one: Any, things: Sequence[Any], note: Markup | None = None) -> View:
    """What a card may follow: then it moves by itself, with what is real."""
    goal = one.card_type in ("counter", "progress")
    if not things:
        text = _("There is no goal to follow now.") if goal else _("There is no habit to follow now.")
        new = act(_("My goals"), "goals") if goal else act(_("My habits"), "habits")
        return View(html("{text}", text=text), ((new,), _back(one.id)))
    asked = {
        "habits": _(
            "Which of your habits shall stand on it? You tick them as you do anyway. They take the place of its own."
        ),
        "streak": _("Which of your habits shall it count? Its own days give way to those."),
    }.get(
        one.card_type,
        _("Which of your goals shall it count? Each task that is done is one. Its own count gives way to that."),
    )
    rows = tuple((_choice(one, thing),) for thing in things)
    by_hand = ((act(_("None, I move it by hand"), "board_unfollow", one.id),),) if _any(things) else ()
    return View(lines(note, html("{asked}", asked=asked)), (*rows, *by_hand, _back(one.id)))


def _any(things: Sequence[Any]) -> bool:
    return any(thing.is_followed for thing in things)


def _choice(one: Any, thing: Any) -> Button:
    label = fitting.cut(thing.title, 34)
    if thing.is_followed:
        return act(asking.ticked(label), "board_follow_no", one.id, thing.id)
    return act(label, "board_follow_yes", one.id, thing.id)
