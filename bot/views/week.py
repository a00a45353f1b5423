"""The week of the sprint as one message, with one of its days to tick, and what is said where there is no week."""

from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views import asking, fitting
from bot.views.calendar import in_payload, weekday_and_day, weekday_and_number
from bot.views.paging import page_of, turns
from bot.views.tasks import brief, line, opens, toggle
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext

TOGGLES = 8  # on a page
FEW = 2  # tasks of another day that are named; more are counted
IN_A_ROW = 3
SHORT, LONG = 24, 240  # of a title, on the other days and on the chosen one
CHOSEN, CHOSEN_ROOM = 900, 2000  # of the titles of the chosen day, and of all that is said of it


def week(one: Any, page: int = 0, said: View | None = None) -> View:
    """Return all days of a week; the tasks of the chosen one are buttons. `said` comes first, with its buttons."""
    toggles = page_of(one.days[one.chosen], page, TOGGLES)
    shown = View(
        lines(_head(one), *(_chosen(one) if day == one.chosen else _beside(one, day) for day in one.days)),
        (
            *((toggle(task),) for task in toggles.items),
            turns(toggles, "week_page", in_payload(one.chosen)),
            *_other_days(one),
            _other_weeks(one),
            _changing(one),
            (act(_("My sprint"), "my_sprint"), act(asking.today(), "today")),
        ),
    )
    return shown.below(said) if said else shown


def page_with(one: Any, task_id: str) -> int:
    """Return on which page of the chosen day's buttons a task stands."""
    return next((n // TOGGLES for n, task in enumerate(one.days[one.chosen]) if task.id == task_id), 0)


def _head(one: Any) -> Markup:
    head = html(_("{sprint} · week {n} of {of}"), sprint=bold(one.sprint), n=one.number, of=one.weeks)
    if one.phase != "coming":
        return head
    return lines(head, html(_("It begins on {day}. You can plan already."), day=weekday_and_day(one.begins)))


def _chosen(one: Any) -> Markup:
    """Return the chosen day in full."""
    found = one.days[one.chosen]
    most = min(CHOSEN // max(len(found), 1), LONG)
    tasks = [line(task, most) for task in found] or [html(_("Nothing planned."))]
    return lines(html("▸ {day}", day=_head_of(one, one.chosen)), fitting.stacked(tasks, CHOSEN_ROOM))


def _beside(one: Any, day: date) -> Markup:
    """Return another day in a line, so that the week stays on a phone's screen."""
    head, found = _head_of(one, day), one.days[day]
    if not found:
        return html(_("{day}: free"), day=head)
    if len(found) > FEW:
        done = sum(task.is_completed for task in found)
        return html(_("{day}: {done} of {of} done"), day=head, done=done, of=len(found))
    return html("{day}: {tasks}", day=head, tasks=Markup(", ").join(brief(task, SHORT) for task in found))


def _head_of(one: Any, day: date) -> Markup:
    name = weekday_and_day(day) if day == one.chosen else weekday_and_number(day)
    return bold(html(_("{day}, today"), day=name) if day == one.today else name)


def _other_days(one: Any) -> list[tuple[Button, ...]]:
    """Return a button for each day but the chosen one, in rows."""
    others = [act(weekday_and_number(day), "week_day", in_payload(day)) for day in one.days if day != one.chosen]
    return [tuple(others[n : n + IN_A_ROW]) for n in range(0, len(others), IN_A_ROW)]


def _other_weeks(one: Any) -> tuple[Button, ...]:
    before, after = one.number - 1, one.number + 1
    ways = []
    if before >= 1:
        ways.append(act(html(_("‹ Week {n}"), n=before).unescape(), "week_of", str(before)))
    if after <= one.weeks:
        ways.append(act(html(_("Week {n} ›"), n=after).unescape(), "week_of", str(after)))
    return tuple(ways)


def _changing(one: Any) -> tuple[Button, ...]:
    add = act(_("Add a task"), "task_add")
    if not one.days[one.chosen]:
        return (add,)
    return (add, act(_("Move or take out"), "tasks_of_day", in_payload(one.chosen)))


def tasks_of_day(one: Any, number: int = 0) -> View:
    """Which task of the chosen day is it about?"""
    found = page_of(one.days[one.chosen], number, TOGGLES)
    day = in_payload(one.chosen)
    if not found.items:
        text = html(_("Nothing is planned on {day}."), day=weekday_and_day(one.chosen))
    else:
        text = html(_("Which one on {day}? You can move it, change it, or take it out."),
                    day=weekday_and_day(one.chosen))  # fmt: skip
    rows = tuple((opens(task),) for task in found.items)
    back = act(asking.back(), "week_day", day)
    return View(text, (*rows, turns(found, "tasks_page", day), (back, act(asking.today(), "today"))))


def no_sprint() -> View:
    """There is no sprint yet, and none has been."""
    text = html(_("There is no sprint now. When your coach starts one, your week is here."))
    return View(text, ((act(_("My path"), "path"), act(asking.today(), "today")),))


def over(name: str, done: int, of: int) -> View:
    """The sprint is over: look back."""
    text = lines(
        html(_("{sprint} is over."), sprint=bold(name)),
        html(ngettext("You did {done} of {n} task.", "You did {done} of {n} tasks.", of), done=done) if of else None,
        html(_("How was it? Looking back takes three short questions.")),
    )
    return View(text, ((act(_("Look back"), "look_back"),), (act(_("My sprint"), "my_sprint"),
                       act(asking.today(), "today"))))  # fmt: skip
