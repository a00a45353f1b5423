"""Pictures of a student's rhythm, each with a caption that says the same: the habits, the sprint, and its card.

Goals are those of `services/rhythm/goals.py`, with the counts of their tasks; whoever shows a picture gives the rows of
buttons that lead on from there.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.calendar import WEEK, weekday_letters
from bot.views.path_words import MASTERED, NEW, ON_THE_WAY
from bot.views.view import Attachment, Button, View, act
from bot.views.words import N_, _, bold, day, html, lines, ngettext

CAPTION, TITLE = 850, 60  # of the 1024 units, for what stands in rows; a title in one of them
DRAWN = 120  # characters of a title in a picture, at most
MOST_DAYS, MOST_HABITS, MOST_GOALS, ON_A_CARD = 90, 6, 6, 4

Rows = tuple[tuple[Button, ...], ...]

# What each mark of the grid means, in the order of its legend.
MARKS = {
    "done": N_("done"),
    "missed": N_("no tick"),
    "skipped": N_("not today"),
    "paused": N_("away"),
    "holiday": N_("holiday"),
    "free": N_("not planned"),
    "open": N_("open"),
    "coming": N_("to come"),
}
_LEFT_OUT = ("done", "missed", "free")  # of the counts beside how many planned days were done
_SIGNS = {"completed": MASTERED, "in_progress": ON_THE_WAY}
_STATES = {"completed": "mastered", "in_progress": "in_progress"}


def habit_grid(sprint: str, first: date, last: date, today: date, habits: Sequence[Any], rows: Rows = ()) -> View:
    """The habits of a sprint, day by day: each has `name`, `marks`, a word of MARKS a day, `done` and `planned`."""
    if not habits:
        return View(html(_("No habit is in {sprint} yet."), sprint=bold(fitting.cut(sprint, TITLE))), _ends(rows))
    days, skipped = _days(first, last, today)
    values = {
        "title": _("My habits"),
        "days": [one.isoformat() for one in days],
        "today": today.isoformat() if today in days else None,
        "rows": [
            {"name": fitting.cut(one.name, DRAWN), "marks": list(one.marks[skipped : skipped + len(days)])}
            for one in habits[:MOST_HABITS]
        ],
        "legend": {mark: _(MARKS[mark]) for mark in MARKS},
        "heads": weekday_letters(),
        "weeks": _weeks(days, skipped),
    }
    head = html(_("{habits} in {sprint}"), habits=bold(_("My habits")), sprint=fitting.cut(sprint, TITLE))
    text = lines(head, fitting.stacked([_habit(one) for one in habits], CAPTION))
    return View(text, _ends(rows), Attachment("picture", {"kind": "habit_grid", "values": values}))


def _habit(one: Any) -> Markup:
    """Return a habit in words: how many of its planned days were done, and what else its days were."""
    counts = {mark: list(one.marks).count(mark) for mark in MARKS}
    done = html(ngettext("{done} of {n} planned day", "{done} of {n} planned days", one.planned), done=one.done)
    others = [
        html("{mark}: {n}", mark=_(MARKS[mark]), n=count)
        for mark, count in counts.items()
        if count and mark not in _LEFT_OUT
    ]
    said = Markup(" · ").join([*([done] if one.planned else []), *others])
    name = bold(fitting.cut(one.name, TITLE))
    return html("{name}: {said}", name=name, said=said) if said else name


def sprint_progress(
    sprint: str, first: date, last: date, today: date, goals: Sequence[Any], tasks: tuple[int, int],
    habits: tuple[int, int], rows: Rows = (),
) -> View:  # fmt: skip
    """How far a sprint is; of tasks and of the days of habits: how many are done, and how many were planned."""
    days, skipped = _days(first, last, today)
    when = _when(first, last, today)
    values = {
        "title": fitting.cut(sprint, DRAWN),
        "when": when,
        "days": [one.isoformat() for one in days],
        "today": today.isoformat(),
        "weeks": _weeks(days, skipped),
        "goals": [_bar(one) for one in goals[:MOST_GOALS]],
        "numbers": [
            {"label": label, "done": done, "of": max(done, of)}
            for label, (done, of) in ((_("tasks done"), tasks), (_("habit days done"), habits))
            if of
        ],
    }
    text = lines(
        bold(fitting.cut(sprint, TITLE)),
        when,
        fitting.stacked([_goal(one) for one in goals], CAPTION - 200),
        html(_("Tasks: {done} of {of} done"), done=tasks[0], of=tasks[1]) if tasks[1] else None,
        html(_("Habit days: {done} of {of} done"), done=habits[0], of=habits[1]) if habits[1] else None,
    )
    return View(text, _ends(rows), Attachment("picture", {"kind": "sprint_progress", "values": values}))


def _when(first: date, last: date, today: date) -> str:
    if today < first:
        return html(_("It begins on {day}."), day=day(first)).unescape()
    if today > last:
        return html(_("It ended on {day}."), day=day(last)).unescape()
    return html(_("Day {n} of {of}"), n=(today - first).days + 1, of=(last - first).days + 1).unescape()


def _bar(one: Any) -> dict[str, Any]:
    return {
        "title": fitting.cut(one.goal.title, DRAWN), "done": one.done, "of": one.of,
        "state": _STATES.get(one.goal.status, "assigned"),
    }  # fmt: skip


def _goal(one: Any) -> Markup:
    title = fitting.cut(one.goal.title, TITLE)
    sign = _SIGNS.get(one.goal.status, NEW)
    if not one.of:
        return html("{sign} {title}", sign=sign, title=title)
    count = html(ngettext("{done} of {n} task", "{done} of {n} tasks", one.of), done=one.done)
    return html("{sign} {title}: {count}", sign=sign, title=title, count=count)


def sprint_card(
    name: str, sprint: str, first: date, last: date, goals: Sequence[Any], tasks: int, habits: Sequence[Any],
    rows: Rows = (),
) -> View:  # fmt: skip
    """A sprint to show others: only what was done. `tasks` are those done; each habit has `name`, and its `done` days.

    No feeling is on it, no count of what was planned, and of the name only the first.
    """
    given, dates = (
        fitting.cut(name.split()[0], TITLE),
        html(_("{first} – {last}"), first=day(first), last=day(last)).unescape(),
    )
    practised = sorted((one for one in habits if one.done), key=lambda one: -int(one.done))
    deeds = tasks + sum(one.done for one in practised)
    label = _deeds(deeds, only_tasks=not practised) if deeds else _("My sprint")
    best = sorted(goals, key=lambda one: one.goal.status != "completed")
    by_kind = [ngettext("{n} task done", "{n} tasks done", tasks)] if tasks and practised else []
    said = [*by_kind, *map(_practised, practised)]
    values = {
        "name": given,
        "sprint": fitting.cut(sprint, DRAWN),
        "when": dates,
        "count": deeds,
        "label": label,
        "goals": [_shown(one) for one in best[:ON_A_CARD]],
        "lines": said[:ON_A_CARD],
    }
    text = lines(
        html(_("{name}: {sprint}"), name=bold(given), sprint=fitting.cut(sprint, TITLE)),
        html(_("{n} {things}, {dates}"), n=deeds, things=label, dates=dates) if deeds else dates,
        fitting.stacked([*map(_reached, best), *(html("{one}", one=fitting.cut(one, TITLE)) for one in said)], CAPTION),
    )
    return View(text, _ends(rows), Attachment("picture", {"kind": "sprint_card", "values": values}))


def _deeds(count: int, *, only_tasks: bool) -> str:
    """What the number on a card counts; tasks alone are named here, and not once more in a line."""
    return ngettext("task done", "tasks done", count) if only_tasks else ngettext("thing done", "things done", count)


def _practised(one: Any) -> str:
    days = ngettext("{name}: {n} day", "{name}: {n} days", one.done)
    return html(days, name=fitting.cut(one.name, TITLE)).unescape()


def _shown(one: Any) -> dict[str, Any]:
    is_reached = one.goal.status == "completed"
    said = _("reached") if is_reached else _("on the way")
    return {
        "title": fitting.cut(one.goal.title, DRAWN),
        "state": "reached" if is_reached else "on_the_way",
        "said": said,
    }


def _reached(one: Any) -> Markup:
    shown = _shown(one)
    sign = MASTERED if one.goal.status == "completed" else ON_THE_WAY
    title = fitting.cut(shown["title"], TITLE)
    return html("{sign} {title}: {said}", sign=sign, title=title, said=shown["said"])


def _days(first: date, last: date, today: date) -> tuple[list[date], int]:
    """Return the days of a sprint, and how many are left out before; of a very long one, those around today."""
    count = (last - first).days + 1
    too_many = -(-(count - MOST_DAYS) // WEEK)  # weeks
    skipped = WEEK * max(min(too_many, (today - first).days // WEEK - 1), 0)
    return [first + timedelta(days=n) for n in range(skipped, min(count, skipped + MOST_DAYS))], skipped


def _weeks(days: Sequence[date], skipped: int) -> list[str]:
    """Return what stands above every seven days."""
    return [
        html(_("Week {n} · {day}"), n=n, day=day(one)).unescape()
        for n, one in enumerate(days[::WEEK], start=skipped // WEEK + 1)
    ]


def _ends(rows: Rows) -> Rows:
    return (*rows, (act(_("Today"), "today", below=True), act(_("Menu"), "menu", below=True)))
