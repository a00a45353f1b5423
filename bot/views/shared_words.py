"""What a student chose to share with their coaches: the latest words, and each of them as a whole."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.paging import page_of, turns
from bot.views.view import Button, View, act, units
from bot.views.words import _, bold, day, html, lines

ENTRIES = 4
EXCERPT = 700  # of what stands among others


def shared_words(user_id: str, name: str, found: Sequence[Any], number: int) -> View:
    """What was shared, the newest first; a button opens what is too long to stand among others."""
    page = page_of(found, number, ENTRIES)
    parts = [_entry(one, fitting.cut(one.text, EXCERPT)) for one in page.items]
    head = html(_("{name} shared this with you, and sees in /privacy that you read it:"), name=bold(name))
    text = lines(head, *parts) if parts else html(_("{name} shares no words with you now."), name=bold(name))
    whole = tuple((_read(one),) for one in page.items if units(one.text) > EXCERPT)
    return View(text, (*whole, turns(page, "shared_page", user_id), (act(_("Back"), "student", user_id),)))


def _entry(one: Any, text: str) -> Markup:
    return html("{day}: {text}", day=bold(day(one.day)), text=text)


def _read(one: Any) -> Button:
    return act(html(_("Read all of {day}"), day=day(one.day)).unescape(), "shared_read", one.id, "0")


def whole(one: Any, number: int) -> View:
    """One entry to its end, on as many pages as it takes."""
    page = page_of(fitting.pages(one.text), number, 1)
    text = lines(bold(one.name), _entry(one, page.items[0]))
    return View(text, (turns(page, "shared_read", one.id), (act(_("Back"), "shared_words", one.student_id),)))
