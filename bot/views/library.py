"""The library in coaches' hands: a book's page, its cover, out of the offer and back."""

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from bot.content.entries import is_link
from bot.views import fitting
from bot.views.book_words import label, sheet, title
from bot.views.paging import page_of, turns
from bot.views.path_words import said
from bot.views.view import Button, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, ngettext

PAGE = 8


def page(one: Any, words: Markup | None = None) -> View:
    """One book for a coach; `words` is what has just happened to it."""
    book, key = one.book, one.book.id
    parts = [words, _read(one), html(_("Taken out: nobody new can start it.")) if book.taken_out_at else None]
    opened = (Button(_("Read it"), url=book.reading_url),) if is_link(book.reading_url or "") else ()
    picture = (Button(_("Its real cover"), url=book.cover_image_url),) if is_link(book.cover_image_url or "") else ()
    cover = act(_("Another cover") if book.cover else _("A photo as cover"), "book_cover", key, below=True)
    drawn = (act(_("The drawn cover"), "book_cover_off", key),) if book.cover else ()
    offer = act(_("Put it in again"), "book_in", key) if book.taken_out_at else act(_("Take it out"), "book_out", key)
    rows = (
        (*opened, *picture),
        (act(_("Change"), "change_book", key, below=True), offer),
        (cover, *drawn),
        (act(_("The library"), "library", below=True),),
    )
    return sheet(book, parts, rows, said(book.description))


def _read(one: Any) -> Markup | None:
    reading = ngettext("{n} student of yours has it in hand.", "{n} students of yours have it in hand.", one.reading)
    read = ngettext("{n} has presented it.", "{n} have presented it.", one.read)
    said = [words for words, count in ((reading, one.reading), (read, one.read)) if count]
    return html("{said}", said=" ".join(said)) if said else None


def taken_out() -> Markup:
    """Said above a book that is not offered any more."""
    return html(_("Taken out. Those who read it keep it."))


def put_in() -> Markup:
    """Said above a book that is offered again."""
    return html(_("Put in again: everybody can start it."))


def cover_kept() -> Markup:
    """Said above a book whose cover is another one now."""
    return html(_("That is its cover now."))


def out(books: Sequence[Any], number: int) -> View:
    """The books that are not offered any more."""
    page = page_of(books, number, PAGE)
    rows = tuple((act(label(one), "book", one.id, below=True),) for one in page.items)
    text = html(ngettext("{n} book is taken out.", "{n} books are taken out.", len(books)))
    return View(text, (*rows, turns(page, "books_out"), (act(_("The library"), "library"),)))


def ask_cover(book: Any) -> Prompt:
    """A photo of the cover."""
    return Prompt(html(_("Send a photo of the cover of {title}."), title=bold(title(book))))


def keeping() -> Prompt:
    """While the photo is fetched."""
    return Prompt(html(_("One moment, I'm putting it away safely.")))


def saved(book: Any, words: Markup) -> View:
    """Something about a book is saved."""
    ways = (act(_("Open the book"), "book", book.id, below=True), act(_("The library"), "library"))
    return View(lines(words, bold(title(book))), (ways,))


def made(*, new: bool) -> Markup:
    """It is in the library, or up to date."""
    return html(_("It is in the library now:")) if new else html(_("It is up to date:"))


FIELDS: dict[str, Callable[[], str]] = {
    "title": lambda: _("Title"),
    "author": lambda: _("Author"),
    "description": lambda: _("About"),
    "grade_level": lambda: _("Grade"),
    "genre": lambda: _("Genre"),
    "page_count": lambda: _("Pages"),
    "reading_url": lambda: _("Link"),
}


def ask(field: str, ready: Sequence[str]) -> Prompt:
    """One field of a book; grades and genres that are known already stand beside."""
    asked: dict[str, Callable[[], str]] = {
        "title": lambda: _("What is the book called?"),
        "author": lambda: _("Who wrote it?"),
        "description": lambda: _("What is it about? One or two sentences, as students will read them."),
        "grade_level": lambda: _("For which grade is it?"),
        "genre": lambda: _("What kind of book is it?"),
        "page_count": lambda: _("How many pages does it have?"),
        "reading_url": lambda: _("Where can it be read? Send the link. It begins with https://"),
    }
    options = (Option(f"{n}", fitting.cut(said(one), 40), one) for n, one in enumerate(ready))
    return Prompt(html(asked[field]()), in_rows(options))


def _held(field: str, value: str | None) -> str:
    return (said(value) if field in ("description", "genre", "grade_level") else value) or "–"


def summary(values: Any) -> Prompt:
    """All fields of a book; any one can be changed before it is saved."""
    rows = [html("{name}: {value}", name=FIELDS[field](), value=fitting.cut(_held(field, values.get(field)), 700))
            for field in FIELDS]  # fmt: skip
    text = lines(bold(_("A book")), *rows, html(_("Shall I save it? Or press what you'd like to change.")))
    changes = in_rows((Option(f"change:{field}", name()) for field, name in FIELDS.items()), 3)
    return Prompt(text, ((Option("save", _("Save")),), *changes))
