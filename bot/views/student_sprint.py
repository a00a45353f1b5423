"""A student's sprint on the coach's side: the goals, one goal, and what the student said of a sprint."""

from collections.abc import Sequence
from typing import Any

from bot.views import commenting, fitting
from bot.views.earlier_sprints import goal_line
from bot.views.looking_back import ROOM, counted, said
from bot.views.path_words import label
from bot.views.view import View, act, units
from bot.views.words import _, bold, html, lines

FIELD = 400
LOOKS_BACK = 3


def page(student: Any, sprint: Any, found: Any, looks_back: Sequence[tuple[Any, Any]]) -> View:
    """What a student plans in the sprint that holds, and what they said of the last ones."""
    text = lines(
        html("{name}: {sprint}", name=bold(student.display_name), sprint=sprint.name)
        if sprint
        else html(_("{name}: there is no sprint now."), name=bold(student.display_name)),
        counted(found.counts) if found else None,
        *(map(goal_line, found.goals) if found else ()),
    )
    goals = tuple((act(label(one.goal.title), "student_goal", one.goal.id),) for one in found.goals) if found else ()
    backs = tuple(
        (act(label(html(_("Looked back at {sprint}"), sprint=one.name).unescape()), "student_retro", retro.id),)
        for retro, one in looks_back[:LOOKS_BACK]
    )
    return View(text, (*goals, *backs, (act(_("Back"), "student", student.id), act(_("Today"), "today"))))


def goal(student: Any, one: Any, comment: Any, coach_id: str) -> View:
    """One goal of a student, with what a coach said to it."""
    said_to_it = commenting.for_coach("goal", one.goal.id, comment, coach_id)
    fields = (one.goal.specific, one.goal.measurable, one.goal.achievable, one.goal.relevant, one.goal.time_bound)
    text = lines(
        html("{name}: {title}", name=bold(student.display_name), title=bold(one.goal.title)),
        *(html("· {field}", field=fitting.cut(field, FIELD)) for field in fields if field),
        html(_("Tasks: {done} of {of}"), done=one.done, of=one.of) if one.of else None,
        said_to_it.text,
    )
    return View(text, (*said_to_it.keyboard, _ends(student)))


def retro(student: Any, sprint: Any, row: Any, counts: Any, about: Any, coach_id: str) -> View:
    """What a student said of a sprint, with what a coach said to it."""
    said_to_it = commenting.for_coach("retro", row.id, about, coach_id)
    text = lines(
        html(_("{name} looks back at {sprint}"), name=bold(student.display_name), sprint=bold(sprint.name)),
        counted(counts),
        said(row, ROOM - units(said_to_it.text)),
        said_to_it.text,
    )
    return View(text, (*said_to_it.keyboard, _ends(student)))


def _ends(student: Any) -> tuple[Any, ...]:
    return (act(_("What else was written"), "unanswered"), act(_("The sprint"), "student_sprint", student.id))
