"""The list of students, and finding one in it."""

from collections.abc import Sequence
from typing import Any

from bot.views import fitting
from bot.views.paging import page_of, turns
from bot.views.view import Button, Prompt, View, act
from bot.views.words import _, html, lines, ngettext

PAGE = 8
ECHO = 60  # of what was looked for, said again


def students(found: Sequence[Any], number: int) -> View:
    """Every student, a page at a time."""
    if not found:
        ways = (act(_("Invite a student"), "invite"), act(_("Menu"), "menu"))
        return View(html(_("Nobody is on the roster yet.")), (ways,))
    page = page_of(found, number, PAGE)
    rows = tuple((_button(one),) for one in page.items)
    ways = (act(_("Find"), "find_student"), act(_("Today"), "today"))
    text = html(ngettext("{n} student. Whom would you like to see?", "{n} students. Whom would you like to see?",
                         len(found)))  # fmt: skip
    return View(text, (*rows, turns(page, "students_page"), ways))


def _button(one: Any) -> Button:
    return act(f"{one.name} · {one.batch}" if one.batch else one.name, "student", one.id)


def matches(found: Sequence[Any], name: str) -> View:
    """Who was found; with very many, more letters help. Whoever looked for nothing may want to see everybody."""
    if not name:
        return students(found, 0)
    ways = (act(_("Find"), "find_student"), act(_("All students"), "students"))
    name = fitting.cut(name, ECHO)
    if not found:
        return View(html(_("I found nobody with “{name}”."), name=name), (ways,))
    more = html(_("There are more. A few letters more would help.")) if len(found) > PAGE else None
    text = lines(html(_("Found with “{name}”:"), name=name), more)
    return View(text, (*((_button(one),) for one in found[:PAGE]), ways))


def ask_name() -> Prompt:
    """Whom to look for."""
    return Prompt(html(_("Write a part of the name.")))
