"""What a student reads: what is in hand, what waits, and what was read."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views.book_words import far, label, place, title
from bot.views.paging import page_of, turns
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext

IN_HAND, READ = 6, 8  # on a page


def my_books(mine: Sequence[Any], number: int = 0) -> View:
    """Everything that is not over yet, the newest first: how far it is, and what waits."""
    if not mine:
        text = html(_("You have no book in hand. The library has some for you."))
        return View(text, _ends(0))
    current = [one for one in mine if one.row.status != "presented"]
    shown = len(mine) - len(current)
    page = page_of(current, number, IN_HAND)
    text = lines(
        bold(_("Your books")),
        *(_line(one) for one in page.items),
        None if current else html(_("You have no book in hand now.")),
        html(ngettext("You have shown {n} book.", "You have shown {n} books.", shown)) if shown else None,
    )
    rows = tuple((act(label(one.book, one.row.status), "book", one.book.id, below=True),) for one in page.items)
    return View(text, (*rows, turns(page, "my_books_page"), *_ends(shown)))


def _line(one: Any) -> Markup:
    if one.is_read:
        return html("{title}: {far}", title=bold(title(one.book)), far=far(one))
    return html("{title}: {place}", title=bold(title(one.book)), place=place(one))


def _ends(shown: int) -> tuple[tuple[Button, ...], ...]:
    read = (act(_("Books I have shown"), "books_shown", "0"),) if shown else ()
    return (
        (act(_("The library"), "books_in", "all", "all", "0"), act(_("Find a book"), "book_find")),
        (*read, act(_("Class shelf"), "book_shelf", "0")),
        (act(_("Propose a book"), "proposals"), act(_("Menu"), "menu")),
    )


def shown_books(mine: Sequence[Any], number: int) -> View:
    """The books that were shown, the newest first."""
    found = [one for one in mine if one.row.status == "presented"]
    page = page_of(found, number, READ)
    rows = tuple((act(label(one.book, one.row.status), "book", one.book.id, below=True),) for one in page.items)
    text = html(ngettext("You have shown {n} book.", "You have shown {n} books.", len(found)))
    return View(text, (*rows, turns(page, "books_shown"), (act(_("My books"), "my_books"), act(_("Menu"), "menu"))))


def put_back_for_good(words: Markup) -> View:
    """A book was put back that is not offered any more."""
    ways = (act(_("The library"), "books_in", "all", "all", "0"), act(_("My books"), "my_books"))
    return View(words, (ways,))
