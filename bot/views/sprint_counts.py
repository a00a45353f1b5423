"""Words for a sprint in numbers: counts class by class, the pulse of every student, who has no goal yet."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.paging import page_of, turns
from bot.views.view import View, act
from bot.views.words import _, bold, html, lines, ngettext

CLASSES, STUDENTS = 4, 8  # on a page


def pulse(one: Any) -> Markup:
    """Three plain numbers beside each other; a mean of them would say nothing."""
    goals = _of(_("goals {n} of {of}"), one.goals) or html(_("no goals"))
    tasks = _of(_("tasks {n} of {of}"), one.tasks) or html(_("no tasks"))
    habits = _of(_("habits {n} of {of}"), one.habits) or html(_("no habits"))
    return html("{goals} · {tasks} · {habits}", goals=goals, tasks=tasks, habits=habits)


def _of(text: str, count: tuple[int, int]) -> Markup | None:
    return html(text, n=count[0], of=count[1]) if count[1] else None


def counts(sprint: Any, classes: Sequence[Any], number: int) -> View:
    """A sprint in counts, class by class."""
    back = (act(_("No goal yet"), "sprint_no_goal", sprint.id), act(_("Back"), "sprint", sprint.id))
    page = page_of(classes, number, CLASSES)
    head = html(_("{name} in counts"), name=bold(sprint.name))
    none = [] if classes else [html(_("No student is here yet."))]
    text = Markup("\n\n").join([head, *none, *(_class(one) for one in page.items)])
    rows = tuple((act(_pulse_label(one.batch), "class_pulse", sprint.id, one.id, "0"),) for one in page.items if one.id)
    return View(text, (*rows, turns(page, "sprint_counts", sprint.id), back))


def _pulse_label(batch: str) -> str:
    return html(_("Pulse of {batch}"), batch=batch).unescape()


def _class(one: Any) -> Markup:
    return lines(
        bold(one.batch or _("In no class")),
        html(ngettext("{with_goal} of {n} student has a goal", "{with_goal} of {n} students have a goal", one.students),
             with_goal=one.with_goal),
        _row(_("Goals reached: {n} of {of}"), one.goals),
        _row(_("Tasks done: {n} of {of}"), one.tasks),
        _row(_("Habit days done: {n} of {of}"), one.habits),
        html(_("Looked back: {n}"), n=one.retrospectives),
        html(_("Goals taken along: {n}"), n=one.taken_along),
    )  # fmt: skip


def _row(text: str, count: tuple[int, int]) -> Markup:
    return html(text, n=count[0], of=count[1])


def no_goal(sprint: Any, classes: Sequence[tuple[str | None, Sequence[str]]]) -> View:
    """The names of those who have none, for coaches only."""
    back = ((act(_("Counts"), "sprint_counts", sprint.id, "0"), act(_("Back"), "sprint", sprint.id)),)
    if not classes:
        return View(html(_("Nobody is without a goal in {name}."), name=bold(sprint.name)), back)
    rows = [fitting.Row("<b>{sign}</b>: {names}", names, batch or _("In no class")) for batch, names in classes]
    return View(lines(html(_("No goal in {name} yet:"), name=bold(sprint.name)), fitting.rows_of_names(rows)), back)


def class_pulse(sprint: Any, students: Sequence[Any], number: int, batch: Any = None) -> View:
    """Every student with their three numbers, of one class or of all; each leads to what is behind them."""
    back = act(_("Back"), "sprint", sprint.id)
    page = page_of(students, number, STUDENTS)
    head = html(_("{name}: the pulse of {batch}"), name=bold(sprint.name), batch=bold(batch.name)) if batch else html(
        _("{name}: the pulse"), name=bold(sprint.name)
    )  # fmt: skip
    text = lines(head, *(html("{name}: {pulse}", name=bold(one.name), pulse=pulse(one.pulse)) for one in page.items),
                 None if students else html(_("No student is here yet.")))  # fmt: skip
    several = len({one.batch for one in students}) > 1
    buttons = [act(_student(one, several=several), "student_sprint_of", one.id, sprint.id) for one in page.items]
    rows = tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2))
    turn = turns(page, "class_pulse", sprint.id, batch.id) if batch else turns(page, "pulse", sprint.id)
    return View(text, (*rows, turn, (act(_("Counts"), "sprint_counts", sprint.id, "0"), back)))


def _student(one: Any, *, several: bool) -> str:
    return html("{name} · {batch}", name=one.name, batch=one.batch).unescape() if several and one.batch else one.name
