"""Words for planning a sprint: its name, its days, and what a coach should know before they are kept."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.calendar import weekday_and_day
from bot.views.view import Option, Prompt
from bot.views.words import _, bold, day, html, lines, listed, ngettext

SHORT, LONG = 7, 8 * 7  # days; fewer, and more, are unusual
MOST = 3  # of what is named one by one


def ask_name(following: str | None) -> Prompt:
    """What it is called; the next number is ready."""
    ready = following or _("Sprint 1")
    return Prompt(html(_("What is the sprint called?")), ((Option("following", ready),),))


def ask_first(name: str, days: tuple[tuple[Option, ...], ...]) -> Prompt:
    """When it begins."""
    return Prompt(html(_("Which is the first day of {name}?"), name=bold(name)), days)


def ask_last(name: str, first: date, days: tuple[tuple[Option, ...], ...], ready: Sequence[Any]) -> Prompt:
    """When it ends, with lengths to pick."""
    text = html(_("{name} begins on {day}. How long is it?"), name=bold(name), day=weekday_and_day(first))
    return Prompt(text, days, tuple(Option(one.last.isoformat(), _length(one)) for one in ready))


def _length(span: Any) -> str:
    text = ngettext("{n} week, to {day}", "{n} weeks, to {day}", span.weeks)
    return html(text, day=weekday_and_day(span.last)).unescape()


def another_day() -> str:
    """Label: opens the calendar."""
    return _("Another day…")


def summary(name: str, ahead: Any, sprint: Any = None) -> Prompt:
    """Everything once more, with what a coach may not have meant; `sprint` is the one that is changed."""
    closed = sprint is not None and sprint.closed_at is not None
    text = lines(
        bold(name),
        html(_("1 Name: {name}"), name=name),
        html(_("2 First day: {day}"), day=weekday_and_day(ahead.days.first)),
        html(_("3 Last day: {day}"), day=weekday_and_day(ahead.days.last)),
        length(ahead.days),
        _unusual(ahead.days.days),
        *(_overlaps(one) for one in ahead.overlaps[:MOST]),
        _more(len(ahead.overlaps) - MOST),
        _holidays(ahead.holidays),
        _outside(ahead.outside),
        None if closed or sprint else _starting(ahead),
    )
    return Prompt(text, (*_ways(ahead, sprint), _changes(closed=closed)))


def length(span: Any) -> Markup:
    """How long it is: 28 days, 4 weeks."""
    days = ngettext("{n} day", "{n} days", span.days)
    return html("{days}, {weeks}", days=days, weeks=ngettext("{n} week", "{n} weeks", span.weeks))


def days(span: Any) -> Markup:
    """From when to when it goes."""
    if span.first == span.last:
        return html("{day}", day=weekday_and_day(span.first))
    return html(_("{first} to {last}"), first=weekday_and_day(span.first), last=weekday_and_day(span.last))


def _unusual(count: int) -> Markup | None:
    if count == 1:
        return html(_("That is one single day. It works, if you mean it."))
    if count < SHORT:
        return html(_("That is shorter than most sprints. It works, if you mean it."))
    if count > LONG:
        return html(_("That is longer than most sprints. It works, if you mean it."))
    return None


def _overlaps(one: Any) -> Markup:
    text = _("It shares days with {name} ({first} to {last}). Only one is active at a time.")
    return html(text, name=one.name, first=day(one.start_date), last=day(one.end_date))


def _more(count: int) -> Markup | None:
    if count <= 0:
        return None
    return html(ngettext("And with {n} more sprint.", "And with {n} more sprints.", count))


def _holidays(found: Sequence[Any]) -> Markup | None:
    if not found:
        return None
    named = [_holiday(one) for one in found[:MOST]]
    rest = [ngettext("{n} more", "{n} more", len(found) - MOST)] if len(found) > MOST else []
    return html(_("Holidays in it: {holidays}"), holidays=listed([*named, *rest]))


def _holiday(one: Any) -> str:
    return html("{name} ({days}, {batches})", name=one.name, days=days(one.days),
                batches=fitting.names(list(one.batches), 200)).unescape()  # fmt: skip


def _outside(found: Any) -> Markup | None:
    if not found.anything:
        return None
    return html(_("What is outside these days: {what}. Please choose days with room for that."),
                what=outside(found.tasks, found.habit_days))  # fmt: skip


def outside(tasks: int, habit_days: int) -> str:
    """What would lie outside other days, in counts."""
    found = [ngettext("{n} task", "{n} tasks", tasks)] if tasks else []
    if habit_days:
        found.append(ngettext("{n} habit day", "{n} habit days", habit_days))
    return listed(found)


def _starting(ahead: Any) -> Markup | None:
    if ahead.is_over:
        return html(_("Its last day has passed, so it can't start."))
    if ahead.active is None:
        return None
    return html(_("If you start it, {name} ends. Its goals stay readable."), name=ahead.active.name)


def _ways(ahead: Any, sprint: Any) -> tuple[tuple[Option, ...], ...]:
    if ahead.outside.anything:
        return ()
    save = Option("save", _("Save"))
    start = (Option("start", _("Save and start")),) if sprint is None and not ahead.is_over else ()
    return ((save, *start),)


def _changes(*, closed: bool) -> tuple[Option, ...]:
    """What can be changed: of one that is closed the name only."""
    labels = {"name": _("Change 1"), "first": _("Change 2"), "last": _("Change 3")}
    return tuple(Option(f"change:{key}", label) for key, label in labels.items() if key == "name" or not closed)
