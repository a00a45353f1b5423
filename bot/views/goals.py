"""A goal, as its student sees it."""

from typing import Any

from bot.views import commenting, fitting
from bot.views.earlier_sprints import goal_line
from bot.views.view import View, act
from bot.views.words import _, html, lines

FIELD = 400


def goal(one: Any, comment: Any) -> View:
    """One goal, with what a coach said to it."""
    fields = (one.goal.specific, one.goal.measurable, one.goal.achievable, one.goal.relevant, one.goal.time_bound)
    text = lines(
        goal_line(one),
        *(html("· {field}", field=fitting.cut(field, FIELD)) for field in fields if field),
        commenting.for_student(comment),
    )
    return View(text, ((act(_("My sprint"), "my_sprint"), act(_("Today"), "today")),))
