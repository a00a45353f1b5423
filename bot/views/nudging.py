"""Who has not checked in yet, and the hello that they can get."""

from collections.abc import Sequence

from bot.views import fitting
from bot.views.view import View, act
from bot.views.words import _, html, lines, ngettext

LABELS = 300  # of the room of a screen, for what is no name


def missing_today(names: Sequence[str]) -> View:
    """Who has not said anything yet, to copy or to nudge."""
    if not names:
        return View(html(_("Everybody has checked in.")), ((act(_("Today"), "today"),),))
    label = html(ngettext("Say hello to {n}", "Say hello to all {n}", len(names))).unescape()
    text = fitting.stacked([html(_("Not checked in yet:")), *(html("{name}", name=name) for name in names)])
    return View(text, ((act(label, "nudge"), act(_("Back"), "today")),))


def nudged(sent: Sequence[str], already: Sequence[str], resting: Sequence[str]) -> View:
    """What became of the hello, name by name."""
    told = (
        (_("I've said hello to {names}."), sent),
        (_("They had one today: {names}."), already),
        (_("They have their quiet time: {names}."), resting),
    )
    room = (fitting.ROOM - LABELS) // len(told)
    text = lines(*(html(words, names=fitting.names(names, room)) for words, names in told if names))
    return View(text or html(_("Everybody has checked in.")), ((act(_("Today"), "today"),),))


def hello(coach: str) -> View:
    """A nudge, as the student reads it."""
    text = html(_("{coach} says hello. How are you today?"), coach=coach)
    return View(text, ((act(_("Check in"), "checkin"), act(_("Today"), "today")),))
