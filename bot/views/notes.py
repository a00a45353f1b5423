"""What coaches noted about a student: a page of notes, one as a whole, a new one."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.views import fitting
from bot.views.paging import page_of, turns
from bot.views.view import Button, Prompt, View, act, units
from bot.views.words import _, bold, day, html, lines

NOTES = 4
EXCERPT = 600  # of a note among others
LABEL = 24


def notes(user_id: str, name: str, found: Sequence[Any], number: int, zone: str) -> View:
    """Notes about a student, the newest first; a button opens one that is long, or one's own."""
    page = page_of(found, number, NOTES)
    parts = [_note(one, zone, fitting.cut(one.text, EXCERPT)) for one in page.items]
    text = lines(html(_("Notes about {name}"), name=bold(name)), *(parts or [html(_("There are none yet."))]))
    opened = tuple((_open(one),) for one in page.items if one.mine or units(one.text) > EXCERPT)
    ways = (act(_("Add a note"), "note_add", user_id), act(_("Back"), "student", user_id))
    return View(text, (*opened, turns(page, "notes_page", user_id), ways))


def _note(one: Any, zone: str, text: str) -> Markup:
    author = one.author or _("a former coach")
    when = day(one.at.astimezone(ZoneInfo(zone)).date())
    return html("{author}, {when}: {text}", author=bold(author), when=when, text=text)


def _open(one: Any) -> Button:
    return act(html(_("Open: {text}"), text=fitting.cut(one.text, LABEL)).unescape(), "note", one.id)


def note(one: Any, zone: str) -> View:
    """One note as a whole, with what its author can do about it."""
    text = lines(html(_("Note about {name}"), name=bold(one.student)), _note(one, zone, one.text))
    own = (act(_("Take it back"), "note_off", one.id),) if one.mine else ()
    return View(text, (own, (act(_("Back"), "notes", one.student_id),)))


def ask_to_take_back(one: Any, zone: str) -> View:
    """Before a note is gone for good."""
    text = lines(_note(one, zone, one.text), html(_("Shall I take this note back? Then it is gone.")))
    ways = (act(_("Yes, take it back"), "note_off_now", one.id), act(_("Keep it"), "note", one.id))
    return View(text, (ways,))


def taken_back() -> Markup:
    """Said above the notes that are left."""
    return html(_("The note is taken back."))


def ask_note(name: str) -> Prompt:
    """Before a note is written, its readers are named."""
    return Prompt(
        html(_("What would you like to note about {name}? Coaches read it, and {name} gets it with their data."),
             name=bold(name))
    )  # fmt: skip


def note_kept(user_id: str) -> View:
    """It is stored."""
    return View(html(_("Noted.")), ((act(_("Notes"), "notes", user_id), act(_("Back"), "student", user_id)),))
