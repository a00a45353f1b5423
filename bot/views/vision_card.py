"""One card of a vision board: how it stands, what moves it, and what is said once it was moved, made or came back."""

from typing import Any

from markupsafe import Markup

from bot.content.vision_board import sign
from bot.views import asking, fitting
from bot.views.view import Attachment, Button, View, act
from bot.views.vision_moves import moves
from bot.views.vision_words import DONE, FOLLOWS, NAME, OPEN, SUBTITLE, area_name, named, recipe, state, whole_days
from bot.views.words import _, bold, html, lines, ngettext

WORDS, BELOW = 1000, 200  # units of long words: alone, and below a photo
CAPTION = 900  # of the 1024 below a photo: a name may stand on top


def card(seen: Any, note: Markup | None = None) -> View:
    """A card: what it is, how far it is, what moves it."""
    one, most = seen.card, BELOW if seen.card.photo else WORDS
    parts = (
        note,
        named(one),
        html("{subtitle}", subtitle=fitting.cut(one.subtitle, SUBTITLE)) if one.subtitle else None,
        html("{sign} {area}", sign=sign(seen.area.emoji), area=area_name(seen.area)),
        *_how_it_stands(seen, most),
        _plain(one.description, most),
        _follows(seen),
    )
    text = fitting.stacked([part for part in parts if part], CAPTION if one.photo else fitting.ROOM)
    change = (act(_("Change it"), "board_change", one.id), act(_("Another place"), "board_order", one.id))
    off = (act(_("Take it off"), "board_out", one.id),)
    back = (act(_("My board"), "board"), act(asking.today(), "today"))
    return View(text, (*moves(seen), *_beside(one), change, off, back), _photo(seen))


def _photo(seen: Any) -> Attachment | None:
    """A card with a photo shows it; where that is gone, the card is drawn."""
    if not seen.card.photo:
        return None
    values = {"title": _("My board"), "cards": [recipe(seen)], "photo": seen.card.photo["hash"]}
    return Attachment("picture", {"kind": "vision_board", "values": values})


def _beside(one: Any) -> tuple[tuple[Button, ...], ...]:
    address = str(one.image_url or "")
    is_link = address.startswith("https://") and address.isprintable() and " " not in address
    return ((Button(_("Its picture on the web"), url=address),),) if is_link else ()


def _how_it_stands(seen: Any, most: int) -> list[Markup | None]:
    one = seen.card
    match one.card_type:
        case "streak":
            return [_streak(seen)]
        case "habits":
            return [*map(_row, seen.rows), html("{days}", days=whole_days(seen)) if seen.whole_days else None]
        case "motivation":
            return [_quoted(one.quote, most), html(_("Day {n} on your board."), n=seen.days)]
        case "journal":
            written = html(_("Written on {day}."), day=state(seen)) if one.entry_date else None
            return [_plain(one.text_content, most), written]
        case "image_hero" if seen.percent is not None and not seen.is_reached:
            return [html(_("{n} % of the way"), n=seen.percent)]
        case "mini_tile":
            return []
    how = state(seen)
    return [html("{how}", how=how) if how else None, _all_there(seen) if seen.is_reached else None]


def _row(one: Any) -> Markup:
    return html("{sign} {label}", sign=DONE if one.done else OPEN, label=fitting.cut(one.label, NAME))


def _plain(words: str | None, most: int) -> Markup | None:
    return html("{words}", words=fitting.cut(words, most)) if words else None


def _quoted(words: str | None, most: int) -> Markup | None:
    return html("“{words}”", words=fitting.cut(words, most)) if words else None


def _streak(seen: Any) -> Markup:
    if seen.streak:
        return html("{how}", how=state(seen))
    if seen.last_streak > 1:
        text = ngettext("It was {n} day in a row. A new row can begin today.",
                        "It was {n} days in a row. A new row can begin today.", seen.last_streak)  # fmt: skip
        return html(text)
    return html(_("Day one can be today."))


def _all_there(seen: Any) -> Markup:
    """A warm word at the end of a count."""
    if seen.card.card_type == "image_hero":
        return html(_("It has come true. You made it!"))
    return html(_("That's all of it. You did that, one by one!"))


def _follows(seen: Any) -> Markup | None:
    """What a card follows, and whether that still goes on."""
    found = seen.followed
    if found is None:
        return None
    titles = [fitting.cut(one, NAME) for one in found.titles]
    if not titles:
        return html(_("What it followed is gone. It stays as it was then."))
    what = fitting.names(titles, BELOW)
    if found.is_over:
        return html(_("{what} has ended. It stays as it was then."), what=bold(what))
    return html(_("It goes along with {what}."), what=bold(what))


def moved(seen: Any, became: str) -> View:
    """A card after a press: what became of it."""
    moved_on = {"image_hero": _("Kept. A little closer!"), "streak": _("Kept. Another day!")}
    warm = {
        "moved": moved_on.get(seen.card.card_type, _("Kept. One more!")),
        "back": _("Taken back."),
        "nothing": _("It stands like this by now."),
        "another_day": _("That was for another day. Here is today."),
    }
    if became == "reached" and seen.card.card_type == "habits":
        return card(seen, html(_("All of it for today. That's a whole day!")))
    note = html("{said}", said=warm[became]) if became in warm else None  # once all is there, the card says so
    return card(seen, note)


def made(seen: Any) -> View:
    """A new card is on the board."""
    one = seen.card
    text = html(_("It's on your board: {card}."), card=named(one))
    follow = ((act(_("Let it follow something real"), "board_follow", one.id),),) if one.card_type in FOLLOWS else ()
    ways = (act(_("Open it"), "board_card", one.id), act(_("My board"), "board"))
    return View(text, (ways, *follow, (act(_("Another card"), "board_new"), act(asking.today(), "today"))))


def comes_back(seen: Any) -> View:
    """A card that was away for a while, in the message that brings it back."""
    how = state(seen)
    text = lines(
        html(_("Something of your board is back:")),  # a locked phone shows no more than this
        named(seen.card),
        html("{how}", how=how) if how else _quoted(seen.card.quote, BELOW),
    )
    ways = (act(_("Open the card"), "board_card", seen.card.id, below=True), act(_("My board"), "board", below=True))
    return View(text, (*_first(moves(seen, below=True)), ways))


def _first(rows: tuple[tuple[Button, ...], ...]) -> tuple[tuple[Button, ...], ...]:
    """Return the button that moves a card on; of several habits, the card itself has all."""
    return (rows[0][:1],) if len(rows) == 1 and rows[0] else ()
