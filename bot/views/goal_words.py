"""Words that every screen of goals shares: what a goal says, line by line, by when, how far, which days."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.calendar import WEEK, weekday_and_day, weekday_names
from bot.views.path_words import DONE, NEW, ON_THE_WAY
from bot.views.words import N_, _, html, listed, ngettext

LINE = 600  # units of what somebody wrote; five such lines fit into a message
GONE = "–"

STATES = {
    "not_started": N_("not begun"),
    "in_progress": N_("on the way"),
    "completed": N_("reached"),
}
SIGNS = {"not_started": NEW, "in_progress": ON_THE_WAY, "completed": DONE}


def said(words: str, most: int = LINE) -> str:
    """Return what somebody wrote, as much of it as fits on a screen with the rest."""
    return fitting.cut(words, most)


def by_when(fields: Any) -> str:
    """Return by when: a day with its weekday, or the student's words."""
    return weekday_and_day(fields.by) if fields.by else said(fields.time_bound)


def lines_of(fields: Any) -> list[Markup]:
    """Return what a goal says below its title: one numbered line for each answer."""
    words = said(fields.achievable)
    in_the_way = words if words.casefold().startswith(_("if ")) else html(_("In the way: {words}"), words=words)
    return [
        html("1 {line}", line=html(_("I will: {words}"), words=said(fields.specific))),
        html("2 {line}", line=html(_("I'll know: {words}"), words=said(fields.measurable))),
        html("3 {line}", line=in_the_way),
        html("4 {line}", line=html(_("Because: {words}"), words=said(fields.relevant))),
        html("5 {line}", line=html(_("By: {words}"), words=by_when(fields))),
    ]


def days_said(weekdays: Iterable[int]) -> str:
    """Return weekdays as people say them, from Monday: Mon, Wed, and Fri."""
    names = weekday_names()
    return listed([names[day] for day in sorted(weekdays, key=lambda day: (day - 1) % WEEK)])


def left(days: int) -> Markup:
    """How many days of the sprint are left, today included."""
    return html(ngettext("There is {n} day left.", "There are {n} days left.", days))


def day_near(day: date, today: date) -> str:
    """Return a day as people say it: today, tomorrow, Fri, Dec 12."""
    if day == today:
        return _("today")
    return _("tomorrow") if day == today + timedelta(days=1) else weekday_and_day(day)
