"""The shelf of a class: what those who said so think of their books, for the class and its coaches."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.book_words import label, stars, title
from bot.views.paging import page_of, turns
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines

BOOKS, PIECES, PIECE = 6, 2, 1300  # books on a page; pieces of reviews, and units of each
NAME, NAMES = 40, 240


def mine(shelf: Sequence[Any], number: int, *, in_class: bool) -> View:
    """The shelf of the student's own class."""
    ends = (act(_("My books"), "my_books"), act(_("Menu"), "menu"))
    if not in_class:
        return View(html(_("You are in no class yet, so there is no shelf.")), (ends,))
    page = page_of(shelf, number, BOOKS)
    rows = tuple((act(label(one.book), "shelf_of", one.book.id, "0"),) for one in page.items)
    text = _listed(page.items) or html(
        _("Nobody of your class has put a book here yet. You can, on the page of a book you have read.")
    )
    return View(text, (*rows, turns(page, "book_shelf"), ends))


def of_class(group: Any, shelf: Sequence[Any], number: int) -> View:
    """The shelf of a coach's class."""
    page = page_of(shelf, number, BOOKS)
    rows = tuple((act(label(one.book), "shelf_in", group.id, one.book.id, "0"),) for one in page.items)
    empty = html(_("Nobody of {batch} has put a book on the shelf yet."), batch=bold(group.name))
    ends = (act(_("Other classes"), "class_shelves"), act(_("The library"), "library"))
    return View(_listed(page.items) or empty, (*rows, turns(page, "class_shelf", group.id), ends))


def _listed(shelf: Sequence[Any]) -> Markup | None:
    if not shelf:
        return None
    return lines(bold(_("The class shelf")), *(_line(one) for one in shelf))


def _line(one: Any) -> Markup:
    said = [f"{stars(each.rating)} {each.name}" if each.rating else each.name for each in one.opinions]
    return html("{title}: {said}", title=bold(title(one.book)), said=fitting.names(said, NAMES))


def opinions(book: Any, found: Sequence[Any], number: int) -> View:
    """What the class says of one book."""
    page = page_of(_pieces(found), number, PIECES)
    ends = (act(_("The book"), "book", book.id, below=True), act(_("Class shelf"), "book_shelf", "0"))
    return View(_said(book, page.items), (turns(page, "shelf_of", book.id), ends))


def opinions_in(group: Any, book: Any, found: Sequence[Any], number: int) -> View:
    """The same for a coach, who can take something off the shelf."""
    page = page_of(_pieces(found), number, PIECES)
    off = tuple((_off(one),) for one in {one.id: one for one, _piece in page.items}.values())
    ends = (act(_("Back"), "class_shelf", group.id, "0"), act(_("The library"), "library"))
    return View(_said(book, page.items), (turns(page, "shelf_in", group.id, book.id), *off, ends))


def _off(one: Any) -> Button:
    return act(html(_("Take {name}'s off"), name=fitting.cut(one.name, NAME)).unescape(), "off_shelf", one.id)


def _pieces(found: Sequence[Any]) -> list[tuple[Any, str]]:
    """Return each opinion with its review, a long one in several pieces."""
    return [(one, piece) for one in found for piece in fitting.pages(one.review or "", PIECE) or [""]]


def _said(book: Any, items: Sequence[tuple[Any, str]]) -> Markup:
    if not items:
        return html(_("Nobody of the class says anything of {title} now."), title=bold(title(book)))
    return lines(bold(title(book)), *(_opinion(one, piece) for one, piece in items))


def _opinion(one: Any, piece: str) -> Markup:
    who = html(_("{name} (you)"), name=one.name) if one.is_mine else html("{name}", name=one.name)
    head = html("{name} {stars}", name=bold(who), stars=stars(one.rating) if one.rating else "")
    return lines(head, html("“{piece}”", piece=piece) if piece else None)


def off_shelf(coach: str, title: str, book: str) -> View:
    """What a student said is no longer on the shelf, says a coach."""
    text = html(
        _("{coach} took your words about {title} off the class shelf. They are still yours. You can ask {coach} why."),
        coach=coach, title=bold(fitting.cut(title, 200)),
    )  # fmt: skip
    return View(text, ((act(_("My stars and review"), "book_say", book, below=True), act(_("Today"), "today")),))


def taken_off() -> Markup:
    """Said above what is left on the shelf."""
    return html(_("Taken off the shelf. The student is told."))


def choose_class(groups: Sequence[tuple[str, str]], number: int) -> View:
    """Which class's shelf."""
    page = page_of(groups, number, 8)
    rows = tuple((act(name, "class_shelf", key, "0"),) for key, name in page.items)
    text = html(_("The shelf of which class?")) if groups else html(_("There is no class yet."))
    return View(text, (*rows, turns(page, "class_shelves_page"), (act(_("The library"), "library"),)))
