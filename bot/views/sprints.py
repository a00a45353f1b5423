"""Words for sprints: where the active one is, those to come, those that are over; starting and ending."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views.calendar import month_of, weekday_and_day
from bot.views.paging import page_of, turns
from bot.views.sprint_plans import days, length
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext

PAGE = 8


def sprints(active: Any, coming: Sequence[Any], number: int, *, may_plan: bool) -> View:
    """The active sprint, and those to come."""
    page = page_of(coming, number, PAGE)
    text = lines(
        bold(_("Sprints")),
        _active(active) if active else html(_("No sprint is active now.")),
        html(_("To come:")) if page.items else None,
        *(html(_("· {name}, from {day}"), name=one.sprint.name, day=weekday_and_day(one.span.first))
          for one in page.items),
    )  # fmt: skip
    close = ((act(_("Close it"), "sprint_close", active.sprint.id),),) if _ask_to_close(active, may_plan) else ()
    rows = tuple(
        (act(one.sprint.name, "sprint", one.sprint.id),) for one in (*([active] if active else []), *page.items)
    )
    new = (act(_("New sprint"), "new_sprint"),) if may_plan else ()
    ways = (*new, act(_("Earlier sprints"), "sprints_past", "0"))
    return View(text, (*close, *rows, turns(page, "sprints_page"), ways, (act(_("Menu"), "menu"),)))


def _ask_to_close(active: Any, may_plan: bool) -> bool:  # noqa: FBT001 - it is the value that is named
    return active is not None and may_plan and active.place.phase == "over"


def _active(one: Any) -> Markup:
    return html("{name}: {where}", name=bold(one.sprint.name), where=where(one))


def where(one: Any) -> Markup:
    """Where a sprint is, on the day it is for whoever reads it."""
    span, place = one.span, one.place
    if one.closed_on is not None:
        return html(_("closed on {day}."), day=weekday_and_day(one.closed_on))
    if place.phase == "over":
        text = _("ended on {day}. Shall it be closed?") if one.sprint.is_active else _("ended on {day}.")
        return html(text, day=weekday_and_day(span.last))
    if place.phase == "coming":
        return html(_("begins on {day}."), day=weekday_and_day(span.first))
    if not one.sprint.is_active:
        return html(_("its first day was {day}, and it has not been started yet."), day=weekday_and_day(span.first))
    text = _("day {day} of {days}, week {week} of {weeks}. {left}")
    return html(text, day=place.day, days=place.days, week=place.week, weeks=place.weeks, left=_left(place.left))


def _left(left: int) -> Markup:
    if left == 1:
        return html(_("Today is its last day."))
    return html(ngettext("{n} day is left, today included.", "{n} days are left, today included.", left))


def past(found: Sequence[Any], number: int) -> View:
    """The sprints that are over, the latest first."""
    back = (act(_("Sprints"), "sprints"),)
    if not found:
        return View(html(_("No sprint is over yet.")), (back,))
    page = page_of(found, number, PAGE)
    rows = tuple((act(_past_label(one), "sprint", one.id),) for one in page.items)
    text = html(ngettext("{n} sprint is over.", "{n} sprints are over.", len(found)))
    return View(text, (*rows, turns(page, "sprints_past"), back))


def _past_label(one: Any) -> str:
    return html("{name} · {month}", name=one.name, month=month_of(one.start_date)).unescape()


def page(one: Any, *, may_plan: bool) -> View:
    """One sprint, and what can be looked at and done there."""
    text = lines(
        bold(one.sprint.name), html("{days}: {length}", days=days(one.span), length=length(one.span)), _standing(one)
    )
    looks = (act(_("Counts"), "sprint_counts", one.sprint.id, "0"), act(_("Pulse"), "pulse", one.sprint.id, "0"))
    missing = () if is_over(one) else (act(_("No goal yet"), "sprint_no_goal", one.sprint.id),)
    does = _does(one) if may_plan else ()
    return View(text, (looks, missing, tuple(does), (act(_("Sprints"), "sprints"),)))


def is_over(one: Any) -> bool:
    """Whether nobody plans in a sprint any more: it was closed, or its last day passed without its being active."""
    return one.closed_on is not None or (one.place.phase == "over" and not one.sprint.is_active)


def _standing(one: Any) -> Markup:
    head = _("Active") if one.sprint.is_active else _("Over") if is_over(one) else _("Planned")
    return html("{head}: {where}", head=head, where=where(one))


def _does(one: Any) -> Sequence[Button]:
    key, change = one.sprint.id, act(_("Change"), "sprint_change", one.sprint.id)
    if one.closed_on is not None and one.place.phase != "over":
        return (act(_("Reopen"), "sprint_reopen", key), change)
    if one.sprint.is_active:
        return (act(_("Close it"), "sprint_close", key), change)
    return (change,) if is_over(one) else (act(_("Start it"), "sprint_start", key), change)


def ask_to_start(one: Any, active: Any) -> View:
    """Before a sprint is made the active one."""
    text = lines(
        html(_("Shall {name} be the active sprint?"), name=bold(one.sprint.name)),
        html(_("It begins on {day}; students can plan for it from now on."), day=weekday_and_day(one.span.first))
        if one.place.phase == "coming"
        else None,
        _ends(active),
    )
    return _asked(text, act(_("Yes, start it"), "sprint_start_now", one.sprint.id), one.sprint.id)


def ask_to_reopen(one: Any, active: Any) -> View:
    """Before a sprint that was closed goes on."""
    text = lines(html(_("Shall {name} go on?"), name=bold(one.sprint.name)), _ends(active))
    return _asked(text, act(_("Yes, reopen it"), "sprint_reopen_now", one.sprint.id), one.sprint.id)


def ask_to_close(one: Any) -> View:
    """Before the active sprint ends."""
    early = None
    if one.place.phase == "running" and one.place.left > 1:
        early = html(_("Its last day would be {day}."), day=weekday_and_day(one.span.last))
    text = lines(html(_("Shall {name} be closed? Its goals stay readable."), name=bold(one.sprint.name)), early)
    return _asked(text, act(_("Yes, close it"), "sprint_close_now", one.sprint.id), one.sprint.id)


def _ends(active: Any) -> Markup | None:
    return html(_("{name} ends with this; its goals stay readable."), name=bold(active.name)) if active else None


def _asked(text: Markup, yes: Button, sprint_id: str) -> View:
    return View(text, ((yes, act(_("Back"), "sprint", sprint_id)),))


def activated(done: Any) -> View:
    """A sprint is the active one now."""
    ended = html(_("{name} has ended; its goals stay readable."), name=done.ended.name) if done.ended else None
    return _done(done, lines(html(_("{name} is the active sprint now."), name=bold(done.sprint.name)), ended))


def closed(done: Any) -> View:
    """The sprint has ended."""
    return _done(done, html(_("{name} is closed. Its goals stay readable."), name=bold(done.sprint.name)))


def _done(done: Any, text: Markup) -> View:
    ways = (act(_("Open"), "sprint", done.sprint.id), act(_("Sprints"), "sprints"))
    if done.decision is None:
        return View(text, (ways,))
    text = lines(text, html(_("You can take that back for ten minutes.")))
    return View(text, ((act(_("Undo"), "sprint_undo", done.decision),), ways))


def taken_back() -> Markup:
    """Said above the page of a sprint that is as it was."""
    return html(_("Taken back. All is as it was."))


def kept(sprint: Any) -> View:
    """A sprint is saved."""
    ways = (act(_("Open"), "sprint", sprint.id), act(_("Sprints"), "sprints"))
    return View(html(_("Saved: {name}."), name=bold(sprint.name)), (ways,))
