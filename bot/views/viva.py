"""Words for a talk about a major: what the student asks and reads, and the coach's card about it."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.views import fitting, path_words
from bot.views.moments import when
from bot.views.path_words import said
from bot.views.view import Button, Prompt, View, act
from bot.views.words import N_, _, bold, html, lines, ngettext

REASONS = (
    N_("Let's practise the last step once more. Then ask again."),
    N_("Please bring one example of your own. Then ask again."),
    N_("Let's look at it together in class first."),
)
NOTE = 1200  # units of each of the two notes on a card
MASTERED = N_("Mastered, says {name}, {clock}.")


def ask(one: Any, asked: str) -> View:
    """Before a talk is asked for: what it is."""
    text = html(
        ngettext("{title}: {done} of {n} step done.", "{title}: {done} of {n} steps done.", len(one.parts)),
        title=bold(said(one.title)), done=one.done,
    )  # fmt: skip
    more = html(_("Shall I ask {name} for a talk? You show what you can do, in your own words."), name=asked)
    yes = act(html(_("Ask {name}"), name=asked).unescape(), "talk_ask", one.id)
    return View(
        lines(text, more),
        ((yes,), (act(_("Write something first"), "talk_note", one.id),), (act(_("Back"), "path_major", one.id),)),
    )


def ask_note(title: str, asked: str) -> Prompt:
    """A few words to the coach."""
    return Prompt(html(_("What would you like to tell {name} about {title}?"), name=asked, title=bold(said(title))))


def asked_for(major: str, asked: str) -> View:
    """It waits now."""
    text = html(_("I've asked {name}. I'll write when there is an answer; you can go on."), name=asked)
    return View(text, ((act(_("Take it back"), "talk_off", major), act(_("What's next?"), "today")),))


def taken_back(major: str, title: str) -> View:
    """The student needs no answer any more."""
    text = html(_("Taken back. You can ask again any time."))
    return View(text, ((act(said(title), "path_major", major), act(_("Today"), "today")),))


def mastered(coach: str, title: str) -> View:
    """The yes, to the student."""
    text = html(_("{coach} says yes: {title} is yours. You showed it."), coach=coach, title=bold(said(title)))
    return View(text, _yes_rows())


def _yes_rows() -> tuple[tuple[Button, ...], ...]:
    """What follows on a yes."""
    return ((act(_("See my map"), "map", below=True), act(_("What's next?"), "today", below=True)),)


def not_yet(coach: str, title: str, reason: str, major: str) -> View:
    """Not yet, to the student: the reason, and the way on."""
    text = lines(
        path_words.not_yet(coach, reason),
        html(_("This is about {title}. You can ask again after that."), title=bold(said(title))),
    )
    return View(text, ((act(_("Open that step"), "path_major", major), act(_("Today"), "today")),))


def meet(coach: str, title: str, words: str) -> View:
    """When and where, to the student."""
    text = html(
        _("{coach} would like to talk with you about {title}: “{words}”"),
        coach=coach, title=bold(said(title)), words=words,
    )  # fmt: skip
    return View(text, ((act(_("Today"), "today", below=True),),))


def waits_again(title: str) -> View:
    """A decision was taken back a moment later."""
    text = html(
        _("Your coach would like to look at {title} once more. I'll write when there is an answer."),
        title=bold(said(title)),
    )
    return View(text, ((act(_("Today"), "today", below=True),),))


def counted(number: int) -> str:
    """How many talks wait, on a coach's message."""
    return ngettext("{n} talk", "{n} talks", number)


def evidence(values: Mapping[str, Any]) -> Markup:
    """What a coach has to go by."""
    steps = html(
        ngettext("{done} of {n} step.", "{done} of {n} steps.", values["of"]), done=values["done"]
    )  # fmt: skip
    return lines(
        html(_("{name} · {title} · a talk"), name=bold(values["name"]), title=said(values["title"])),
        html("{steps} {when}", steps=steps, when=_when(values)),
        html("“{note}”", note=fitting.cut(values["note"], NOTE)) if values["note"] else None,
        html(_("Your notes: {notes}"), notes=fitting.cut(values["notes"], NOTE)) if values["notes"] else None,
    )


def _when(values: Mapping[str, Any]) -> Markup:
    if values["since"] is None:
        return Markup()
    since = when(values["since"], values["zone"], values["now"])
    if values["times"] == 1:
        return html(_("Asked {when}."), when=since)
    return html(
        ngettext("Asked {when}, {n} time in all.", "Asked {when}, {n} times in all.", values["times"]), when=since
    )


def approve(card_id: str, _values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """The yes, and saying when and where they meet."""
    return ((act(_("Mastered"), "approve", "viva", card_id), act(_("Meet…"), "viva_meet", card_id)),)


def ask_meeting(name: str) -> Prompt:
    """When and where, in the coach's words."""
    return Prompt(html(_("When and where do you meet? {name} reads it, and it stays in your notes."), name=bold(name)))


def meeting_told(card_id: str, name: str) -> View:
    """The student knows; the card waits."""
    text = html(_("I've told {name}. The card waits until you decide."), name=bold(name))
    return View(text, ((act(_("The card"), "card", "viva", card_id), act(_("What waits"), "inbox")),))
