"""Who has not checked in yet, and the hello that they can get."""

from collections.abc import Mapping, Sequence

from bot.views.fitting import Row, rows_of_names, stacked
from bot.views.view import View, act
from bot.views.words import N_, _, html, ngettext

FATES = {
    "sent": N_("I've said hello to {names}."),
    "already": N_("They had one today: {names}."),
    "quiet": N_("They have their quiet time: {names}."),
    "declined": N_("They'd rather not be written to: {names}."),
    "unreached": N_("They have blocked me, so I can't reach them: {names}."),
}


def missing_today(names: Sequence[str]) -> View:
    """Who has not said anything yet, to copy or to nudge."""
    if not names:
        return View(html(_("Nobody is missing now.")), ((act(_("Today"), "today"),),))
    label = html(ngettext("Say hello to {n}", "Say hello to all {n}", len(names))).unescape()
    text = stacked([html(_("Not checked in yet:")), *(html("{name}", name=name) for name in names)])
    return View(text, ((act(label, "nudge"), act(_("Back"), "today")),))


def nudged(names: Mapping[str, Sequence[str]]) -> View:
    """What became of the hello, name by name."""
    told = rows_of_names([Row(_(FATES[one]), names[one]) for one in FATES if one in names])
    return View(told or html(_("Nobody is missing now.")), ((act(_("Today"), "today"),),))


def hello(coach: str) -> View:
    """A nudge, as the student reads it."""
    text = html(_("{coach} says hello. How are you today?"), coach=coach)
    return View(text, ((act(_("Check in"), "checkin"), act(_("Today"), "today")),))
