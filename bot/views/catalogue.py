"""The library as a list: its books, by grade and genre and by words, for students and coaches."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.book_words import label
from bot.views.paging import page_of, turns
from bot.views.path_words import said
from bot.views.view import Button, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, ngettext

PAGE, CHOICES, FOUND = 8, 20, 10
ECHO = 60  # of the words somebody looked for
ALL = "all"


def catalogue(found: Any, grade: str, genre: str, number: int, *, coach: bool) -> View:
    """The books of a grade and a genre, a page at a time."""
    if not found.entries and (grade, genre) == (ALL, ALL):
        return _empty(coach=coach)
    page = page_of(found.entries, number, PAGE)
    count = html(ngettext("{n} book", "{n} books", len(found.entries)))
    text = lines(
        html(_("{library}: {count}"), library=bold(_("The library")), count=count),
        _chosen(found, page.last, page.number),
        None if found.entries else html(_("There is no such book now. All of them, perhaps?")),
    )
    rows = tuple((act(label(one, one.status), "book", one.id, below=True),) for one in page.items)
    sort = (act(_("Grade"), "book_grades", grade, genre, "0"), act(_("Genre"), "book_genres", grade, genre, "0"))
    every = (act(_("All books"), "books_in", ALL, ALL, "0"),) if (grade, genre) != (ALL, ALL) else ()
    return View(text, (*rows, turns(page, "books_in", grade, genre), sort, every, *_ends(coach=coach)))


def _empty(*, coach: bool) -> View:
    if coach:
        return View(html(_("The library is empty still.")), _ends(coach=True))
    ways = (act(_("Propose a book"), "propose_book"), act(_("My books"), "my_books"))
    return View(html(_("The library is empty still. You can propose a book.")), (ways,))


def _chosen(found: Any, last: int, number: int) -> Markup | None:
    words = [fitting.cut(said(word), ECHO) for word in (found.grade, found.genre) if word]
    place = html(_("page {n} of {last}"), n=number + 1, last=last + 1).unescape() if last else ""
    parts = [*words, *([place] if place else [])]
    return html("{parts}", parts=" · ".join(parts)) if parts else None


def _ends(*, coach: bool) -> tuple[tuple[Button, ...], ...]:
    find = act(_("Find a book"), "book_find")
    if not coach:
        return ((find, act(_("My books"), "my_books")),)
    return (
        (find, act(_("New book"), "new_book")),
        (act(_("Who reads what"), "readers"), act(_("Class shelf"), "class_shelves")),
        (act(_("Taken out"), "books_out", "0"), act(_("Menu"), "menu")),
    )


def grades(shelves: Sequence[Any], genre: str, number: int) -> View:
    """For which grade."""
    page = page_of(shelves, number, CHOICES)
    rows = in_rows(act(_counted(one), "books_in", one.key, genre, "0") for one in page.items)
    every = (act(_("Every grade"), "books_in", ALL, genre, "0"),)
    text = html(_("For which grade?")) if shelves else html(_("No book says for which grade it is."))
    return View(text, (*rows, turns(page, "book_grades", ALL, genre), every))


def genres(shelves: Sequence[Any], grade: str, number: int) -> View:
    """Of which genre."""
    page = page_of(shelves, number, CHOICES)
    rows = in_rows(act(_counted(one), "books_in", grade, one.key, "0") for one in page.items)
    every = (act(_("Every genre"), "books_in", grade, ALL, "0"),)
    text = html(_("What kind of book?")) if shelves else html(_("No book says of what kind it is."))
    return View(text, (*rows, turns(page, "book_genres", grade, ALL), every))


def _counted(one: Any) -> str:
    return f"{fitting.cut(said(one.name), 30)} · {one.count}"


def ask_words() -> Prompt:
    """What to look for."""
    return Prompt(html(_("Which book? Write a part of its title, or of who wrote it.")))


def found(entries: Sequence[Any], words: str, *, coach: bool) -> View:
    """What was found; with a great many, more letters help."""
    words = fitting.cut(words, ECHO)
    if not entries:
        again = act(_("Look for another one"), "book_find")
        other = act(_("New book"), "new_book") if coach else act(_("Propose a book"), "propose_book")
        text = html(_("I found no book with “{words}”."), words=words)
        return View(text, ((again, other), (act(_("The library"), "books_in", ALL, ALL, "0"),)))
    more = html(_("There are more. A few letters more would help.")) if len(entries) > FOUND else None
    rows = tuple((act(label(one, one.status), "book", one.id, below=True),) for one in entries[:FOUND])
    ends = act(_("Look for another one"), "book_find"), act(_("The library"), "books_in", ALL, ALL, "0")
    return View(lines(html(_("Found with “{words}”:"), words=words), more), (*rows, ends))
