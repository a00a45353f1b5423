"""Who reads what, for coaches: a class, one student, one of their books."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.book_words import far, label, stars, title
from bot.views.moments import when
from bot.views.paging import page_of, turns
from bot.views.view import View, act
from bot.views.words import _, bold, html, lines, ngettext

STUDENTS, BOOKS, IN_LINE = 8, 8, 2  # on a page; books in a student's line
SHORT = 60
REVIEW, NOTE = 2600, 400


def line(student_id: str, reader: Any) -> View:
    """The line on a student's page."""
    text = html(_("Reading: {what}"), what=_what(reader))
    return View(text, ((act(_("Books"), "books_of", student_id, "0"),),))


def _what(reader: Any) -> Markup:
    now = [one for one in reader.books if one.row.status != "presented"]
    named = [html("{title} ({far})", title=fitting.cut(one.book.title, SHORT), far=far(one)) for one in now[:IN_LINE]]
    more = [ngettext("{n} more", "{n} more", len(now) - IN_LINE)] if len(now) > IN_LINE else []
    shown = [ngettext("{n} presented", "{n} presented", reader.presented)] if reader.presented else []
    return Markup(", ").join([*named, *map(Markup.escape, (*more, *shown))]) or html(_("no book yet"))


def of_class(group: Any, readers: Sequence[Any], number: int) -> View:
    """What the students of a class read."""
    page = page_of(readers, number, STUDENTS)
    rows = tuple((act(fitting.cut(one.called, SHORT), "books_of", one.student.id, "0"),)
                 for one in page.items)  # fmt: skip
    listed = [html("{name}: {what}", name=bold(one.called), what=_what(one)) for one in page.items]
    empty = None if readers else html(_("Nobody is in this class yet."))
    ends = (act(_("Class shelf"), "class_shelf", group.id, "0"), act(_("The library"), "library"))
    return View(lines(bold(group.name), empty, *listed), (*rows, turns(page, "readers_in", group.id), ends))


def choose_class(groups: Sequence[tuple[str, str]], number: int) -> View:
    """Of which class."""
    page = page_of(groups, number, 8)
    rows = tuple((act(name, "readers_in", key, "0"),) for key, name in page.items)
    text = html(_("Which class would you like to see?")) if groups else html(_("There is no class yet."))
    return View(text, (*rows, turns(page, "readers_page"), (act(_("The library"), "library"),)))


def of_student(reader: Any, number: int) -> View:
    """A student's books, the newest first."""
    page = page_of(reader.books, number, BOOKS)
    rows = tuple((act(label(one.book, one.row.status), "book_of", one.row.id, "0"),) for one in page.items)
    text = html(_("{name} reads: {what}"), name=bold(reader.student.display_name), what=_what(reader))
    back = (act(_("Their page"), "student", reader.student.id),)
    return View(text, (*rows, turns(page, "books_of", reader.student.id), back))


def book(student: Any, one: Any, number: int, card: str | None, now: Any, zone: str) -> View:
    """One book of a student's, with what they say of it; a long review on several pages."""
    row = one.row
    page = page_of(fitting.pages(row.review or "", REVIEW) or [""], number, 1)
    piece = page.items[0]
    text = lines(
        html("{name} · {title}", name=bold(student.display_name), title=title(one.book)),
        html(_("{far}; begun {when}."), far=far(one), when=when(row.started_at, zone, now)),
        html(_("Stars: {stars}"), stars=stars(row.rating)) if row.rating else None,
        html("“{piece}”", piece=piece) if piece else None,
        html(_("On the class shelf.")) if row.on_shelf else None,
        html(_("A coach said: “{note}”"), note=fitting.cut(row.coach_note, NOTE)) if row.coach_note else None,
    )
    waits = ((act(_("The card"), "card", "reading", card),),) if card else ()
    back = (act(_("Their books"), "books_of", student.id, "0"), act(_("Their page"), "student", student.id))
    return View(text, (turns(page, "book_of", row.id), *waits, back))
