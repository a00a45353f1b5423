"""The sprint that holds, as its student sees it."""

from typing import Any

from bot.views.earlier_sprints import goal_line
from bot.views.looking_back import counted
from bot.views.path_words import label
from bot.views.view import View, act
from bot.views.words import _, bold, html, lines


def page(sprint: Any, found: Any, *, ends: bool, left: bool) -> View:
    """What the student plans, and the ways to what was before."""
    text = (
        lines(bold(sprint.name), counted(found.counts), *map(goal_line, found.goals))
        if sprint
        else html(_("There is no sprint now. Your coach starts the next one."))
    )
    goals = tuple((act(label(one.goal.title), "goal", one.goal.id),) for one in found.goals) if found else ()
    back = ((act(_("Look back"), "look_back"),),) if ends else ()
    along = ((act(_("Take something along"), "carry"),),) if left else ()
    return View(text, (*goals, *back, *along, (act(_("Earlier sprints"), "earlier_sprints"), act(_("Today"), "today"))))
