"""A student's sprint as a coach sees it: goals, habits and looking back; one goal with all its words and tasks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views import commenting, fitting
from bot.views.calendar import weekday_and_day
from bot.views.goal_words import SIGNS, STATES, by_when
from bot.views.looking_back import ROOM, counted, said
from bot.views.paging import page_of, turns
from bot.views.sprint_counts import pulse
from bot.views.view import View, act, units
from bot.views.words import _, bold, html, lines

TASKS = 10  # on a page
TITLE, FIELD, TASK, SAID, HABIT = 120, 300, 60, 400, 60  # characters shown of each
HABITS = 10


def line(student_id: str, sprint: str, beats: Any) -> View:
    """The line on a student's page."""
    text = html("{sprint}: {pulse}", sprint=sprint, pulse=pulse(beats))
    return View(text, ((act(_("Sprint"), "student_sprint", student_id),),))


def page(one: Any) -> View:
    """One student's sprint."""
    text = lines(
        html("{name} · {sprint}", name=bold(one.student.display_name), sprint=one.sprint.name),
        html(_("Pulse: {pulse}"), pulse=pulse(one.pulse)),
        None if one.goals else html(_("No goal yet.")),
        _habits(one.habits),
        *looking_back(one.retrospective),
    )
    rows = [(act(_goal_label(each), "student_goal", each.goal.id),) for each in one.goals]
    if one.retrospective is not None:
        rows.append((act(_("How they looked back"), "student_retro", one.retrospective.id),))
    ways = (act(_("Their page"), "student", one.student.id), act(_("The sprint"), "sprint", one.sprint.id))
    return View(text, (*rows, ways))


def _goal_label(one: Any) -> str:
    sign, title = SIGNS[one.goal.status], fitting.cut(one.goal.title, 45)
    return html("{sign} {title} · {done}/{of}", sign=sign, title=title, done=one.done, of=one.of).unescape()


def _habits(found: Sequence[Any]) -> Markup | None:
    if not found:
        return None
    named = [fitting.cut(one.name, HABIT) for one in found]
    return html(_("Habits: {names}"), names=fitting.names(named, HABITS * HABIT))


def looking_back(found: Any) -> Sequence[Markup]:
    """How a student looked back at a sprint; nothing where they have not."""
    if found is None:
        return ()
    said = {
        _("What went well: {text}"): found.went_well,
        _("What was hard: {text}"): found.was_hard,
        _("Next time: {text}"): found.next_time,
    }
    return [html(label, text=fitting.cut(text, SAID)) for label, text in said.items() if text]


def retro(student: Any, sprint: Any, row: Any, counts: Any, about: Any, coach_id: str) -> View:
    """What a student said of a sprint, with what a coach said to it."""
    said_to_it = commenting.for_coach("retro", row.id, about, coach_id)
    text = lines(
        html(_("{name} looks back at {sprint}"), name=bold(student.display_name), sprint=bold(sprint.name)),
        counted(counts),
        said(row, ROOM - units(said_to_it.text)),
        said_to_it.text,
    )
    ends = act(_("What else was written"), "unanswered"), act(_("Back"), "student_sprint_of", student.id, sprint.id)
    return View(text, (*said_to_it.keyboard, ends))


def goal(one: Any, coach_id: str, number: int = 0) -> View:
    """One goal in the student's words, with its tasks, and what a coach said to it."""
    mine = one.progress.goal
    comment = commenting.for_coach("goal", mine.id, one.comment, coach_id)
    tasks = page_of(one.tasks, number, TASKS)
    text = lines(
        html("{name} · {title}", name=bold(one.student.display_name), title=bold(fitting.cut(mine.title, TITLE))),
        html(_("{sprint} · {state}, tasks {done} of {of}"), sprint=one.sprint.name, state=_(STATES[mine.status]),
             done=one.progress.done, of=one.progress.of),
        *fields(one.fields),
        *(_task(day, task) for day, task in tasks.items),
        comment.text,
    )  # fmt: skip
    ends = (
        act(_("What else was written"), "unanswered"),
        act(_("Back"), "student_sprint_of", one.student.id, one.sprint.id),
    )
    return View(text, (turns(tasks, "student_goal_page", mine.id), *comment.keyboard, ends))


def fields(mine: Any) -> Sequence[Markup]:
    """The five answers of a goal, in plain words."""
    said = {
        _("What exactly: {text}"): mine.specific,
        _("How I'll know: {text}"): mine.measurable,
        _("If it gets hard: {text}"): mine.achievable,
        _("Why: {text}"): mine.relevant,
        _("By when: {text}"): by_when(mine),
    }
    return [html(label, text=fitting.cut(text, FIELD)) for label, text in said.items() if text]


def _task(day: date, task: Any) -> Markup:
    sign = SIGNS["completed" if task.is_completed else "not_started"]
    minutes = html(_(" · {n} min"), n=task.minutes) if task.minutes else ""
    return html("{sign} {day} · {title}{minutes}", sign=sign, day=weekday_and_day(day),
                title=fitting.cut(task.title, TASK), minutes=minutes)  # fmt: skip
