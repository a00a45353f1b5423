"""What is still open of a day, in one message: each thing is ticked in it, and all of it can come again later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from bot.views import asking, fitting, habit_reminder, tasks
from bot.views.habit_words import in_button, weekday
from bot.views.habits import OPEN as HABIT
from bot.views.moments import in_payload
from bot.views.path_words import label
from bot.views.view import Button, View, act, in_rows
from bot.views.words import _, bold, html, lines, ngettext

MOST = 6  # things of which each has a line and a button: a phone's screen takes no more
TITLE, CUE, LABEL = 60, 40, 34


@dataclass(frozen=True)
class Things:
    """What is open: a check-in, tasks, habits; `at` names the message, as its buttons carry it."""

    at: str
    day: date
    check_in: bool
    tasks: Sequence[Any]
    habits: Sequence[Any]

    @property
    def count(self) -> int:
        """How many they are."""
        return self.check_in + len(self.tasks) + len(self.habits)

    @property
    def later(self) -> Button:
        """Let all of it come again."""
        return act(_("Later"), "later", self.at)


def things(items: Iterable[tuple[str, Mapping[str, Any]]], at: datetime, today: date) -> Things:
    """Put together what was told of each kind; what several reminders were about stands there once."""
    found = dict[str, Any](items)
    told = list(items)
    tasks = {task.id: task for _, values in told for task in values.get("tasks", ())}
    habits = {one.id: one for _, values in told for one in _habits_in(values)}
    return Things(in_payload(at), today, "checkin" in found, [*tasks.values()], [*habits.values()])


def _habits_in(values: Mapping[str, Any]) -> Sequence[Any]:
    return values.get("habits", ()) or ([values["habit"]] if "habit" in values else [])


def view(found: Things, undo: Button | None = None) -> View:
    """Everything that is open; nothing left is good news. `undo` takes the last tick back."""
    if not found.count:
        return _nothing(found.day, undo)
    if found.count > 1:
        return _several(found, undo)
    one = _one(found)
    return one.with_row(undo) if undo else one


def _nothing(day: date, undo: Button | None) -> View:
    return View(everything(day), ((*((undo,) if undo else ()), act(asking.today(), "today")),))


def everything(day: date) -> Markup:
    """Nothing of a day is left open."""
    return html(_("That was everything for {day}."), day=weekday(day))


def _one(found: Things) -> View:
    if found.habits:
        return habit_reminder.reminder(found.habits[0], found.day, found.later)
    if not found.tasks:
        return View(_question(), ((act(_("Check in"), "checkin"), found.later),))
    [task] = found.tasks
    text = lines(bold(task.title), tasks.details(task), html(_("For: {goal}"), goal=task.goal) if task.goal else None)
    done = act(asking.done(), "due_task", task.id, found.at)
    return View(text, ((done, found.later), (act(_("My week"), "week", below=True),)))


def _question() -> Markup:
    return html(_("How are you today?"))


def _several(found: Things, undo: Button | None) -> View:
    rows = [(_task_line(one), act(_tick(tasks.OPEN, one.title), "due_task", one.id, found.at)) for one in found.tasks]
    rows += [(_habit_line(one), act(_tick(HABIT, one.name), "due_habit", one.id, found.at)) for one in found.habits]
    head = html(_("Open on {day}:"), day=weekday(found.day))
    more = html(ngettext("{n} more", "{n} more", len(rows) - MOST)) if len(rows) > MOST else None
    text = lines(head, *(line for line, _ in rows[:MOST]), more)
    asks = ((act(_("Check in"), "checkin", below=True),),) if found.check_in else ()
    last = (*((undo,) if undo else ()), found.later, *_not_today(found))
    shown = View(text, (*asks, *in_rows(tick for _, tick in rows[:MOST]), _rest(found), last))
    return shown.after(_question()) if found.check_in else shown


def _task_line(task: Any) -> Markup:
    beside = tasks.details(task)
    text = html("{sign} {title}", sign=tasks.OPEN, title=fitting.cut(task.title, TITLE))
    return html("{text} · {beside}", text=text, beside=beside) if beside else text


def _habit_line(habit: Any) -> Markup:
    text = html("{sign} {name}", sign=HABIT, name=fitting.cut(habit.name, TITLE))
    if not habit.cue:
        return text
    return html("{text} · {cue}", text=text, cue=fitting.cut(habit_reminder.cue(habit), CUE))


def _tick(sign: str, title: str) -> str:
    return label(fitting.cut(title, LABEL), sign)


def _rest(found: Things) -> tuple[Button, ...]:
    """Return the ways to what is not on this screen."""
    if found.count - found.check_in <= MOST:
        return ()
    week = (act(_("My week"), "week", below=True),) if len(found.tasks) > MOST else ()
    return (*week, *((act(_("My habits"), "habits", below=True),) if found.habits else ()))


def _not_today(found: Things) -> tuple[Button, ...]:
    """Return the way to let a habit go for a day; what is asked then stands below, and the list stays."""
    if not found.habits:
        return ()
    if len(found.habits) > 1:
        return (act(_("Not today"), "due_skip", found.at, below=True),)
    return (act(_("Not today"), "habit_not_today", found.habits[0].id, in_button(found.day), below=True),)


def which_not(found: Things) -> View:
    """Which of the habits can wait?"""
    rows = in_rows(act(label(one.name), "habit_not_today", one.id, in_button(found.day)) for one in found.habits)
    return View(html(_("Which one can wait today?")), (*rows, (act(_("None of them"), "due", found.at),)))
