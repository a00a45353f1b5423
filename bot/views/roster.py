"""Words for lists of students: asking for one, what it would do, what it did, and a way in for everybody new."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.views.errors import words
from bot.views.fitting import names, stacked
from bot.views.view import Attachment, Button, Option, Prompt, View, act, in_rows
from bot.views.words import N_, _, bold, html, lines, ngettext, number

ROOM = 1100  # for each of the three parts of a preview

_PROBLEMS = {
    "no_name": N_("Line {line} has no name."),
    "bad_name": N_("Line {line}: “{word}” can't be a name."),
    "twice": N_("Line {line}: {word} stands in the list twice."),
    "no_class": N_("Line {line}: which class is {word} in?"),
    "unknown_class": N_("Line {line}: I don't know the class “{word}”."),
}


def ask_list(batch: str | None, most: int) -> Prompt:
    """A file or typed names; what a file looks like is said in one line."""
    into = html(_("Who is to be on the roster of {batch}?"), batch=bold(batch)) if batch else None
    how = html(_("Write the names, one a line. Or send a CSV file with the headings “name” and “class”."))
    nothing_yet = html(_("Up to {most} names fit. Nothing changes before you have seen it."), most=number(most))
    return Prompt(lines(into, how, nothing_yet))


def reading() -> Prompt:
    """The file is on its way."""
    return Prompt(html(_("I'm reading your list.")))


def ask_class(batches: Sequence[tuple[str, str]]) -> Prompt:
    """For names that stand without a class."""
    options = in_rows(Option(key, name) for key, name in batches)
    return Prompt(html(_("The list names no class. Which one is it?")), options)


def unreadable(code: str, values: Mapping[str, Any]) -> Prompt:
    """Why there is nothing to look at."""
    return Prompt(words(code, values), _ways(0))


def preview(plan: Any) -> Prompt:
    """What a list would do, with every line that cannot be as it is."""
    new = [name for name, _batch in plan.new]
    parts = (
        _new(new) if new else None,
        _elsewhere(plan.elsewhere) if plan.elsewhere else None,
        stacked([_change(*one) for one in plan.changed], ROOM),
        html(ngettext("{n} is there already.", "{n} are there already.", plan.same)) if plan.same else None,
        stacked([_problem(*one) for one in plan.problems], ROOM),
    )
    count = len(plan.new) + len(plan.changed)
    asked = html(_("Shall I write that?")) if count else html(_("There is nothing to write."))
    return Prompt(lines(*parts, bold(asked)), _ways(count))


def _new(people: Sequence[str]) -> Markup:
    return html(ngettext("{n} is new: {names}.", "{n} are new: {names}.", len(people)), names=names(people, ROOM))


def _elsewhere(people: Sequence[Any]) -> Markup:
    called = [html("{name} ({batch})", name=one.display_name, batch=one.batch or "–").unescape() for one in people]
    return html(_("Look first, other classes have: {names}."), names=names(called, ROOM))


def _change(student: Any, name: str, batch: str) -> Markup:
    old = html("{name} ({batch})", name=student.display_name, batch=student.batch or "–")
    return html(_("{old} becomes {new}."), old=old, new=html("{name} ({batch})", name=name, batch=batch))


def _problem(line: int, code: str, cell: str) -> Markup:
    word = _PROBLEMS[code]
    return html(_(word), line=line, word=cell[:40])


def _ways(count: int) -> tuple[tuple[Option, ...], ...]:
    yes = Option("yes", html(ngettext("Yes, write {n}", "Yes, write {n}", count)).unescape())
    no = Option("no", _("Another list"))
    return ((yes, no),) if count else ((no,),)


def done(new: int, changed: int, batch_id: str | None) -> View:
    """What was written; those who are new need a way in."""
    text = lines(
        html(ngettext("{n} is new on the roster.", "{n} are new on the roster.", new)) if new else None,
        html(ngettext("{n} has changed.", "{n} have changed.", changed)) if changed else None,
    )
    ways: list[Button] = [act(_("Classes"), "classes")]
    if new and batch_id:
        ways.insert(0, act(_("Invites for all"), "open_invites", batch_id))
    return View(text or html(_("Everything is there already.")), (tuple(ways),))


def page(summary: Any) -> View:
    """Who is on the roster of a class, in numbers, and what can be done with it."""
    batch = summary.batch
    text = lines(
        bold(html(_("Roster of {batch}"), batch=batch.name)),
        html(ngettext("{n} student, {joined} have come in.", "{n} students, {joined} have come in.", summary.students),
             joined=summary.joined),
    )  # fmt: skip
    rows = (
        (act(_("Add students"), "roster_in", batch.id), act(_("As a file"), "roster_out", batch.id)),
        (act(_("Invites for all"), "open_invites", batch.id), act(_("The year is over"), "year", batch.id)),
        (act(_("Back"), "class", batch.id),),
    )
    return View(text, rows)


def table(batch: str, batch_id: str, coach_id: str) -> View:
    """The roster as a file, made when it is sent."""
    return View(
        html(_("The roster of {batch}. You can change it and send it back to me."), batch=bold(batch)),
        ((act(_("Class"), "class", batch_id, below=True),),),
        Attachment("roster", {"batch": batch, "coach": coach_id}),
    )


def before_invites(batch: Any, count: int, now: datetime) -> View:
    """Before everybody who has not come in gets a new way: what happens to the old ones."""
    back = act(_("Back"), "class", batch.id)
    if not count:
        return View(html(_("Everybody on the roster of {batch} has come in."), batch=bold(batch.name)), ((back,),))
    text = lines(
        html(ngettext("{n} of {batch} has not come in yet.", "{n} of {batch} have not come in yet.", count),
             batch=bold(batch.name)),
        html(_("Shall I make an invite for each? The ones they have then stop working.")),
    )  # fmt: skip
    label = html(ngettext("Make {n} invite", "Make {n} invites", count)).unescape()
    return View(text, ((act(label, "open_invites_now", batch.id, str(int(now.timestamp() * 1000)), below=True), back),))


def invited_already(batch_id: str) -> View:
    """The press came twice."""
    return View(html(_("They have their invites; the file is above.")), ((act(_("Class"), "class", batch_id),),))


def invites(batch: str, batch_id: str, rows: Sequence[tuple[str, str, str]]) -> View:
    """An invite for each, in a file: name, link, code."""
    text = html(
        ngettext(
            "{n} invite for {batch}, for one student.", "{n} invites for {batch}, one for each student.", len(rows)
        ),
        batch=bold(batch),
    )
    kept = html(_("They work once, for 14 days. Hand each to its student only."))
    heading = ("name", "link", "code")
    rest = Attachment("sheet", {"name": f"invites-{batch}.csv", "rows": [heading, *rows]})
    return View(lines(text, kept), ((act(_("Class"), "class", batch_id, below=True),),), rest)
