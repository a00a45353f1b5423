"""One task: how it is written in a line, its own page, and what can be done with it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views import asking, fitting, wishes
from bot.views.calendar import in_payload, weekday_and_day, weekday_and_number
from bot.views.paging import page_of, turns
from bot.views.path_words import LABEL, label
from bot.views.view import Button, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, ngettext

OPEN, DONE = "☐", "✓"
DAYS = 12  # on a page
MINUTES = (5, 10, 15, 20, 30, 60)
CLOCKS = ("07:30", "16:00", "17:00", "19:00")
QUOTE = 60


def unsaid_minutes(task: Any) -> int | None:
    """Return for how many minutes a task is; None where its title says it: "Cards, 10 minutes"."""
    return None if wishes.minutes(task.title) == task.minutes else task.minutes


def details(task: Any, between: str = " · ") -> str:
    """When on its day a task is done, and for how long: 17:00 · 10 min."""
    minutes = unsaid_minutes(task)
    length = html(_("{n} min"), n=minutes).unescape() if minutes else ""
    return between.join(part for part in (task.scheduled_time, length) if part)


def line(task: Any, most: int) -> Markup:
    """A task in a line: ☐ Cards · 17:00 · 10 min."""
    parts = [html("{title}", title=fitting.cut(task.title, most)), details(task)]
    return html("{sign} {text}", sign=_sign(task), text=Markup(" · ").join(part for part in parts if part))


def brief(task: Any, most: int) -> Markup:
    """A task among others in a line: ☐ Cards."""
    return html("{sign} {title}", sign=_sign(task), title=fitting.cut(task.title, most))


def toggle(task: Any) -> Button:
    """The button that ticks a task where it is open, and un-ticks it where it is done."""
    said = _label(task)
    return act(said, "task_untick", task.id) if task.is_completed else act(said, "task_tick", task.id)


def opens(task: Any) -> Button:
    """The button that leads to a task's page."""
    return act(_label(task), "task", task.id)


def _label(task: Any) -> str:
    return label(fitting.cut(task.title, LABEL), _sign(task))  # cut by units: an emoji is as wide as two letters


def _sign(task: Any) -> str:
    return DONE if task.is_completed else OPEN


def task(own: Any, note: Markup | None = None) -> View:
    """A task's page: what it is, when, and what it is for."""
    one = own.task
    when = " · ".join(part for part in (weekday_and_day(own.day), details(one)) if part)
    text = lines(note, bold(one.title), when, html(_("For: {goal}"), goal=own.goal.title) if own.goal else None,
                 html(_("✓ Done.")) if one.is_completed else None)  # fmt: skip
    move = () if one.is_completed else (act(_("To another day"), "task_move", one.id),)
    return View(
        text,
        (
            (toggle_in_words(one),),
            (*move, act(_("Time and minutes"), "task_time", one.id)),
            (act(_("Rename"), "task_name", one.id), act(_("Take it out"), "task_out", one.id)),
            ((act(label(own.goal.title), "goal", own.goal.id),) if own.goal else ()),
            (act(_("My week"), "week_day", in_payload(own.day)), act(asking.today(), "today")),
        ),
    )


def toggle_in_words(one: Any) -> Button:
    """The same as `toggle`, where the title stands above already."""
    if one.is_completed:
        return act(_("Not done after all"), "task_untick", one.id)
    return act(asking.done(), "task_tick", one.id)


def ticked(found: Any) -> View:
    """What a tick has led to, to be said above the screen that follows; with a way to the goal where all is done."""
    title = bold(fitting.cut(found.task.title, QUOTE))
    if not found.task.is_completed:
        return View(open_again(found.task.title))
    done = html(_("Done: {title}."), title=title)
    if found.goal is None:
        return View(done)
    goal = html("{title}", title=fitting.cut(found.goal.goal.title, QUOTE))
    if not found.finished:
        so_far = html(ngettext("{done} of {n} task for {goal}.", "{done} of {n} tasks for {goal}.", found.goal.of),
                      done=found.goal.done, goal=goal)  # fmt: skip
        return View(html("{done} {so_far}", done=done, so_far=so_far))
    all_done = html(_("All tasks of {goal} are done."), goal=goal)
    return View(
        html("{done} {all_done}", done=done, all_done=all_done),
        ((act(_("I've reached it"), "goal", found.goal.goal.id),),),
    )


def open_again(title: str) -> Markup:
    """A tick was taken back."""
    return html(_("Okay, {title} is open again."), title=bold(fitting.cut(title, QUOTE)))


def move(own: Any, days: Sequence[date], number: int, today: date) -> View:
    """To which day? Only days that are left, and have room."""
    others = page_of([day for day in days if day != own.day], number, DAYS)
    task_id = own.task.id
    say = weekday_and_day if others.last else weekday_and_number  # of several weeks, with the month
    buttons = [
        act(_("Today") if day == today else say(day), "task_move_to", task_id, in_payload(day)) for day in others.items
    ]
    rows = tuple(tuple(buttons[n : n + 3]) for n in range(0, len(buttons), 3))
    title = bold(fitting.cut(own.task.title, QUOTE))
    text = html(_("{title} is on {day}. On which day would you like to do it?"), title=title,
                day=weekday_and_day(own.day))  # fmt: skip
    if not others.items:
        text = html(_("{title} is on {day}. No other day has room now."), title=title, day=weekday_and_day(own.day))
    back = act(asking.back(), "task", task_id)
    return View(text, (*rows, turns(others, "task_move_page", task_id), (back, act(asking.today(), "today"))))


def moved(own: Any) -> Markup:
    """Said once it is on another day."""
    title = bold(fitting.cut(own.task.title, QUOTE))
    return html(_("{title} is on {day} now."), title=title, day=weekday_and_day(own.day))


def taken_out(own: Any) -> View:
    """It is out, and can be put back for a day."""
    text = html(_("I've taken out {title}. For a day you can put it back."), title=bold(own.task.title))
    week = act(_("My week"), "week_day", in_payload(own.day))
    return View(text, ((act(asking.undo(), "task_back", own.task.id),), (week, act(asking.today(), "today"))))


def put_back(own: Any) -> Markup:
    """Said once it is back."""
    return html(_("{title} is back."), title=bold(fitting.cut(own.task.title, QUOTE)))


def added(own: Any) -> Markup:
    """Said once it is there."""
    title = bold(fitting.cut(own.task.title, QUOTE))
    return html(_("{title} is in your week, on {day}."), title=title, day=weekday_and_day(own.day))


def kept() -> Markup:
    """Said once something about it is changed."""
    return html(_("Okay, that's changed."))


def ask_title(goal: str | None, ideas: Sequence[str]) -> Prompt:
    """What is it? With what is done for the goal already as ready answers, or some ideas."""
    offered = ideas or (_("Pack my bag"), _("Read 10 minutes"), _("Tidy my desk"))
    if goal is None:
        text = html(_("What would you like to do? Pick one, or write it."))
    else:
        text = html(_("What would you like to do for {goal}?"), goal=bold(fitting.cut(goal, QUOTE)))
    return Prompt(text, in_rows(Option(f"idea{n}", label(idea), idea) for n, idea in enumerate(offered)))


def ask_name(before: str) -> Prompt:
    """A better title."""
    return Prompt(html(_("Now it is called {title}. What is a better name?"), title=bold(before)))


def ask_day(rows: tuple[tuple[Option, ...], ...]) -> Prompt:
    """On which day?"""
    return Prompt(html(_("On which day?")), rows)


def ask_time() -> Prompt:
    """At what time, if at one?"""
    offered = [Option(clock, clock) for clock in CLOCKS]
    return Prompt(
        html(_("At what time? Pick one, or write it.")), (*in_rows(offered), (Option("any", _("No time"), ""),))
    )


def ask_minutes() -> Prompt:
    """For how many minutes?"""
    offered = [Option(str(n), html(_("{n} min"), n=n).unescape(), str(n)) for n in MINUTES]
    return Prompt(
        html(_("How many minutes? Pick one, or write it.")),
        (*in_rows(offered, 3), (Option("any", _("As long as it takes"), ""),)),
    )


def named(day: date, today: date) -> str:
    """What a day is called on a button."""
    return _("Today") if day == today else weekday_and_number(day)
