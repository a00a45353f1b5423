"""Words for classes: the list, one class with its policies, and what can be changed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.clock import as_clock
from bot.views import school_days
from bot.views.view import Attachment, Button, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, day, html, lines, listed, ngettext

STARTS = (7 * 60, 7 * 60 + 30, 8 * 60, 8 * 60 + 30, 9 * 60)
ENDS = (12 * 60, 13 * 60, 14 * 60, 15 * 60, 16 * 60, 17 * 60)


def classes(summaries: Sequence[Any], archived: Sequence[Any]) -> View:
    """Every class of a coach."""
    ways = (act(_("New class"), "new_class"), act(_("Coaches"), "coaches"), act(_("Menu"), "menu"))
    if not summaries and not archived:
        return View(html(_("There is no class yet. Shall we make the first one?")), (ways,))
    rows = tuple((act(_class_label(one), "class", one.batch.id),) for one in summaries)
    away = tuple(
        (act(html(_("{name} (put away)"), name=one.name).unescape(), "class_out", one.id),) for one in archived
    )
    return View(html(_("Your classes:")), (*rows, *away, ways))


def _class_label(one: Any) -> str:
    label = ngettext("{name}: {n} student", "{name}: {n} students", one.students)
    return html(label, name=one.batch.name).unescape()


def page(one: Any, now: datetime, contacts: Sequence[str]) -> View:
    """One class with its policies, in plain words; each has a button that changes it."""
    batch = one.batch
    text = lines(
        bold(batch.name),
        html(ngettext("{n} student, {joined} have come in.", "{n} students, {joined} have come in.", one.students),
             joined=one.joined),
        html(_("Time: {clock} ({zone})"), clock=f"{now.astimezone(ZoneInfo(batch.zone)):%H:%M}", zone=batch.zone),
        html(_("School: {start} to {end}"), start=as_clock(batch.school_from), end=as_clock(batch.school_to)),
        html(_("School days: {days}"), days=school_days.named(batch.school_days)),
        html(_("Holidays: {days}"), days=listed([_span(day) for day in batch.holidays]) or _("none")),
        html(_("Check-in comes first: {answer}"), answer=_yes(batch.gate)),
        _journal(batch.journal),
        html(_("Computer helper: {answer}"), answer=_yes(batch.helper)),
        _looked_at_again(batch.recheck_weeks),
        html(_("Grown-ups to talk to: {names}"), names=listed(list(contacts)) or _("nobody yet")),
    )  # fmt: skip
    return View(text, _page_buttons(batch))


def _page_buttons(batch: Any) -> tuple[tuple[Button, ...], ...]:
    gate = "off" if batch.gate else "on"
    journal = "private" if batch.journal == "shared" else "shared"
    return (
        (act(_("Invite the whole class"), "class_invite", batch.id, below=True), act(_("Roster"), "roster", batch.id)),
        (act(_("School hours"), "class_hours", batch.id), act(_("School days"), "class_days", batch.id)),
        (
            act(
                _("Check-in first: no") if batch.gate else _("Check-in first: yes"), "class_set", batch.id, "gate", gate
            ),
            act(_("Computer helper"), "class_helper", batch.id),
        ),
        (
            act(_("Holidays"), "class_holidays", batch.id),
            act(_("Who reads journals"), "class_journal", batch.id, journal),
        ),
        (act(_("Grown-ups to talk to"), "class_contacts", batch.id), act(_("Time"), "class_zone", batch.id)),
        (act(_("Mix-ups"), "mixups", batch.id), _look_again_button(batch)),
        (act(_("Name"), "class_name", batch.id), act(_("Put away"), "class_away", batch.id)),
        (act(_("Classes"), "classes"),),
    )


def _looked_at_again(weeks: int | None) -> Markup:
    if weeks is None:
        return html(_("What is mastered is not looked at again."))
    return html(ngettext("What is mastered is looked at again after {n} week.",
                         "What is mastered is looked at again after {n} weeks.", weeks))  # fmt: skip


def _look_again_button(batch: Any) -> Button:
    """Turn from never to six weeks, to twelve, and back."""
    following = {None: "6", 6: "12"}.get(batch.recheck_weeks, "never")
    label = _("Look again: never") if following == "never" else html(_("Look again: {n} weeks"), n=following).unescape()
    return act(label, "class_set", batch.id, "recheck_weeks", following)


def _journal(policy: str) -> Markup:
    if policy == "shared":
        return html(_("Journals: coaches read what students write beside a feeling. They are told before."))
    return html(_("Journals: only the student reads them, unless they share one."))


def _yes(answer: bool) -> str:  # noqa: FBT001 - it is the value that is named
    return _("yes") if answer else _("no")


def _span(holiday: Any) -> str:
    first, last = day(date.fromisoformat(holiday["from"])), day(date.fromisoformat(holiday["to"]))
    days = first if first == last else html(_("{first} to {last}"), first=first, last=last).unescape()
    return f"{holiday['name']} ({days})"


def journal_question(batch: Any, value: str) -> View:
    """Before the policy changes: what it means."""
    text = (
        html(_("Shall coaches read what students of {name} write? They are told before they write. "
               "What was written until now stays private."), name=bold(batch.name))
        if value == "shared"
        else html(_("Shall what students of {name} write stay theirs? What was shared stays shared."),
                  name=bold(batch.name))
    )  # fmt: skip
    return View(text, ((act(_("Yes"), "class_set", batch.id, "journal", value), act(_("No"), "class", batch.id)),))


def hours(batch: Any) -> View:
    """When school begins and ends."""
    starts = tuple(act(as_clock(at), "class_set", batch.id, "school_from", str(at)) for at in STARTS)
    ends = tuple(act(as_clock(at), "class_set", batch.id, "school_to", str(at)) for at in ENDS)
    text = html(_("School of {name} is from {start} to {end}. First row: when it begins. Then: when it ends."),
                name=bold(batch.name), start=as_clock(batch.school_from), end=as_clock(batch.school_to))  # fmt: skip
    return View(text, (starts, ends[:3], ends[3:], (act(_("Back"), "class", batch.id),)))


def holidays(batch: Any) -> View:
    """Days without school; nobody is reminded of anything on them."""
    rows = tuple(
        (act(html(_("Remove {holiday}"), holiday=_span(one)).unescape(), "holiday_off", batch.id, one["from"]),)
        for one in batch.holidays[:20]
    )
    ways = (act(_("Add holidays"), "holiday_add", batch.id), act(_("Back"), "class", batch.id))
    return View(
        html(_("Holidays of {name}. I remind nobody on them, and habits rest."), name=bold(batch.name)), (*rows, ways)
    )


def ask_first_day(days: tuple[tuple[Option, ...], ...]) -> Prompt:
    """When holidays begin."""
    return Prompt(html(_("Which is the first day without school?")), days)


def ask_last_day(days: tuple[tuple[Option, ...], ...]) -> Prompt:
    """When holidays end."""
    return Prompt(html(_("And the last one?")), days)


def ask_holiday_name() -> Prompt:
    """What they are called."""
    names = [_("Holidays"), _("Public holiday"), _("Class trip")]
    return Prompt(html(_("What are they called?")), in_rows(Option(name, name) for name in names))


def contacts(batch: Any, coaches: Sequence[tuple[str, str]]) -> View:
    """The grown-ups whom a student can ask to talk to."""
    rows = tuple(
        (act(f"✓ {name}" if key in batch.care_contacts else name, "class_contact", batch.id, key),)
        for key, name in coaches[:20]
    )
    text = html(_("Whom can students of {name} turn to? One to three grown-ups."), name=bold(batch.name))
    return View(text, (*rows, (act(_("Back"), "class", batch.id),)))


def ask_class_name() -> Prompt:
    """A new class, or a new name for one."""
    return Prompt(html(_("What is the class called? A short name, like 2156.")))


def ask_city(name: str) -> Prompt:
    """Where a class is at school."""
    return Prompt(html(_("In which city is {name} at school?"), name=bold(name)))


def made(batch_id: str, name: str) -> View:
    """A class has begun; nobody is in it yet."""
    text = html(_("{name} is there. Now its students need a way in."), name=bold(name))
    ways = (act(_("Invite the whole class"), "class_invite", batch_id), act(_("Invite one student"), "invite"))
    return View(text, (*((way,) for way in ways), (act(_("Open"), "class", batch_id),)))


def saved(batch_id: str, name: str) -> View:
    """Something about a class was changed by words."""
    return View(html(_("Done. {name} is up to date."), name=bold(name)), ((act(_("Open"), "class", batch_id),),))


def invite(batch_id: str, name: str, link: str, code: str, uses: int) -> View:
    """A class's invite, with a picture to hold up; whoever comes by it waits for a yes."""
    text = lines(
        html(_("Here is the invite for {name}. It works for {n} people and for 14 days."), name=bold(name), n=uses),
        html("{link}", link=link),
        html(_("Or the code: {code}"), code=Markup("<code>{}</code>").format(code)),
        html(_("Whoever comes in by it waits for your yes.")),
    )
    ways = (act(_("What waits"), "inbox", below=True), act(_("Take it back"), "class_invite_off", batch_id, below=True))
    return View(text, (ways,), Attachment("qr", {"link": link}))
