"""A student's path as a coach sees it: how far each major is, notes, and mastery by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.paging import page_of, turns
from bot.views.path import listing
from bot.views.path_words import STATES, far, label, of_part, part_sign, said
from bot.views.view import Option, Prompt, View, act
from bot.views.words import N_, _, bold, html, lines

MAJORS, PARTS = 8, 8  # on a page
NOTES = 800  # of what stands beside others
PASSES = (
    N_("We talked, and all of it was there."),
    N_("I saw it in class: you can do it."),
)
TAKES_BACK = (
    N_("I'd like to see it once more."),
    N_("I pressed that by mistake."),
)
_ORDER = ("mastered", "viva_requested", "in_progress", "assigned")


def line(student_id: str, counts: Mapping[str, int]) -> View:
    """The line on a student's page."""
    parts = [html("{n} {state}", n=counts[one], state=said(STATES[one])) for one in _ORDER if counts.get(one)]
    text = html(_("Path: {parts}"), parts=Markup(", ").join(parts) if parts else _("single steps"))
    return View(text, ((act(_("Path"), "path_of", student_id),),))


def path(student_id: str, name: str, fields: Sequence[Any], number: int) -> View:
    """Everything that is assigned to a student."""
    back = (act(_("Back"), "student", student_id),)
    entries = [(field, one) for field in fields for one in (*field.majors, *field.singles)]
    if not entries:
        return View(html(_("Nothing is on {name}'s path yet."), name=bold(name)), (back,))
    page = page_of(entries, number, MAJORS)
    rows = tuple((_opens(one),) for _field, one in page.items)
    text = lines(html(_("The path of {name}"), name=bold(name)), *listing(page.items))
    return View(text, (*rows, turns(page, "path_of_page", student_id), back))


def _opens(one: Any) -> Any:
    if hasattr(one, "parts"):
        return act(label(said(one.title)), "path_of_major", one.id)
    return act(label(said(one.title), part_sign(one.status)), "path_of_part", one.id)


def major(student: Any, one: Any, number: int = 0) -> View:
    """One major of a student: its steps, the notes, and what a coach can decide by hand."""
    text = lines(
        html("{name} · {title}: {far}", name=bold(student.display_name), title=bold(said(one.title)), far=far(one)),
        html(_("Notes: {text}"), text=one.notes) if one.notes else None,
    )
    page = page_of(one.parts, number, PARTS)
    steps = tuple(
        (act(label(said(part.title), part_sign(part.status)), "path_of_part", part.id),) for part in page.items
    )
    decide = (
        act(_("Take back mastery"), "mastery_off", one.id)
        if one.status == "mastered"
        else act(_("Pass by hand"), "pass_by_hand", one.id)
    )
    ways = (act(_("Notes"), "major_notes", one.id), decide)
    return View(
        text, (*steps, turns(page, "path_of_major_page", one.id), ways, (act(_("Back"), "path_of", student.id),))
    )


def part(student: Any, page: Any, number: int = 0) -> View:
    """One step of a student: what is done, how long it took, and what the student noted."""
    shown = page_of(page.todos, number, PARTS)
    text = lines(
        html("{name} · {part}", name=bold(student.display_name), part=of_part(page.part)),
        *(_todo(one) for one in shown.items),
        html(_("Notes: {text}"), text=fitting.cut(page.notes, NOTES)) if page.notes else None,
    )
    up = act(_("Back"), "path_of_major", page.major.id) if page.major else act(_("Back"), "path_of", student.id)
    return View(
        text, (turns(shown, "path_of_part_page", page.part.id), (act(_("Notes"), "part_notes", page.part.id), up))
    )


def _todo(one: Any) -> Markup:
    sign, title = part_sign("completed" if one.done else "assigned"), fitting.cut(said(one.title), 100)
    spent = html(_(", {n} min"), n=one.spent) if one.done and one.spent else ""
    note = html(": “{note}”", note=fitting.cut(one.notes, 250)) if one.notes else _(" (shown)") if one.shown else ""
    return html("{sign} {title}{spent}{note}", sign=sign, title=title, spent=spent, note=note)


def ask_notes(name: str, title: str, before: str | None) -> Prompt:
    """Notes that the student reads."""
    text = lines(
        html(_("What shall {name} read at {title}?"), name=bold(name), title=bold(said(title))),
        html(_("Now there is: {text}"), text=before) if before else None,
    )
    return Prompt(text, ((Option("none", _("Take the notes away"), ""),),) if before else ())


def notes_kept() -> Markup:
    """Said above the page."""
    return html(_("Kept. It stands on the student's page."))


def ask_pass(name: str, title: str) -> Prompt:
    """Why, before a coach passes by hand."""
    text = _("Why do you pass {name} in {title}? {name} reads it.")
    return _reason(html(text, name=bold(name), title=bold(said(title))), PASSES)


def ask_take_back(name: str, title: str) -> Prompt:
    """Why, before mastery is taken back."""
    text = _("Why is {title} not mastered after all? {name} reads it.")
    return _reason(html(text, name=bold(name), title=bold(said(title))), TAKES_BACK)


def _reason(text: Markup, ready: Sequence[str]) -> Prompt:
    return Prompt(text, tuple((Option(str(n), _(word), word),) for n, word in enumerate(ready)))


def decided(*, mastered: bool) -> Markup:
    """Said above the page once it is decided."""
    return html(_("Done, and told.")) if mastered else html(_("Taken back, and told."))


def passed(coach: str, title: str, reason: str, major: str) -> View:
    """To the student: mastered, by a coach's word."""
    word = reason
    text = lines(
        html(_("{coach} writes: “{reason}”"), coach=coach, reason=_(word)),
        html(_("{title} is yours."), title=bold(said(title))),
    )
    ways = (act(_("See my map"), "map", below=True), act(_("What's next?"), "today", below=True))
    return View(text, (ways, (act(label(said(title)), "path_major", major, below=True),)))


def taken_back(coach: str, title: str, reason: str, major: str) -> View:
    """To the student: to be looked at once more."""
    word = reason
    text = lines(
        html(_("{coach} writes: “{reason}”"), coach=coach, reason=_(word)),
        html(_("{title} is open again. What you ticked stays."), title=bold(said(title))),
    )
    return View(text, ((act(_("Open it"), "path_major", major, below=True), act(_("Today"), "today", below=True)),))
