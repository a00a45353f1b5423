"""At what times of the day somebody is reminded of what, in plain sentences; and choosing others."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.clock import as_clock
from bot.views import asking, fitting
from bot.views.path_words import label
from bot.views.settings import break_until
from bot.views.view import Button, Prompt, View, act, in_rows
from bot.views.words import N_, _, bold, html, lines, listed

NAME = 60
A_ROW = 2
# What each kind is called, and on which days it comes.
KINDS = {
    "checkin": (N_("Check-in"), N_("on school days")),
    "day": (N_("Your day"), N_("every day")),
    "board": (N_("A card of your board"), N_("on Fridays")),
    "digest": (N_("Your digest"), N_("on school days, if there is something to say")),
}


def overview(found: Sequence[Any], mine: Any, now: datetime, note: Markup | None = None) -> View:
    """Everything that comes by itself, and when; each has a button. A `note` of the only one says it all."""
    alone = note is not None and len(found) == 1
    text = lines(
        note + "\n" if note and not alone else note,
        bold(_("Your reminders")) if not alone else None,
        *(_head(one) for one in found if not alone),
        html(_("What lies in your quiet hours waits or stays away.")) if any(map(_quiet, found)) else None,
        break_until(mine, now),
    )
    rows = in_rows(_opens(one, label(_name(one))) for one in found)
    ways = act(_("Quiet hours"), "choose", "quiet"), act(_("Settings"), "settings")
    return View(text, (*rows, ways, (act(asking.today(), "today"),)))


def _name(one: Any) -> str:
    return fitting.cut(one.habit.name, NAME) if one.habit is not None else _(KINDS[one.kind][0])


def _opens(one: Any, said: str) -> Button:
    """Return the button that leads to the times of one thing."""
    return act(said, "remind", one.kind) if one.habit is None else act(said, "habit_remind", one.habit.id)


def _adds(one: Any, said: str) -> Button:
    if one.habit is None:
        return act(said, "remind_more", one.kind)
    return act(said, "habit_remind_more", one.habit.id)


def _sets(one: Any, said: str, how: str, *, holds: bool = False) -> Button:
    """Return a button that changes the times; one that says what `holds` already has a tick."""
    said = asking.ticked(said) if holds else said
    if one.habit is None:
        return act(said, "remind_at", one.kind, how)
    return act(said, "habit_remind_at", one.habit.id, how)


def _types(one: Any, adding: str) -> Button:
    said = _("Another time")
    if one.habit is None:
        return act(said, "remind_type", one.kind, adding)
    return act(said, "habit_remind_type", one.habit.id, adding)


def _when(one: Any) -> str:
    """At what times one thing comes, in words."""
    if not one.minutes:
        with_day = one.habit is not None and one.chosen is None
        return _("together with your day") if with_day else _("none") if _is_digest(one) else _("no reminder")
    clocks = _clocks(one.minutes)
    return clocks if one.habit is not None else html(_("{clocks}, {days}"), clocks=clocks,
                                                     days=_(KINDS[one.kind][1])).unescape()  # fmt: skip


def _clocks(minutes: Iterable[int]) -> str:
    return listed([as_clock(minute) for minute in minutes])


def _is_digest(one: Any) -> bool:
    return one.habit is None and bool(one.kind == "digest")


def _quiet(one: Any) -> bool:
    return any(map(one.is_quiet, one.minutes))


def of_habit(own: Sequence[int] | None) -> str:
    """When a habit reminds its student, as its page says it."""
    if own is None:
        return _("together with your day")
    return _clocks(own) or _("no reminder")


def changed(one: Any) -> Markup:
    """Said once other times hold."""
    return html(_("Okay. {what}: {when}."), what=_name(one), when=_when(one))


def times(one: Any) -> View:
    """When one thing comes: none, as usual, a ready time, one in words, one more, one less."""
    quiet = html(_("You have quiet hours then, so I stay silent.")) if _quiet(one) else None
    asked = _("When shall it come?") if _is_digest(one) else _("When shall I remind you?")
    text = lines(_head(one), quiet, html(asked))
    other = (_types(one, "alone"), *((_adds(one, _("One more time")),) if one.has_room else ()))
    rows = (_fixed(one), *_ready(one), other, _less(one))
    own = (act(_("To the habit"), "habit", one.habit.id),) if one.habit is not None else ()
    return View(text, (*filter(None, rows), (*own, act(_("All reminders"), "reminders"))))


def _head(one: Any) -> Markup:
    return html("{what}: {when}.", what=bold(_name(one)), when=_when(one))


def _fixed(one: Any) -> tuple[Button, ...]:
    none = _sets(one, _("No digest") if _is_digest(one) else _("No reminder"), "none", holds=one.chosen == ())
    if one.habit is not None:
        return (_sets(one, _("With my day"), "usual", holds=one.chosen is None), none)
    if one.usual is None:
        return (none,)
    usual = html(_("As usual, {clock}"), clock=as_clock(one.usual)).unescape()
    return (_sets(one, usual, "usual", holds=one.chosen is None), none)


def _ready(one: Any, sign: str = "", without: Sequence[int] = ()) -> list[tuple[Button, ...]]:
    ways = [
        _sets(one, as_clock(minute), f"{sign}{minute}", holds=minute in (one.chosen or ()))
        for minute in one.ready
        if minute not in without
    ]
    return [tuple(ways[n : n + A_ROW]) for n in range(0, len(ways), A_ROW)]


def _less(one: Any) -> tuple[Button, ...]:
    """Return a button for each of several times, which takes it away."""
    if len(one.minutes) < 2:
        return ()
    said = _("Without {clock}")
    return tuple(
        _sets(one, html(said, clock=as_clock(minute)).unescape(), f"-{minute}") for minute in one.minutes
    )  # fmt: skip


def more(one: Any) -> View:
    """At what other time does it come, too?"""
    text = lines(_head(one), html(_("And when else?")))
    rows = (*_ready(one, "+", one.minutes), (_types(one, "more"),), (_opens(one, asking.back()),))
    return View(text, rows)


def ask(one: Any) -> Prompt:
    """A time in words."""
    text = html(_("{what}: at what time? Write it, like 17:15 or 5 pm."), what=bold(_name(one)))
    return Prompt(text, beside=(act(_("Quiet hours"), "choose", "quiet"),))
