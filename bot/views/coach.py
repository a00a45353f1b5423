"""What a coach reads: the class today, and invites."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from markupsafe import Markup

from bot.content.feelings import kind_of
from bot.views.view import Button, Option, Prompt, View, act, in_rows, length
from bot.views.words import _, bold, html, lines, listed, ngettext

NO_BATCH = "–"
MOST_NAMES = 40
LONG_ENOUGH = 3000
ORDER = {"heavy": 0, "light": 1, "open": 2}


def class_today(present: Sequence[Any], now: datetime, waiting: int = 0) -> View:
    """Everybody of every batch: heavy feelings first and by name, light ones as counts, then who is missing.

    A school with many batches gets the later ones in one line each, so that it stays one message.
    """
    if not present:
        first = act(_("Invite a student"), "invite", below=True), act(_("Make a class"), "new_class", below=True)
        return View(html(_("Nobody is on the roster yet. Invite your first student?")), (*_waits(waiting), first))
    parts: list[Markup] = []
    for batch, grouped in groupby(present, key=lambda one: one.batch or NO_BATCH):
        members = list(grouped)
        full = sum(map(length, parts)) > LONG_ENOUGH
        parts.append(_head(batch, members) if full else _batch_today(batch, members))
    parts.append(html(_("As of {clock}."), clock=f"{now:%H:%M}"))
    missing = sum(one.category is None and one.joined for one in present)
    lacking = ((act(html(_("Missing ({n})"), n=missing).unescape(), "missing"),),) if missing else ()
    ways = (act(_("Refresh"), "today"), act(_("Names"), "names"))
    return View(
        Markup("\n\n").join(parts),
        (*_waits(waiting), *lacking, ways, (act(_("Students"), "students"), act(_("Menu"), "menu"))),
    )


def _waits(count: int) -> tuple[tuple[Button, ...], ...]:
    label = html(ngettext("{n} waits for you", "{n} wait for you", count)).unescape()
    return ((act(label, "inbox", below=True),),) if count else ()


def names_today(present: Sequence[Any]) -> View:
    """The same wall with every name: for whoever wants to know who is happy, too."""
    here = sorted((one for one in present if one.category is not None), key=lambda one: (one.place, one.name))
    felt = [
        html("{head}: {names}", head=f"{ones[0].emoji} {_(category)}".strip(), names=_some([one.name for one in ones]))
        for category, ones in ((category, list(ones)) for category, ones in groupby(here, key=lambda one: one.category))
    ]
    return View(lines(*felt) or html(_("Nobody has checked in yet.")), ((act(_("Back"), "today"),),))


def missing_today(names: Sequence[str]) -> View:
    """Who has not said anything yet, to copy or to nudge."""
    if not names:
        return View(html(_("Everybody has checked in.")), ((act(_("Today"), "today"),),))
    label = html(ngettext("Say hello to {n}", "Say hello to all {n}", len(names))).unescape()
    text = lines(html(_("Not checked in yet:")), *(html("{name}", name=name) for name in names[:MOST_NAMES]))
    return View(text, ((act(label, "nudge"), act(_("Back"), "today")),))


def nudged(sent: Sequence[str], already: Sequence[str], resting: Sequence[str]) -> View:
    """What became of the hello, name by name."""
    text = lines(
        html(_("I've said hello to {names}."), names=listed(list(sent))) if sent else None,
        html(_("They had one today: {names}."), names=listed(list(already))) if already else None,
        html(_("They have their quiet time: {names}."), names=listed(list(resting))) if resting else None,
    )
    return View(text or html(_("Everybody has checked in.")), ((act(_("Today"), "today"),),))


def hello(coach: str) -> View:
    """A nudge, as the student reads it."""
    text = html(_("{coach} says hello. How are you today?"), coach=coach)
    return View(text, ((act(_("Check in"), "checkin"), act(_("Today"), "today")),))


def _head(batch: str, members: Sequence[Any]) -> Markup:
    here = sum(one.category is not None for one in members)
    return html(_("{batch} today: {here} of {all} checked in."), batch=bold(batch), here=here, all=len(members))


def _batch_today(batch: str, members: Sequence[Any]) -> Markup:
    here = [one for one in members if one.category is not None]
    said = sorted((one for one in here if not one.silent), key=lambda one: (ORDER[kind_of(one.category)], one.place))
    felt = [_felt(category, list(ones)) for category, ones in groupby(said, key=lambda one: str(one.category))]
    silent = sum(one.silent for one in here)
    quiet = html(ngettext("{n} is here, no word.", "{n} are here, no word.", silent)) if silent else None
    missing = [one.name for one in members if one.category is None and one.joined]
    absent = html(_("Not yet: {names}"), names=_some(missing)) if missing else None
    outside = [one.name for one in members if not one.joined and one.category is None]
    signed_out = html(_("Not signed in: {names}"), names=_some(outside)) if outside else None
    return lines(_head(batch, members), *felt, quiet, absent, signed_out)


def _felt(category: str, members: Sequence[Any]) -> Markup:
    """One feeling: who has it and in which words where it is heavy, names alone where it is open, else how many."""
    head = f"{members[0].emoji} {_(category)}".strip()
    kind = kind_of(category)
    if kind == "light":
        return html("{head}: {count}", head=head, count=len(members))
    names = [one.name if kind == "open" else f"{one.name} ({_two_words(one)})" for one in members]
    return html("{head}: {names}", head=head, names=_some(names))


def _two_words(student: Any) -> str:
    return ", ".join(_(word) for word in student.words[:2]).lower()


def _some(names: Sequence[str]) -> str:
    """Join names; of a great many, the first and how many more."""
    if len(names) <= MOST_NAMES:
        return listed(list(names))
    return listed([*names[:MOST_NAMES], ngettext("{n} more", "{n} more", len(names) - MOST_NAMES)])


def ask_name() -> Prompt:
    """For whom the invite is."""
    return Prompt(html(_("Who is it for? Write the name as the class says it.")))


def ask_batch(batches: Sequence[str]) -> Prompt:
    """Which class; a new one is made by writing its name."""
    text = _("Which class? Pick one, or write the name of a new one.") if batches else _(
        "What is the class called? A short name, like 2156."
    )  # fmt: skip
    return Prompt(html(text), in_rows(Option(name, name) for name in batches))


def invite_summary(name: str, batch: str, *, namesake: str | None, new_batch: bool) -> Prompt:
    """Once more before anything is written, with what a coach may not have meant."""
    doubt = html(_("There is a {name} in {batch} already."), name=namesake, batch=batch) if namesake else None
    new = html(_("{batch} would be a new class."), batch=bold(batch)) if new_batch else None
    text = lines(
        html(_("An invite for {name}"), name=bold(name)),
        html(_("Name: {name}"), name=name),
        html(_("Class: {batch}"), batch=batch),
        doubt,
        new,
    )
    changes = (Option("change:name", _("Change the name")), Option("change:batch", _("Change the class")))
    return Prompt(text, ((Option("save", _("Make the invite")),), changes))


def invite(name: str, link: str, code: str) -> View:
    """The link, once: only its hash is stored."""
    return View(
        lines(
            html(
                _("Here is the invite for {name}. Please send it to {name} only; it works once, for 14 days."),
                name=name,
            ),
            html("{link}", link=link),
            html(_("Or the code: {code}"), code=Markup("<code>{}</code>").format(code)),
        ),
        ((act(_("Invite another"), "invite", below=True), act(_("Today"), "today", below=True)),),
    )


def joined(name: str, user_id: str) -> View:
    """A student has come in; the name is not in the first line, which others may see on a locked phone."""
    return View(
        lines(html(_("A student has come in.")), html(_("{name} has joined."), name=name)),
        (
            (act(_("Today"), "today"),),
            (act(_("Wrong person? New invite"), "invite_again", user_id, below=True),),
        ),
    )


def bug(update: str) -> View:
    """For the people who run it."""
    return View(html(_("Something could not be handled: update {update}. The log has it."), update=update))
