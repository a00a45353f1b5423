"""What students are told of a project: it ends soon, and has ended."""

from datetime import date

from bot.views import asking
from bot.views.calendar import weekday_and_day
from bot.views.view import View, act
from bot.views.words import _, bold, html, lines


def ends(project: str, day: date, left: int) -> View:
    """It ends soon."""
    said = _("Your project {project} ends tomorrow.") if left == 1 else _("Your project {project} ends on {day}.")
    text = html(said, project=bold(project), day=weekday_and_day(day))
    return View(lines(text, html(_("What is still to do?"))), ((act(asking.today(), "today"),),))


def over(project: str, day: date, left: int) -> View:
    """It ends today, or did so a few days ago."""
    said = _("Your project {project} ended on {day}.") if left < 0 else _("Your project {project} ends today.")
    text = html(said, project=bold(project), day=weekday_and_day(day))
    return View(lines(text, html(_("What went well? What would you do differently?"))),
                ((act(asking.today(), "today"),),))  # fmt: skip
