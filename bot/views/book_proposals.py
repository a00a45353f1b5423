"""Books that students propose: the student's questions and news, and the coach's card."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting, path_words
from bot.views.moments import when
from bot.views.path_words import label
from bot.views.view import Button, Prompt, View, act
from bot.views.words import N_, _, bold, html, lines, ngettext

REASONS = (
    N_("We have a book much like it. Have a look in the library."),
    N_("I can't get that one now. Ask me again in a few weeks."),
    N_("That one is for older readers. Let's find another one together."),
)
ADDED = N_("In the library since {clock}, by {name}.")
NO = N_("Not this one…")
SAID_NO = N_("Not this one, said {name}, {clock}: “{reason}”")
TITLE, WHY = 200, 2200
STATES = {
    "waiting": N_("waits for your coach"),
    "accepted": N_("is in the library"),
    "declined": N_("not this one"),
    "withdrawn": N_("taken back"),
}


def proposals(found: Sequence[Any], *, room: bool) -> View:
    """What the student proposed lately, and the way to another one."""
    text = lines(bold(_("Books you proposed")), *(_line(one) for one in found))
    waiting = [one for one in found if one.state == "waiting"]
    rows = tuple((_off(one),) for one in waiting)
    there = tuple(
        (act(label(one.title), "book", one.book_id, below=True),)
        for one in found
        if one.state == "accepted" and one.book_id
    )
    new = ((act(_("Propose a book"), "propose_book"),),) if room else ()
    return View(text, (*there, *rows, *new, (act(_("My books"), "my_books"), act(_("Menu"), "menu"))))


def _line(one: Any) -> Markup:
    return html("{title}: {state}", title=bold(fitting.cut(one.title, TITLE)), state=_(STATES[one.state]))


def _off(one: Any) -> Button:
    return act(html(_("Take back: {title}"), title=label(one.title)).unescape(), "proposal_off", one.id)


def ask_title() -> Prompt:
    """What it is called."""
    return Prompt(html(_("What is the book called?")))


def ask_author(title: str) -> Prompt:
    """Who wrote it."""
    return Prompt(html(_("Who wrote {title}? Skip it if you don't know."), title=bold(fitting.cut(title, TITLE))))


def ask_why() -> Prompt:
    """Why it should be there."""
    return Prompt(html(_("Why would you like it? One sentence helps your coach.")))


def proposed(one: Any, asked: str) -> View:
    """It waits now."""
    text = html(_("I've asked {name} about {title}. I'll write when there is an answer."), name=asked,
                title=bold(fitting.cut(one.title, TITLE)))  # fmt: skip
    return View(text, ((act(_("Take it back"), "proposal_off", one.id), act(_("My books"), "my_books")),))


def is_there(title: str, book: str) -> View:
    """The library has it already."""
    text = html(_("Good news: {title} is in the library already."), title=_bold(title))
    return View(text, ((act(_("Open the book"), "book", book, below=True), act(_("My books"), "my_books")),))


def taken_back() -> Markup:
    """Said above what else was proposed."""
    return html(_("Taken back. You can propose it again any time."))


def added(coach: str, title: str, book: str) -> View:
    """The yes, to the student."""
    text = html(_("{coach} says yes: {title} is in the library now."), coach=coach, title=_bold(title))
    return View(text, ((act(_("Open the book"), "book", book, below=True), _today()),))


def declined(coach: str, title: str, reason: str) -> View:
    """The no, to the student, with its reason."""
    text = lines(
        path_words.not_yet(coach, reason), html(_("This is about the book you proposed: {title}."), title=_bold(title))
    )
    library = act(_("The library"), "books_in", "all", "all", "0", below=True)
    return View(text, ((library, _today()),))


def waits_again(title: str) -> View:
    """A decision was taken back a moment later."""
    text = html(
        _("Your coach would like to think about {title} once more. I'll write when there is an answer."),
        title=_bold(title),
    )
    return View(text, ((act(_("My books"), "my_books", below=True), _today()),))


def _bold(title: str) -> Markup:
    return bold(fitting.cut(title, TITLE))


def _today() -> Button:
    return act(_("Today"), "today", below=True)


def counted(number: int) -> str:
    """How many wait, on a coach's message."""
    return ngettext("{n} book proposed", "{n} books proposed", number)


def evidence(values: Mapping[str, Any]) -> Markup:
    """What a coach has to go by."""
    by = html(_("by {author}"), author=fitting.cut(values["author"], TITLE)) if values["author"] else None
    return lines(
        html(_("{name} proposes {title}"), name=bold(values["name"]), title=_bold(values["title"])),
        by,
        html("“{why}”", why=fitting.cut(values["why"], WHY)) if values["why"] else None,
        html(_("Asked {when}."), when=when(values["since"], values["zone"], values["now"])),
    )


def approve(card_id: str, _values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """The yes, as it is, or with the book's other fields filled in at once."""
    return (
        (
            act(_("Put it in"), "approve", "book", card_id),
            act(_("Put it in and complete it"), "proposal_fill", card_id),
        ),
    )
