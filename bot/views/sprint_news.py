"""What students are told of a sprint: it begins, is half over, ends soon, ends; each with what they can do then."""

from datetime import date
from typing import Any

from bot.views.calendar import weekday_and_day
from bot.views.view import View, act
from bot.views.words import _, bold, html, lines


def begins(sprint: Any, today: date, *, has_goal: bool) -> View:
    """A sprint has begun: time for a goal, if there is none."""
    said = _("{sprint} begins today.") if today == sprint.start_date else _("{sprint} is going on.")
    mine = act(_("My sprint"), "my_sprint")
    if has_goal:
        return View(html(said, sprint=bold(sprint.name)), ((act(_("My goals"), "goals"), mine),))
    text = lines(html(said, sprint=bold(sprint.name)), html(_("What would you like to get better at?")))
    return View(text, ((act(_("New goal"), "new_goal"), mine),))


def half(sprint: Any, today: date, *, has_goal: bool) -> View:  # noqa: ARG001 - the three get the same
    """Its middle: still right?"""
    asked = _("Is your goal still right?") if has_goal else _("There is time for a goal. Would you like one?")
    way = act(_("My goals"), "goals") if has_goal else act(_("New goal"), "new_goal")
    return View(lines(html(_("Half of {sprint} is over."), sprint=bold(sprint.name)), html(asked)), ((way,),))


def ends_soon(sprint: Any, today: date, *, has_goal: bool) -> View:  # noqa: ARG001 - all of them get the same
    """Its end falls on a day without school: what can still be ticked?"""
    ends = html(_("{sprint} ends on {day}."), sprint=bold(sprint.name), day=weekday_and_day(sprint.end_date))
    text = lines(ends, html(_("Today is the last school day in it.")))
    return View(text, ((act(_("My week"), "week"), act(_("My sprint"), "my_sprint")),))


def ends(sprint: Any, today: date, *, has_goal: bool) -> View:  # noqa: ARG001 - the three get the same
    """Its end: time to look back."""
    said = _("{sprint} is over.") if today > sprint.end_date else _("Today is the last day of {sprint}.")
    text = lines(html(said, sprint=bold(sprint.name)), html(_("How was it? Three short questions.")))
    return View(text, ((act(_("Look back"), "look_back_of", sprint.id),),))
