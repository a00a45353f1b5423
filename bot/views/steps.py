"""One step of a student's path and one activity of it, and what is said after a tick."""

import re
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.paging import page_of, turns
from bot.views.path import notes
from bot.views.path_words import DIFFICULTIES, DONE, NEW, far, kind_line, label, next_label, of_part, said
from bot.views.view import Button, Prompt, View, act
from bot.views.words import _, bold, day, html, lines, ngettext

TODOS = 8  # on a page
OPENS = re.compile(r"https?://[^\s/]+\.[^\s]+")
TEXT = 600


def part(page: Any, asked: str, number: int = 0, said_no: Markup | None = None) -> View:
    """One step: what it is about, its activities, and showing it to a coach."""
    text = lines(
        of_part(page.part) if page.part.status == "viva_requested" else bold(said(page.part.title)),
        fitting.cut(said(page.description), TEXT),
        _how_hard(page),
        notes(page.notes),
        said_no,
        _shown(page.claim, asked),
    )
    todos = page_of(page.todos, number, TODOS)
    rows = tuple(
        (act(label(said(one.title), DONE if one.done else NEW), "path_activity", one.id),) for one in todos.items
    )
    return View(text, (*rows, turns(todos, "path_part_page", page.part.id), *_showing(page), _ends(page)))


def _how_hard(page: Any) -> Markup:
    hours = html(ngettext(" · about {n} hour", " · about {n} hours", round(page.hours))) if page.hours else ""
    return html("{difficulty}{hours}", difficulty=said(DIFFICULTIES[page.difficulty]), hours=hours)


def _shown(claim: Any, asked: str) -> Markup | None:
    if claim is None or claim.state == "returned":
        return None
    if claim.state == "confirmed":
        return html(_("Your coach has looked at it: done."))
    return html(_("You have shown it. It waits for {name}."), name=asked)


def _showing(page: Any) -> tuple[tuple[Button, ...], ...]:
    if page.claim is not None and page.claim.state == "waiting":
        return ((act(_("Take back what I showed"), "claim_off", page.claim.id),),)
    return ((act(_("Show it to my coach"), "claim", page.part.id),),) if page.may_show else ()


def _ends(page: Any) -> tuple[Button, ...]:
    up = act(label(said(page.major.title)), "path_major", page.major.id) if page.major else act(_("My path"), "path")
    return (up, act(_("Today"), "today"))


def activity(one: Any, page: Any, note: Markup | None = None) -> View:
    """One activity: what it is, how it goes, opening it, and saying that it is done."""
    text = lines(
        note,
        bold(said(one.title)),
        kind_line(one),
        fitting.cut(said(one.instructions), TEXT) if one.instructions else None,
        _done(one),
        None if OPENS.fullmatch(one.url) else one.url,
    )
    opened = (Button(_("Open"), url=one.url),) if OPENS.fullmatch(one.url) else ()
    tick = act(_("Not done after all"), "untick", one.id) if one.done else act(_("Done"), "tick", one.id)
    show = (act(_("Show it to my coach"), "claim", page.part.id),) if page.may_show else ()
    more = (act(_("Change my note") if one.notes else _("Add a note"), "tick_note", one.id),) if one.done else ()
    back = act(label(said(page.part.title)), "path_part", page.part.id)
    return View(text, ((*opened, tick), more, show, (back, act(_("Today"), "today"))))


def _done(one: Any) -> Markup | None:
    if not one.done:
        return None
    if one.shown:
        return html(_("✓ It counts as done: you have shown it."))
    when = html(_("✓ Done on {day}."), day=day(one.done_at.date())) if one.done_at else html(_("✓ Done."))
    spent = html(ngettext("It took {n} minute.", "It took {n} minutes.", one.spent)) if one.spent else None
    note = html(_("Your note: {text}"), text=one.notes) if one.notes else None
    return lines(when, spent, note)


def reopened() -> Markup:
    """Said above an activity that is open again."""
    return html(_("Okay, it's open again."))


def ticked(one: Any, minutes: tuple[int, ...], coming: Any, talk: str, said_first: Markup | None = None) -> View:
    """What is kept, how far the step is now, and the next activity; `talk` names who may be asked for one now."""
    text = lines(said_first, _kept(one), html(_("How long did it take?")) if minutes else None)
    times = tuple(act(html(_("{n} min"), n=n).unescape(), "tick_time", one.activity_id, str(n)) for n in minutes)
    rest = (act(_("Add a note"), "tick_note", one.activity_id), act(_("Undo"), "untick", one.activity_id))
    onward = []
    if coming is not None:
        onward.append((act(next_label(coming), "path_activity", coming.activity_id),))
    if talk and one.major is not None:
        onward.append((act(html(_("Ask {name} for a talk"), name=talk).unescape(), "talk", one.major.id),))
    back = act(label(said(one.part.title)), "path_part", one.part.id)
    return View(text, (times[:3], times[3:], rest, *onward, (back, act(_("Today"), "today"))))


def _kept(one: Any) -> Markup:
    done = html(_("Done: {title}."), title=bold(said(one.title)))
    major = one.major
    if major is not None and major.status != "mastered" and major.done == len(major.parts):
        return html(
            "{done} {all}", done=done, all=html(_("With it, every step of {title} is done!"), title=said(major.title))
        )
    if one.part.is_complete:
        tail = (
            html(_("That step is done: {far} of {title}."), far=far(major), title=said(major.title))
            if major
            else html(_("That step is done."))
        )
        return html("{done} {tail}", done=done, tail=tail)
    return html(_("{done} {n} of {of} in this step."), done=done, n=one.part.done, of=one.part.of)


def time_kept(minutes: int) -> Markup:
    """Said once the time is kept."""
    return html(ngettext("{n} minute, noted.", "{n} minutes, noted.", minutes))


def note_kept() -> Markup:
    """Said once the note is kept."""
    return html(_("Your note is kept."))


def ask_note(title: str) -> Prompt:
    """Words about an activity."""
    return Prompt(
        html(_("What would you like to note about {title}? Your coach can read it."), title=bold(said(title)))
    )
