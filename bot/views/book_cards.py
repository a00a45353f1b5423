"""Words for showing a book: what a student hears of it, and a coach's card about it."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.views import fitting, path_words
from bot.views.book_words import back_to, stars
from bot.views.moments import when
from bot.views.paging import page_of, turns
from bot.views.view import Button, Prompt, View, act, units
from bot.views.words import N_, _, bold, html, lines, ngettext

REASONS = (
    N_("Please read the last pages once more. Then ask again."),
    N_("Tell me more about what happens. Then ask again."),
    N_("Please say what stays with you. Then ask again."),
)
PRESENTED = N_("Presented, says {name}, {clock}.")
TITLE, NOTE, REVIEW, PIECE = 200, 600, 1600, 3000  # units on a card, and of a review on a page of its own


def presented(coach: str, title: str, book: str, shown_as: str) -> View:
    """The yes, to the student."""
    by_review = _("{coach} has read what you wrote: you have shown {title}.")
    by_talk = _("{coach} says yes: you have presented {title}.")
    text = html(by_review if shown_as == "review" else by_talk, coach=coach, title=_bold(title))
    stars_too = act(_("My stars and review"), "book_say", book, below=True)
    return View(text, ((stars_too,), (act(_("My books"), "my_books", below=True), _today())))


def not_yet(coach: str, title: str, reason: str, book: str) -> View:
    """Not yet, to the student: the reason, and the way on."""
    text = lines(
        path_words.not_yet(coach, reason),
        html(_("This is about {title}. You can ask again after that."), title=_bold(title)),
    )
    return View(text, ((back_to(book), _today()),))


def meet(coach: str, title: str, words: str, book: str) -> View:
    """When and where, to the student."""
    text = html(_("{coach} would like to hear about {title}: “{words}”"), coach=coach, title=_bold(title), words=words)
    return View(text, ((back_to(book), _today()),))


def waits_again(title: str, book: str) -> View:
    """A decision was taken back a moment later."""
    text = html(
        _("Your coach would like to look at {title} once more. I'll write when there is an answer."),
        title=_bold(title),
    )
    return View(text, ((back_to(book), _today()),))


def _bold(title: str) -> Markup:
    return bold(fitting.cut(title, TITLE))


def _today() -> Button:
    return act(_("Today"), "today", below=True)


def counted(number: int) -> str:
    """How many wait, on a coach's message."""
    return ngettext("{n} book to hear about", "{n} books to hear about", number)


def evidence(values: Mapping[str, Any]) -> Markup:
    """What a coach has to go by: the book, how far, how it is shown, what was written."""
    how = _("wrote about it") if values["shown_as"] == "review" else _("would like to present it")
    by = html(_("by {author}"), author=fitting.cut(values["author"], TITLE)) if values["author"] else None
    return lines(
        html("{name} · {title}", name=bold(values["name"]), title=fitting.cut(values["title"], TITLE)),
        by,
        html("{pages} {how}, {when}.", pages=_pages(values), how=how,
             when=when(values["since"], values["zone"], values["now"])),
        html(_("Stars: {stars}"), stars=stars(values["rating"])) if values["rating"] else None,
        html("“{review}”", review=fitting.cut(values["review"], REVIEW)) if values["review"] else None,
        html(_("When and where: “{note}”"), note=fitting.cut(values["note"], NOTE)) if values["note"] else None,
    )  # fmt: skip


def _pages(values: Mapping[str, Any]) -> Markup:
    if values["of"]:
        text = ngettext("Read {pages} of {n} page;", "Read {pages} of {n} pages;", values["of"])
        return html(text, pages=values["pages"])
    return html(ngettext("Read {n} page;", "Read {n} pages;", values["pages"])) if values["pages"] else Markup()


def approve(card_id: str, values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """The yes, saying when and where, and a long review to its end."""
    read = act(_("Read it all"), "review_of", card_id, "0")
    is_long = values["review"] and units(values["review"]) > REVIEW
    yes = act(_("Presented"), "approve", "reading", card_id), act(_("When and where…"), "reading_meet", card_id)
    return ((read,), yes) if is_long else (yes,)


def review(card_id: str, row: Any, title: str, name: str, number: int) -> View:
    """What a student wrote, to its end, on as many pages as it takes."""
    page = page_of(fitting.pages(row.review, PIECE), number, 1)
    head = html("{name} · {title}", name=bold(name), title=fitting.cut(title, TITLE))
    back = (act(_("The card"), "card", "reading", card_id),)
    return View(lines(head, html("{piece}", piece=page.items[0])), (turns(page, "review_of", card_id), back))


def ask_meeting(name: str) -> Prompt:
    """When and where, in the coach's words."""
    return Prompt(html(_("When and where do you meet? {name} reads it; the card waits until you decide."),
                       name=bold(name)))  # fmt: skip


def meeting_told(card_id: str, name: str) -> View:
    """The student knows; the card waits."""
    text = html(_("I've told {name}. The card waits until you decide."), name=bold(name))
    return View(text, ((act(_("The card"), "card", "reading", card_id), act(_("What waits"), "inbox")),))


def returned(title: str, book: str, coach: str, reason: str) -> View:
    """The next step of a student: a coach's not-yet that they have not looked at."""
    text = lines(path_words.not_yet(coach, reason), html(_("This is about {title}."), title=_bold(title)))
    return View(text, ((act(_("Open the book"), "book", book, below=True),),))


def read_on(title: str, book: str, page: int) -> View:
    """The next step of a student with a book in hand, where there is no other."""
    text = html(_("You are on page {page} of {title}. Read on, if you like."), page=page, title=_bold(title))
    if not page:
        text = html(_("{title} waits for you. Read on, if you like."), title=_bold(title))
    return View(text, ((act(_("My book"), "book", book, below=True),),))
