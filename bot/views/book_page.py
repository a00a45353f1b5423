"""One book, as a student has it: what it is, how far they are, and what can be done."""

from typing import Any

from markupsafe import Markup

from bot.content.entries import is_link
from bot.views import fitting
from bot.views.book_words import back_to, place, sheet, stars, title
from bot.views.moments import when
from bot.views.path_words import not_yet
from bot.views.path_words import said as known
from bot.views.view import Button, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, listed, ngettext

STEPS = (5, 10, 25)  # pages that one press goes on
SAID = 240  # units of what a coach said, or the student wrote, on a page
Rows = tuple[tuple[Button, ...], ...]


def page(book: Any, mine: Any, others: int, said: Any) -> View:
    """One book; `mine` is the student's own of it, `others` how many of the class say something of it.

    `said` has who is asked, and what a coach said last: {asked, no, zone, now}.
    """
    text = [] if mine is None else _standing(mine, said)
    rows = _before(book) if mine is None else _with(mine)
    return sheet(book, text, (*rows, *_ways(book, others)), known(book.description))


def _before(book: Any) -> Rows:
    return ((act(_("Start"), "book_start", book.id), act(_("I've read it already"), "book_read", book.id)),)


def _standing(one: Any, said: Any) -> list[Markup | None]:
    row = one.row
    if one.waits:
        how = _("what you wrote") if row.shown_as == "review" else _("a talk")
        return [
            html(_("It waits for {name} since {when}: {how}."), name=said["asked"], how=how,
                 when=when(row.presentation_requested_at or row.completed_at or row.started_at, said["zone"],
                           said["now"])),
            html(_("From your coach: “{text}”"), text=fitting.cut(row.coach_note, SAID)) if row.coach_note else None,
        ]  # fmt: skip
    if row.status == "presented":
        return [html(_("You have shown it. {stars}"), stars=stars(row.rating) if row.rating else "")]
    no = not_yet(said["no"]["coach"], fitting.cut(said["no"]["reason"], SAID)) if said["no"] else None
    return [no, html("{place}", place=place(one))]


def _with(one: Any) -> Rows:
    key = one.book.id
    say = act(_("My stars and review"), "book_say", key)
    if one.waits:
        return ((act(_("Take it back"), "book_off", key), say),)
    if one.row.status == "presented":
        return ((say,),)
    if one.is_read:
        return (*_showing(key), (say, act(_("Another page"), "book_page", key, below=True)))
    typed = act(_("Type the page"), "book_page", key, below=True)
    read = act(_("I've read it"), "book_read", key)
    return (_steps(one), (typed, read), (act(_("Put it back"), "book_put_back", key),))


def _steps(one: Any) -> tuple[Button, ...]:
    """Return the steps that fit; each says from which page to which, so that a second press changes nothing."""
    left = one.last - one.pages if one.last else max(STEPS)
    return tuple(
        act(f"+{step}", "book_turn", one.book.id, str(one.pages), str(one.pages + step))
        for step in STEPS
        if step <= left
    )


def _showing(book_id: str) -> Rows:
    ask, write = act(_("Ask to present"), "book_present", book_id), act(_("Write about it"), "book_write", book_id)
    return ((ask, write),)


def _ways(book: Any, others: int) -> Rows:
    read = (Button(_("Read it"), url=book.reading_url),) if is_link(book.reading_url or "") else ()
    picture = (Button(_("Its real cover"), url=book.cover_image_url),) if is_link(book.cover_image_url or "") else ()
    words = ngettext("{n} of my class says", "{n} of my class say", others)
    says = (act(words, "shelf_of", book.id, "0", below=True),) if others else ()
    ends = act(_("My books"), "my_books", below=True), act(_("The library"), "books_in", "all", "all", "0", below=True)
    return ((*read, *picture), says, ends)


def turned(done: Any) -> tuple[Markup, tuple[Button, ...]]:
    """What is said above a book whose pages were turned, and the way back."""
    one, before = done.mine, done.before
    if before is None:
        return html(_("You're still reading it, and you are here:") if done.reads_on else _("You are here:")), ()
    undo = act(_("Undo"), "book_turn", one.book.id, str(one.pages), str(before))
    return html(_("From page {before} to {page}."), before=before, page=one.pages), (undo,)


def read(done: Any, asked: str) -> View:
    """It is read: how shall it be shown?"""
    one, before = done.mine, done.before
    text = html(_("You've read it! How would you like to show {name}?"), name=asked)
    key = one.book.id
    undo = (act(_("Undo"), "book_turn", key, str(one.pages), str(before)),) if before is not None else ()
    later = act(_("Later"), "book", key)
    return sheet(one.book, [text], (*_showing(key), (act(_("My stars and review"), "book_say", key),), (*undo, later)))


def started() -> Markup:
    """Said above a book that was begun just now."""
    return html(_("Enjoy it! Tell me now and then how far you are."))


def asked(name: str) -> Markup:
    """Said above a book that waits for its presentation."""
    return html(_("I've asked {name}. I'll write when there is an answer."), name=name)


def taken_back() -> Markup:
    """Said above a book that waits no longer."""
    return html(_("Taken back. You can ask again any time."))


def ask_to_put_back(one: Any) -> View:
    """Before a book is put back: what goes with it."""
    text = html(_("Shall I put it back on its shelf?"))
    place = html(_("Your place, page {page}, goes with it."), page=one.pages) if one.pages else None
    ways = (act(_("Yes, put it back"), "book_put_back_now", one.book.id), act(_("Keep it"), "book", one.book.id))
    return sheet(one.book, [lines(text, place)], (ways,))


def stays(one: Any) -> View:
    """Why a book is not put back: what of worth is in it."""
    row = one.row
    held = [
        (row.rating, _("your stars")),
        (row.review, _("your review")),
        (row.coach_note, _("what your coach said")),
        (row.completed_at, _("that you have read it")),
        (one.waits, _("what you asked your coach")),
        (row.status == "presented", _("that you have shown it")),
    ]
    kept = [words for holds, words in held if holds] or [_("its place")]
    text = html(_("It stays among your books, with {kept}."), kept=listed(kept))
    return sheet(one.book, [text], ((act(_("Back"), "book", one.book.id),),))


def put_back(pages: int, book_id: str) -> tuple[Markup, tuple[Button, ...]]:
    """Said above a book that was put back, with the way to take it up again where one was."""
    return html(_("Put back. Another one may fit better.")), (act(_("Undo"), "book_again", book_id, str(pages)),)


def ask_page(one: Any) -> Prompt:
    """On which page they are."""
    text = html(_("On which page of {title} are you?"), title=bold(title(one.book)))
    last = html(_("It has {last} pages, and you were on {page}."), last=one.last, page=one.pages) if one.last else None
    ahead = sorted({min(one.pages + step, one.last or one.pages + step) for step in STEPS})
    return Prompt(lines(text, last), in_rows((Option(f"{n}", f"{n}") for n in ahead), 4))


def page_kept(done: Any) -> View:
    """The page is noted."""
    one = done.mine
    rows = (back_to(one.book.id), act(_("My books"), "my_books"))
    return View(html("{title}: {place}", title=bold(title(one.book)), place=place(one)), (rows,))
