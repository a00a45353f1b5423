"""The helper's log of a student, as their coaches read it: stretches, what was said in one, one entry to its end."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.views import fitting
from bot.views import helper_words as said
from bot.views.moments import when
from bot.views.paging import page_of, turns
from bot.views.view import Attachment, Button, View, act, in_rows
from bot.views.words import N_, _, bold, day, html, lines, ngettext

STRETCHES, ENTRIES, DAYS = 6, 5, 10  # on a page
EXCERPT = 200  # of an entry among others
PAGE = 700  # of one to its end: what a phone shows
LABEL = 18

# What can be looked for, by the word that a button carries.
ONLY = {
    "all": N_("Everything"),
    "gave": N_("What was given"),
    "answer": N_("What came back"),
    "choice": N_("What was kept or not"),
    "error": N_("What did not work"),
}


def in_payload(kind: str, chosen: date | None) -> str:
    """Return what a button carries that keeps to a kind, or to a day."""
    return f"{kind}-{chosen:%Y%m%d}" if chosen else kind


def log(
    student: Any, page: Any, flows: Mapping[str, str], kind: str, chosen: date | None, zone: str, now: datetime
) -> View:
    """The stretches of a student's log, one button each; nothing of what was said."""
    only = in_payload(kind, chosen)
    head = html(_("{name}: what the helper was asked"), name=bold(student.display_name))
    rows = tuple((_opens(one, flows.get(one.id, ""), zone, now),) for one in page.items)
    ends = (act(_("Back"), "student_more", student.id),)
    narrowed = _narrowed(kind, chosen)
    if not rows and not narrowed:
        return View(lines(head, html(_("Nothing yet."))), (ends,))
    noted = html(_("If you open one, {name} sees that in /privacy."), name=student.display_name)
    text = lines(head, narrowed, noted if rows else html(_("There is nothing of that.")))
    ways = (act(_("Show only…"), "log_only", student.id, only), act(_("As a file"), "log_file", student.id, below=True))
    wipe = () if narrowed else (act(_("Delete all"), "log_wipe", student.id),)  # it is more than what is shown then
    return View(text, (*rows, turns(page, "log_page", student.id, only), ways, (*wipe, *ends)))


def _narrowed(kind: str, chosen: date | None) -> Markup | None:
    if kind == "all" and chosen is None:
        return None
    if chosen is None:
        return html(_("Only: {kind}"), kind=_(ONLY[kind]))
    return html(_("Only: {kind}, {day}"), kind=_(ONLY[kind]), day=day(chosen))


def _opens(one: Any, flow: str, zone: str, now: datetime) -> Button:
    about = f" · {fitting.cut(flow, LABEL)}" if flow else ""
    sign = " ⚠️" if one.has_errors else ""
    return act(f"{when(one.at, zone, now)}{about} ({len(one.marks)}){sign}", "log_read", one.id)


def only(student: Any, kind: str, chosen: date | None) -> View:
    """What to keep to: a kind, or a day."""
    kinds = in_rows(act(_(ONLY[key]), "log_page", student.id, in_payload(key, chosen), "0") for key in ONLY)
    now = in_payload(kind, chosen)
    ends = (act(_("One day…"), "log_days", student.id, now, "0"), act(_("Back"), "log_page", student.id, now, "0"))
    return View(html(_("What would you like to see of {name}?"), name=bold(student.display_name)), (*kinds, ends))


def days(student: Any, found: Sequence[date], kind: str, chosen: date | None, number: int) -> View:
    """On which days there is something, the newest first."""
    page = page_of(found, number, DAYS)
    rows = in_rows((act(day(one), "log_page", student.id, in_payload(kind, one), "0") for one in page.items), width=3)
    every = act(_("All days"), "log_page", student.id, in_payload(kind, None), "0")
    now = in_payload(kind, chosen)
    ends = (every, act(_("Back"), "log_only", student.id, now))
    return View(html(_("Which day?")), (*rows, turns(page, "log_days", student.id, now), ends))


def stretch(student: Any, one: Any, page: Any, entries: Sequence[Any], zone: str, now: datetime) -> View:
    """What was said with the helper in one go, a few entries at a time; a button opens each to its end."""
    flow = next((entry.flow for entry in entries if entry.flow), "")
    head = html("{name} · {when}", name=bold(student.display_name), when=when(one.at, zone, now))
    first = page.number * ENTRIES + 1
    shown = [_entry(place, entry, student.display_name, zone) for place, entry in enumerate(entries, first)]
    opens = in_rows(
        (
            act(html(_("Open {n}"), n=place).unescape(), "log_entry", entry.id, "0")
            for place, entry in enumerate(entries, first)
        ),
        width=3,
    )
    text = lines(head, html(_("About: {flow}"), flow=flow) if flow else None, *shown)
    back = (act(_("Back"), "helper_log", student.id),)
    return View(text, (*opens, turns(page, "log_turn", one.id), back))


def _entry(place: int, entry: Any, name: str, zone: str) -> Markup:
    clock = f"{entry.at.astimezone(ZoneInfo(zone)):%H:%M}"
    text = fitting.cut(" · ".join(filter(None, map(str.strip, said.words(entry).splitlines()))), EXCERPT)
    head = html("{n} · {clock} {says}", n=place, clock=clock, says=bold(said.says(entry, name)))
    return html("{head}: {text}", head=head, text=text) if text else head


def entry(student: Any, one: Any, back: tuple[str, int], number: int, zone: str, now: datetime) -> View:
    """One entry to its end, on as many pages as it takes, with the facts of the call; `back` is where it stands."""
    words = said.words(one)
    page = page_of(fitting.pages(words, PAGE) or [""], number, 1)
    text = lines(
        html("{name} · {when}", name=bold(student.display_name), when=when(one.at, zone, now)),
        bold(said.says(one, student.display_name)),
        html("{text}", text=page.items[0]) if words else html(_("There are no words in it.")),
        said.facts(one),
    )
    ends = (act(_("Delete this one"), "log_drop", one.id), act(_("Back"), "log_turn", back[0], str(back[1])))
    return View(text, (turns(page, "log_entry", one.id), ends))


def file(student: Any, coach_id: str, zone: str) -> View:
    """The log as a file, made when it is sent."""
    text = html(_("What the helper was asked for {name}, as a file. {name} sees in /privacy that you have it."),
                name=bold(student.display_name))  # fmt: skip
    values = {"student": student.id, "coach": coach_id, "zone": zone}
    ways = (act(_("Back"), "helper_log", student.id, below=True),)
    return View(text, (ways,), Attachment("helper_log", values))


def ask_to_drop(entry_id: str, name: str) -> View:
    """Before one entry is gone."""
    text = html(_("Shall I delete this entry of {name}? Then it is gone."), name=bold(name))
    return View(
        text, ((act(_("Yes, delete it"), "log_dropped", entry_id), act(_("Keep it"), "log_entry", entry_id, "0")),)
    )


def ask_to_wipe(user_id: str, name: str, count: int) -> View:
    """Before the whole log of a student is gone."""
    text = html(
        ngettext(
            "Shall I delete all that the helper was asked for {name}? It is {n} entry. Then it is gone.",
            "Shall I delete all that the helper was asked for {name}? It is {n} entries. Then they are gone.",
            count,
        ),
        name=bold(name),
    )
    return View(text, ((act(_("Yes, delete all"), "log_wiped", user_id), act(_("Keep it"), "helper_log", user_id)),))


def dropped() -> Markup:
    """Said above the log that is left."""
    return html(_("The entry is deleted."))


def wiped() -> Markup:
    """Said above the log that is empty now."""
    return html(_("All of it is deleted."))


def ask_to_forget(count: int) -> View:
    """A student deletes what the helper was told: what goes, and what stays."""
    back = act(_("Back"), "privacy")
    if not count:
        return View(html(_("I keep nothing that you gave to the helper.")), ((back,),))
    text = html(_("Shall I delete all that you and the helper said? What you kept from it stays. "
                  "How often you asked today is kept until tomorrow. The "
                  "computer service may have a copy for a while."))  # fmt: skip
    return View(text, ((act(_("Yes, delete it"), "log_forgot"), act(_("Keep it"), "privacy")),))


def forgotten() -> View:
    """It is gone."""
    return View(html(_("Done. It is deleted here.")), ((act(_("Back"), "privacy"), act(_("Today"), "today")),))
