"""What students are told of a project: it has begun, it ends soon, and has ended; each with what they can do then."""

from datetime import date

from bot.views import asking
from bot.views.calendar import weekday_and_day
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines


def begins(project: str, project_id: str, day: date, left: int) -> View:  # noqa: ARG001 - all get the same
    """It has begun."""
    text = html(_("A project is going on: {project}, until {day}."), project=bold(project), day=weekday_and_day(day))
    return View(text, ((_mine(project_id), act(asking.today(), "today")),))


def ends(project: str, project_id: str, day: date, left: int) -> View:
    """It ends soon."""
    said = _("Your project {project} ends tomorrow.") if left == 1 else _("Your project {project} ends on {day}.")
    text = html(said, project=bold(project), day=weekday_and_day(day))
    return View(lines(text, html(_("What is still to do?"))), ((_mine(project_id), act(asking.today(), "today")),))


def over(project: str, project_id: str, day: date, left: int) -> View:
    """It ends today, or did so a few days ago."""
    said = _("Your project {project} ended on {day}.") if left < 0 else _("Your project {project} ends today.")
    text = html(said, project=bold(project), day=weekday_and_day(day))
    ways = (act(_("Tell about it"), "project_tell", project_id), _mine(project_id))
    return View(lines(text, html(_("What went well? What would you do differently?"))), (ways,))


def _mine(project_id: str) -> Button:
    return act(_("My project"), "my_project_of", project_id)
