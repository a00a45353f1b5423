"""What a coach reads about today: every class, and everybody by name."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from markupsafe import Markup

from bot.content.feelings import kind_of
from bot.views.view import Button, View, act, length
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
