"""What a coach reads: the class today, and invites."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from bot.content.feelings import kind_of
from bot.views.view import Option, Prompt, View, act, in_rows, length
from bot.views.words import _, bold, html, lines, listed, ngettext

NO_BATCH = "–"
MOST_BUTTONS = 8
MOST_NAMES = 15
LONG_ENOUGH = 1500


def class_today(present: Sequence[Any]) -> View:
    """Everybody of every batch: heavy feelings first and by name, light ones as counts, then who is missing.

    A school with many batches gets the later ones in one line each, so that it stays one message.
    """
    buttons = (act(_("Refresh"), "today"), act(_("Invite a student"), "invite"))
    if not present:
        return View(html(_("Nobody is on the roster yet. Invite your first student?")), (buttons,))
    parts: list[Markup] = []
    for batch, grouped in groupby(present, key=lambda one: one.batch or NO_BATCH):
        members = list(grouped)
        full = sum(map(length, parts)) > LONG_ENOUGH
        parts.append(_head(batch, members) if full else _batch_today(batch, members))
    outside = [one for one in present if not one.joined]
    again = in_rows(Option(one.user_id, _new_invite(one.name)) for one in outside[:MOST_BUTTONS])
    rows = tuple(tuple(act(one.label, "invite_again", one.key) for one in row) for row in again)
    return View(Markup("\n\n").join(parts), (*rows, buttons))


def _new_invite(name: str) -> str:
    return html(_("New invite: {name}"), name=name).unescape()


def _head(batch: str, members: Sequence[Any]) -> Markup:
    here = sum(one.category is not None for one in members)
    return html(_("{batch} today: {here} of {all} checked in."), batch=bold(batch), here=here, all=len(members))


def _batch_today(batch: str, members: Sequence[Any]) -> Markup:
    here = [one for one in members if one.category is not None]
    said = [one for one in here if not one.silent]
    heavy = [
        html("{category}: {names}", category=_heading(category, ones), names=_with_words(ones))
        for category, ones in _by_category(said)
        if kind_of(category) != "light"
    ]
    light = [
        html("{category}: {count}", category=_heading(category, ones), count=len(ones))
        for category, ones in _by_category(said)
        if kind_of(category) == "light"
    ]
    silent = sum(one.silent for one in here)
    quiet = html(ngettext("{n} is here, no word.", "{n} are here, no word.", silent)) if silent else None
    missing = [one.name for one in members if one.category is None and one.joined]
    absent = html(_("Not yet: {names}"), names=_some(missing)) if missing else None
    outside = [one.name for one in members if not one.joined]
    invited = html(_("Invited, not in yet: {names}"), names=_some(outside)) if outside else None
    return lines(_head(batch, members), *heavy, *light, quiet, absent, invited)


def _heading(category: str, members: Sequence[Any]) -> str:
    return f"{members[0].emoji} {_(category)}".strip()


def _by_category(members: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    order = Counter(one.category for one in members)
    return [(category, [one for one in members if one.category == category]) for category in order]


def _with_words(members: Iterable[Any]) -> str:
    return _some([f"{one.name} ({', '.join(_(word) for word in one.words).lower()})" for one in members])


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


def invite_summary(name: str, batch: str) -> Prompt:
    """Once more before anything is written."""
    return Prompt(
        lines(
            html(_("An invite for {name}"), name=bold(name)),
            html("1 {name}", name=name),
            html("2 {batch}", batch=batch),
        ),
        (
            (Option("save", _("Make the invite")),),
            (Option("change:name", _("Change 1")), Option("change:batch", _("Change 2"))),
        ),
    )


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


def joined(name: str) -> View:
    """A student has come in."""
    return View(html(_("{name} has joined."), name=name), ((act(_("Today"), "today"),),))


def bug(update: str) -> View:
    """For the people who run it."""
    return View(html(_("Something could not be handled: update {update}. The log has it."), update=update))
