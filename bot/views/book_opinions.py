"""What a student says of a book: stars, a review, a review that shows it, and the class shelf."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.book_words import STARS, back_to, sheet, stars, title
from bot.views.view import Button, Option, Prompt, View, act
from bot.views.words import _, bold, html, lines

QUOTE = 360  # units of a review on a screen
NAMES = 240  # units of those whom a review names


def opinion(one: Any) -> View:
    """What the student said of it so far, and what can be changed."""
    row, key = one.row, one.book.id
    text = lines(
        html(_("Your stars: {stars}"), stars=stars(row.rating)) if row.rating else html(_("How many stars?")),
        html("“{review}”", review=fitting.cut(row.review, QUOTE)) if row.review else None,
        html(_("It is on your class's shelf.")) if row.on_shelf else None,
    )
    rate = tuple(act(_picked(n, row.rating), "book_rate", key, str(n)) for n in range(1, STARS + 1))
    write = act(_("Change my review") if row.review else _("Write a review"), "book_review", key, below=True)
    away = (act(_("Take the review away"), "book_review_off", key),) if row.review else ()
    return sheet(one.book, [text], (rate, (write, *away), _shelf(row, key), (act(_("Back"), "book", key),)))


def _picked(number: int, rating: int | None) -> str:
    return f"✓ {number}★" if number == rating else f"{number}★"


def _shelf(row: Any, key: str) -> tuple[Any, ...]:
    if row.on_shelf:
        return (act(_("Take it off the class shelf"), "book_hide", key),)
    return (act(_("Show it on the class shelf"), "book_share", key),) if row.rating or row.review else ()


def ask_to_share(one: Any, name: str) -> View:
    """Before a class reads what somebody said: who reads it, and what."""
    text = html(
        _("Your class and your coaches would read your stars and your review, under “{name}”. Shall I show it?"),
        name=name,
    )
    yes = act(_("Yes, show it"), "book_share_now", one.book.id)
    return sheet(one.book, [text], ((yes, act(_("No, keep it"), "book_say", one.book.id)),))


def ask_without_names(one: Any, names: Sequence[str]) -> View:
    """A review names somebody: it is for the class without that, and for its writer and the coaches as it is."""
    text = html(
        _("Your review has {names} in it, and your whole class would read it. Would you write it without?"),
        names=fitting.names(names, NAMES),
    )
    change = act(_("Change my review"), "book_review", one.book.id, below=True)
    return sheet(one.book, [text], ((change,), (act(_("Keep it as it is"), "book_say", one.book.id),)))


def _off_shelf(one: Any) -> Markup | None:
    """Where a review has left the shelf, because of whom it names."""
    if not one.off_shelf:
        return None
    return html(
        _("It has {names} in it, so your class can't read it now. Write it without, and you can show it again."),
        names=fitting.names(one.off_shelf, NAMES),
    )


def ask_review(one: Any) -> Prompt:
    """What they think of it."""
    head = html(_("What do you think of {title}? A few sentences are enough."), title=bold(title(one.book)))
    before = html(_("So far: “{review}”"), review=fitting.cut(one.row.review, QUOTE)) if one.row.review else None
    return Prompt(lines(head, before))


def ask_to_show(one: Any, asked: str) -> Prompt:
    """What they write to show that they have read it; what is written already may be enough."""
    head = html(
        _("Tell {name} about {title}: what happens, and what stays with you?"), name=asked, title=bold(title(one.book))
    )
    if not one.row.review:
        return Prompt(head)
    before = html(_("You wrote: “{review}”"), review=fitting.cut(one.row.review, QUOTE))
    return Prompt(lines(head, before), ((Option("same", _("Show what I wrote"), one.row.review),),))


def kept(one: Any) -> View:
    """A review is kept."""
    text = html(_("Kept. You can change it any time."))
    say = act(_("My stars and review"), "book_say", one.book.id, below=True)
    return View(lines(text, _off_shelf(one)), (*_to_shelf(one), (say, back_to(one.book.id))))


def _to_shelf(one: Any) -> tuple[tuple[Button, ...], ...]:
    """The way onto the shelf for a review that is not there; first without those whom it names."""
    if one.off_shelf:
        return ((act(_("Change my review"), "book_review", one.book.id, below=True),),)
    return () if one.row.on_shelf else ((act(_("Show it on the class shelf"), "book_share", one.book.id, below=True),),)


def shown(one: Any, asked: str) -> View:
    """What was written waits for a coach."""
    text = html(_("Kept, and shown to {name}. I'll write when there is an answer."), name=asked)
    return View(lines(text, _off_shelf(one)), ((back_to(one.book.id), act(_("What's next?"), "today")),))
