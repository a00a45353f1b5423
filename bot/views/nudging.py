"""Who has not checked in yet, and the hello that they can get."""

from collections.abc import Sequence

from bot.views.view import View, act
from bot.views.words import _, html, lines, listed, ngettext

MOST_NAMES = 40


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
