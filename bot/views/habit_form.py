"""The form of a habit: its questions with ready answers by rules from its name, and all answers together."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup

from bot.content.habits import Kind, kinds
from bot.views import fitting
from bot.views.calendar import weekday_names
from bot.views.habit_words import MONDAY_FIRST, how_often
from bot.views.view import Option, Prompt, in_rows
from bot.views.words import _, bold, html, lines, ngettext

TEXT = 300  # of an answer, on the screen with all of them


def _kind_of(name: str) -> Kind:
    """Return the first kind of which a keyword stands in a habit's name; the last one fits everything."""
    said = " ".join(["", *re.findall(r"[^\W_]+", name.casefold()), ""])
    return next((kind for kind in kinds() if any(f" {one} " in said for one in _keywords(kind.keywords))), kinds()[-1])


def _keywords(word: str | None) -> Iterable[str]:
    return (one.strip().casefold() for one in _(word).split(",")) if word else ()


def name(sprint: str) -> Prompt:
    """What a new habit is called."""
    text = lines(
        html(_("A new habit for {sprint}. Something small works best."), sprint=bold(sprint)),
        html(_("What would you like to do? Pick one, or write it.")),
    )
    return Prompt(text, _ready(kind.idea for kind in kinds() if kind.idea))


def new_name() -> Prompt:
    """What a habit is called from now on."""
    return Prompt(html(_("What shall your habit be called?")))


def what(called: str) -> Prompt:
    """What exactly it is."""
    return Prompt(html(_("{name}: what exactly is it? Pick one, or write it."), name=bold(called)),
                  _ready(_kind_of(called).what))  # fmt: skip


def how(called: str) -> Prompt:
    """How it is done, and how long."""
    return Prompt(html(_("How will you do it, and how long? Pick one, or write it.")), _ready(_kind_of(called).how))


def cue(called: str) -> Prompt:
    """When it fits."""
    return Prompt(html(_("When does it fit into your day? Right after something works best.")),
                  _ready(_kind_of(called).cue))  # fmt: skip


def reward(called: str) -> Prompt:
    """A treat afterwards."""
    return Prompt(html(_("What is your treat afterwards? You may skip this.")), _ready(_kind_of(called).reward))


def often(times: Sequence[int]) -> Prompt:
    """How often it is planned."""
    weekly = tuple(
        Option(f"times{n}", html(ngettext("{n} time a week", "{n} times a week", n)).unescape()) for n in times
    )
    return Prompt(
        html(_("How often?")),
        ((Option("daily", _("Every day")),), (Option("days", _("On certain days")),), *in_rows(weekly)),
    )


def days() -> Prompt:
    """On which weekdays."""
    names = weekday_names()
    return Prompt(html(_("Which days?")), in_rows((Option(str(n), names[n]) for n in MONDAY_FIRST), 4))


def _ready(words: Iterable[str | None]) -> tuple[tuple[Option, ...], ...]:
    return in_rows(Option(f"r{n}", _(word)) for n, word in enumerate(words) if word)


def summary(wanted: Any, *, is_new: bool, is_other_rhythm: bool) -> Prompt:
    """All answers together, each with a way to change it."""
    rows = (
        (_("1 What: {text}"), wanted.what),
        (_("2 How: {text}"), wanted.how),
        (_("3 When: {text}"), wanted.cue),
        (_("4 Treat: {text}"), wanted.reward or _("none")),
        (_("5 How often: {text}"), how_often(wanted.weekdays, wanted.times)),
    )
    text = lines(
        bold(html(_("Your habit: {name}"), name=wanted.name)),
        *(html(row, text=fitting.cut(value, TEXT)) for row, value in rows),
        _from_today() if is_other_rhythm else None,
    )
    change = [
        Option(f"change:{key}", html(_("Change {n}"), n=n).unescape())
        for n, key in enumerate(("what", "how", "cue", "reward", "often"), start=1)
    ]
    named = Option("change:name", _("Name"))
    which = (Option("change:days", _("Which days")),) if wanted.weekdays is not None else ()
    save = Option("save", _("Save") if is_new else _("Save the change"))
    return Prompt(text, ((save,), tuple(change[:3]), (*change[3:], named), which))


def _from_today() -> Markup:
    return html(_("This rhythm holds from today. The days before stay as they were."))


ASK: dict[str, Callable[[str], Prompt]] = {"what": what, "how": how, "cue": cue, "reward": reward}
