"""What a coach reads about today: every class, and everybody by name."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from markupsafe import Markup

from bot.content.feelings import kind_of
from bot.views.fitting import ROOM, Row, rows_of_names, stacked
from bot.views.view import Button, View, act, length
from bot.views.words import _, bold, html, lines, ngettext

NO_BATCH = "–"
ORDER = {"heavy": 0, "light": 1, "open": 2}


def class_today(present: Sequence[Any], now: datetime, waiting: int = 0) -> View:
    """Everybody of every batch: heavy feelings first and by name, light ones as counts, then who is missing."""
    if not present:
        first = act(_("Invite a student"), "invite", below=True), act(_("Make a class"), "new_class", below=True)
        return View(html(_("Nobody is on the roster yet. Invite your first student?")), (*_waits(waiting), first))
    as_of = html(_("As of {clock}."), clock=f"{now:%H:%M}")
    missing = sum(one.is_missing for one in present)
    lacking = ((act(html(_("Missing ({n})"), n=missing).unescape(), "missing"),),) if missing else ()
    ways = (act(_("Refresh"), "today"), act(_("Names"), "names"))
    return View(
        _batches_today(present) + Markup("\n\n") + as_of,
        (*_waits(waiting), *lacking, ways, (act(_("Students"), "students"), act(_("Menu"), "menu"))),
    )


def _waits(count: int) -> tuple[tuple[Button, ...], ...]:
    label = html(ngettext("{n} waits for you", "{n} wait for you", count)).unescape()
    return ((act(label, "inbox", below=True),),) if count else ()


def names_today(present: Sequence[Any]) -> View:
    """The same wall with every name: for whoever wants to know who is happy, too."""
    here = sorted((one for one in present if one.category is not None), key=lambda one: (one.place, one.name))
    said = [list(ones) for _name, ones in groupby((one for one in here if not one.silent), key=_category)]
    rows = [Row("{sign}: {names}", [one.name for one in ones], _sign(ones[0])) for ones in said]
    if silent := [one.name for one in here if one.silent]:
        rows.append(Row(_("Here, no word: {names}"), silent))
    text = rows_of_names(rows) or html(_("Nobody has checked in yet."))
    return View(text, ((act(_("Back"), "today"),),))


def _batches_today(present: Sequence[Any]) -> Markup:
    """Return every batch; of a great many, those that do not fit whole are a line each."""
    batches = [(name, list(group)) for name, group in groupby(present, key=lambda one: one.batch or NO_BATCH)]
    parts = [_head(*batch) for batch in batches]
    spare = ROOM - sum(length(part) + 2 for part in parts)
    for n, batch in enumerate(batches):
        whole = _batch_today(*batch)
        longer = length(whole) - length(parts[n])
        if longer <= spare:
            parts[n], spare = whole, spare - longer
    return stacked(parts, between="\n\n")


def _head(batch: str, members: Sequence[Any]) -> Markup:
    here = sum(one.category is not None for one in members)
    return html(_("{batch} today: {here} of {all} checked in."), batch=bold(batch), here=here, all=len(members))


def _batch_today(batch: str, members: Sequence[Any]) -> Markup:
    here = [one for one in members if one.category is not None]
    said = sorted((one for one in here if not one.silent), key=lambda one: (ORDER[kind_of(one.category)], one.place))
    rows = [_felt(category, list(ones)) for category, ones in groupby(said, key=_category)]
    if silent := sum(one.silent for one in here):
        rows.append(Row(ngettext("{n} is here, no word.", "{n} are here, no word.", silent)))
    if missing := [one.name for one in members if one.is_missing]:
        rows.append(Row(_("Not yet: {names}"), missing))
    if outside := [one.name for one in members if one.category is None and not one.joined]:
        rows.append(Row(_("Not signed in: {names}"), outside))
    return lines(_head(batch, members), _school(members[0]), rows_of_names(rows))


def _school(student: Any) -> Markup | None:
    """Say why nobody of a class is missing."""
    if student.school == "off":
        return html(_("No school today."))
    return html(_("School has not begun yet.")) if student.school == "ahead" else None


def _felt(category: str, members: Sequence[Any]) -> Row:
    """One feeling: who has it and in which words where it is heavy, names alone where it is open, else how many."""
    kind = kind_of(category)
    if kind == "light":
        return Row("{sign}: {names}", [str(len(members))], _sign(members[0]))
    names = [one.name if kind == "open" else f"{one.name} ({_two_words(one)})" for one in members]
    return Row("{sign}: {names}", names, _sign(members[0]))


def _category(student: Any) -> str:
    return str(student.category)


def _sign(student: Any) -> str:
    category = _category(student)
    return f"{student.emoji} {_(category)}".strip()


def _two_words(student: Any) -> str:
    return ", ".join(_(word) for word in student.words[:2]).lower()
