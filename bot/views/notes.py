"""What coaches noted about a student, and what the student shared with them."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.views.view import Prompt, View, act
from bot.views.words import _, bold, day, html, lines

NOTES = 4


def shared_words(user_id: str, name: str, entries: Sequence[Any]) -> View:
    """What a student chose to share, word by word."""
    parts = [html("{day}: {text}", day=bold(day(one.local_date)), text=one.journal_entry[:700]) for one in entries[-4:]]
    text = lines(html(_("{name} shared this with you:"), name=bold(name)), *parts)
    return View(text, ((act(_("Back"), "student", user_id),),))


def notes(user_id: str, name: str, found: Sequence[Any], page: int, zone: str) -> View:
    """Notes about a student, the newest first."""
    shown = found[page * NOTES : (page + 1) * NOTES]
    parts = [_note(one, zone) for one in shown]
    text = lines(html(_("Notes about {name}"), name=bold(name)), *(parts or [html(_("There are none yet."))]))
    own = tuple((act(html(_("Take back: {text}"), text=_short(one.text)).unescape(), "note_off", one.id),)
                for one in shown if one.mine)  # fmt: skip
    turns = [act(_("Newer"), "notes_page", user_id, str(page - 1))] if page else []
    if (page + 1) * NOTES < len(found):
        turns.append(act(_("Older"), "notes_page", user_id, str(page + 1)))
    ways = (act(_("Add a note"), "note_add", user_id), act(_("Back"), "student", user_id))
    return View(text, (*own, tuple(turns), ways))


def _note(one: Any, zone: str) -> Markup:
    author = one.author or _("a former coach")
    when = day(one.at.astimezone(ZoneInfo(zone)).date())
    return html("{author}, {when}: {text}", author=bold(author), when=when, text=one.text[:900])


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"


def ask_note(name: str) -> Prompt:
    """Before a note is written, its readers are named."""
    return Prompt(
        html(_("What would you like to note about {name}? Coaches read it, and {name} gets it with their data."),
             name=bold(name))
    )  # fmt: skip


def note_kept(user_id: str) -> View:
    """It is stored."""
    return View(html(_("Noted.")), ((act(_("Notes"), "notes", user_id), act(_("Back"), "student", user_id)),))
