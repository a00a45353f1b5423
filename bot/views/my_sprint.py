"""A student's sprint on one page: which day it is, what is done, what comes next."""

from typing import Any

from markupsafe import Markup

from bot.views import asking, fitting
from bot.views.calendar import weekday_and_day
from bot.views.goal_words import SIGNS
from bot.views.tasks import details
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext

TITLE = 60


def my_sprint(page: Any) -> View:
    """Where am I in the sprint, and what is left of it?"""
    text = lines(_where(page), _goals(page), _counts(page), _coming(page))
    return View(text, (*_along(page), *_ways(page.place.phase)))


def _where(page: Any) -> Markup:
    at, name = page.place, bold(page.sprint.name)
    if at.phase == "over":
        return html(_("{sprint} is over. Your coach starts the next one."), sprint=name)
    if at.phase == "coming":
        begins = weekday_and_day(page.sprint.start_date)
        said = ngettext("{sprint} begins on {day} and has {n} day. You can plan already.",
                        "{sprint} begins on {day} and has {n} days. You can plan already.", at.days)  # fmt: skip
        return html(said, sprint=name, day=begins)
    where = html(_("{sprint}: day {day} of {days}, week {week} of {weeks}"), sprint=name, day=at.day, days=at.days,
                 week=at.week, weeks=at.weeks)  # fmt: skip
    rest = html(ngettext("{n} day left with today", "{n} days left with today", at.left))
    left = rest if at.left > 1 else html(_("the last day"))
    return html("{where}, {left}", where=where, left=left)


def _goals(page: Any) -> Markup | None:
    return lines(*(_goal(one) for one in page.goals)) if page.goals else None


def _goal(one: Any) -> Markup:
    head = html("{sign} {title}", sign=SIGNS[one.goal.status], title=fitting.cut(one.goal.title, TITLE))
    if not one.of:
        return head
    tasks = html(ngettext("{done} of {n} task", "{done} of {n} tasks", one.of), done=one.done)
    return html("{head}: {tasks}", head=head, tasks=tasks)


def _counts(page: Any) -> Markup | None:
    done, of = page.tasks
    tasks = html(ngettext("Tasks: {done} of {n} done", "Tasks: {done} of {n} done", of), done=done) if of else None
    habits = None
    if page.habits:
        done, of = page.habits
        habits = html(
            ngettext("Habits: {done} of {n} planned day", "Habits: {done} of {n} planned days", of), done=done
        )
    return lines(tasks, habits)


def _coming(page: Any) -> Markup | None:
    if not page.coming:
        return None
    return lines(bold(_("Coming:")), *(_planned(day, task, page.today) for day, task in page.coming))


def _planned(day: Any, task: Any, today: Any) -> Markup:
    when = _("Today") if day == today else weekday_and_day(day)
    parts = (when, details(task, ", "))
    when = ", ".join(part for part in parts if part)
    return html("{when}: {title}", when=when, title=fitting.cut(task.title, TITLE))


def _along(page: Any) -> tuple[tuple[Button, ...], ...]:
    """What can be taken along from the last sprint, and, once this one ends, looking back."""
    back = ((act(_("Look back"), "look_back"),),) if page.looks_back else ()
    return (*back, *(((act(_("Take something along"), "carry"),),) if page.left else ()))


def _ways(phase: str) -> tuple[tuple[Button, ...], ...]:
    shown = act(_("As a picture"), "sprint_picture", below=True), act(_("My card"), "sprint_card", below=True)
    end = (act(_("Earlier sprints"), "earlier_sprints"), act(asking.today(), "today"))
    if phase == "over":
        return ((act(_("My goals"), "goals"), act(_("My habits"), "habits")), shown, end)
    return (
        (act(_("My week"), "week"), act(_("My goals"), "goals")),
        (act(_("My habits"), "habits"), act(_("New goal"), "new_goal")),
        shown,
        end,
    )


def no_sprint() -> View:
    """There is no sprint, and none has been."""
    text = html(_("There is no sprint now. Your coach starts the next one. Your path goes on meanwhile."))
    return View(text, ((act(_("My path"), "path"), act(asking.today(), "today")),))
