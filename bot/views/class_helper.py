"""The computer helper of a class: switching it on, how it is used, and whose home said yes to it."""

from collections.abc import Sequence
from typing import Any

from bot.views import fitting
from bot.views.consents import HOW
from bot.views.paging import page_of, turns
from bot.views.view import Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, ngettext

STUDENTS = 8  # on a page
ROOM = 1500  # for the names in a question


def question(batch: Any) -> View:
    """Before a class gets the helper: what it means."""
    text = lines(
        html(_("Shall {name} have the computer helper?"), name=bold(batch.name)),
        html(_("What students choose to give it, or coaches tell of projects, goes to a service outside the school.")),
        html(_("It is only for students whose home said yes. You put that down here.")),
        html(_("Journals, check-ins and calls for help are never sent.")),
    )
    return View(text, ((act(_("Yes, switch it on"), "helper_on", batch.id), act(_("No"), "class", batch.id)),))


def page(batch: Any, students: Sequence[Any], used: Any, *, is_there: bool) -> View:
    """The helper of a class that has it: who may use it, and how it goes today.

    It may not be there for anybody, where whoever runs the program has set none up.
    """
    allowed = sum(one.has for one in students)
    calls = ngettext("Today it was asked {n} time.", "Today it was asked {n} times.", used.calls)
    errors = ngettext("It did not work {n} time.", "It did not work {n} times.", used.errors)
    text = lines(
        html(_("{name} has the computer helper."), name=bold(batch.name)),
        html(ngettext("Home said yes for {allowed} of {n} student.", "Home said yes for {allowed} of {n} students.",
                      len(students)), allowed=allowed),
        html(calls) if is_there else html(_("But there is none yet: whoever runs this bot has to set it up.")),
        html(errors) if used.errors else None,
    )  # fmt: skip
    lacking = len(students) - allowed
    several = (
        (act(_("Tick who said yes"), "yes_some", batch.id), act(_("Tick all"), "yes_all", batch.id)) if lacking else ()
    )
    who = (act(_("Who has a yes?"), "yeses", batch.id),)
    ends = (act(_("Switch it off"), "class_set", batch.id, "helper", "off"), act(_("Class"), "class", batch.id))
    return View(text, tuple(filter(None, (who, several, ends))))


def yeses(batch: Any, students: Sequence[Any], number: int) -> View:
    """Whose home said yes, a page at a time; a name leads to what that home said."""
    back = (act(_("Back"), "class_helper", batch.id),)
    if not students:
        return View(html(_("Nobody is in {name} yet."), name=bold(batch.name)), (back,))
    page = page_of(students, number, STUDENTS)
    rows = tuple((act(f"✓ {one.name}" if one.has else one.name, "consents", one.id),) for one in page.items)
    text = html(_("{name}: ✓ is a yes from home to the computer helper. Tap somebody to read more."),
                name=bold(batch.name))  # fmt: skip
    return View(text, (*rows, turns(page, "yeses_page", batch.id), back))


def everybody_has_one(batch: Any) -> View:
    """There is nobody to put a yes down for."""
    text = html(_("Everybody in {name} has a yes from home."), name=bold(batch.name))
    return View(text, ((act(_("Back"), "class_helper", batch.id),),))


def ask_who(batch: str, students: Sequence[tuple[str, str]]) -> Prompt:
    """Whose answers came."""
    if not students:
        return Prompt(html(_("Everybody in {name} has a yes from home by now."), name=bold(batch)))
    text = html(_("Whose home in {name} said yes to the computer helper? Tick them."), name=bold(batch))
    return Prompt(text, in_rows(Option(key, name) for key, name in students))


def ask_from_whom(count: int) -> Prompt:
    """Who said yes, for several students at once."""
    text = html(ngettext("Who said yes for this student? Pick one, or write it.",
                         "Who said yes for these {n} students? Pick one, or write it.", count))  # fmt: skip
    either = Option("either", _("Mother or father"), value=_("mother or father"))
    return Prompt(text, ((either,), (Option("guardian", _("Guardian"), value=_("guardian")),)))


def ask_sure(names: Sequence[str], from_whom: str, how: str) -> Prompt:
    """All of it once more, before it is put down; nobody may be left of those who were ticked."""
    again = Option("no", _("Change who"))
    if not names:
        return Prompt(html(_("Nobody of those is in the class any more.")), ((again,),))
    text = lines(
        html(ngettext("A yes to the computer helper for {n} student: {names}.",
                      "A yes to the computer helper for {n} students: {names}.", len(names)),
             names=fitting.names(names, ROOM)),
        html(_("From {whom}, {how}. Shall I put it down?"), whom=from_whom, how=_(HOW[how])),
    )  # fmt: skip
    return Prompt(text, ((Option("yes", _("Put it down")), again),))


def recorded(batch_id: str, new: int, known: int) -> View:
    """What was put down, and for whom it was known already."""
    text = lines(
        html(ngettext("Put down for {n} student.", "Put down for {n} students.", new)) if new else None,
        html(ngettext("{n} had a yes already.", "{n} had a yes already.", known)) if known else None,
    )
    ways = (act(_("Who has a yes?"), "yeses", batch_id), act(_("Back"), "class_helper", batch_id))
    return View(text or html(_("There was nothing left to put down.")), (ways,))
