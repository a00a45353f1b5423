"""Words for projects as coaches see them: the active one, those to come and those that are over; starting, ending."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views.calendar import month_of, weekday_and_day
from bot.views.paging import page_of, turns
from bot.views.path_words import label
from bot.views.project_status import counted
from bot.views.project_words import description, left
from bot.views.sprint_plans import days, length
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext

PAGE = 8


def projects(active: Any, coming: Sequence[Any], number: int, *, may_plan: bool) -> View:
    """The active project, and those to come."""
    page = page_of(coming, number, PAGE)
    text = lines(
        bold(_("Projects")),
        html("{name}: {where}", name=bold(active.project.name), where=_where(active))
        if active
        else html(_("No project is active now.")),
        html(_("To come:")) if page.items else None,
        *(html(_("· {name}, from {day}"), name=one.project.name, day=weekday_and_day(one.span.first))
          for one in page.items),
    )  # fmt: skip
    shown = (*([active] if active else []), *page.items)
    rows = tuple((act(label(one.project.name), "project", one.project.id),) for one in shown)
    new = (act(_("New project"), "new_project"),) if may_plan else ()
    ways = (*new, act(_("Past projects"), "projects_past", "0"))
    return View(text, (*rows, turns(page, "projects_page"), ways, (act(_("Menu"), "menu"),)))


def _where(one: Any) -> Markup:
    """Where a project is, on the day it is for the coach."""
    if one.closed_on is not None:
        return html(_("ended on {day}."), day=weekday_and_day(one.last_day))
    if one.place.phase == "over":
        text = _("its last day was {day}. Shall it be ended?") if one.project.is_active else _("ended on {day}.")
        return html(text, day=weekday_and_day(one.span.last))
    if one.is_planned:
        return html(_("planned, from {day} on."), day=weekday_and_day(one.span.first))
    return left(one)


def past(found: Sequence[Any], number: int) -> View:
    """The projects that are over, the latest first."""
    back = (act(_("Projects"), "projects"),)
    if not found:
        return View(html(_("No project is over yet.")), (back,))
    page = page_of(found, number, PAGE)
    rows = tuple((act(_past_label(one), "project", one.project.id),) for one in page.items)
    text = html(ngettext("{n} project is over.", "{n} projects are over.", len(found)))
    return View(text, (*rows, turns(page, "projects_past"), back))


def _past_label(one: Any) -> str:
    return html("{name} · {month}", name=label(one.project.name), month=month_of(one.span.first)).unescape()


def page(one: Any, classes: Sequence[Any], *, may_plan: bool, is_empty: bool) -> View:
    """One project: what it is about, how far the students are, and what can be done with it."""
    project = one.project
    text = lines(
        html(_("{name} · number {n}"), name=bold(project.name), n=project.cycle_number),
        description(project.description),
        html("{days}: {length}", days=days(one.span), length=length(one.span)),
        html(_("Now: {where}"), where=_where(one)),
        None if one.is_planned else counted(classes),
    )
    looks = () if one.is_planned else (act(_("Who has what"), "project_status", project.id, "0"),)
    does = _does(one, is_empty=is_empty) if may_plan else ()
    return View(text, (looks, *does, (act(_("Projects"), "projects"),)))


def _does(one: Any, *, is_empty: bool) -> Sequence[tuple[Button, ...]]:
    key, change = one.project.id, act(_("Change"), "project_change", one.project.id)
    gone = ((act(_("Delete"), "project_delete", key),),) if is_empty else ()
    if one.project.is_active:
        return ((act(_("End it"), "project_close", key), change), *gone)
    if one.place.phase == "over":
        return ((change,), *gone)
    start = _("Start it again") if one.closed_on is not None else _("Start it")
    return ((act(start, "project_start", key), change), *gone)


def ask_to_start(one: Any, active: Any) -> View:
    """Before a project is made the active one: which other ends for it."""
    key, again = one.project.id, one.closed_on is not None
    text = html(_("Shall {name} go on?") if again else _("Shall {name} begin?"), name=bold(one.project.name))
    yes, no = _("Yes, start it"), act(_("Back"), "project", key)
    if active is None:
        return View(text, ((act(yes, "project_start_now", key), no),))
    ends = html(_("{name} ends with this. What students have in it stays, and can be changed for a week."),
                name=bold(active.name))  # fmt: skip
    return View(lines(text, ends), ((act(yes, "project_start_instead", key, active.id), no),))


def ask_to_close(one: Any) -> View:
    """Before the active project ends."""
    text = lines(
        html(_("Shall {name} end today?"), name=bold(one.project.name)),
        html(_("Its last day would be {day}."), day=weekday_and_day(one.span.last))
        if one.place.phase == "running" and one.place.left > 1
        else None,
        html(_("What students have in it stays, and can be changed for a week.")),
    )
    ways = act(_("Yes, end it"), "project_close_now", one.project.id), act(_("Back"), "project", one.project.id)
    return View(text, (ways,))


def ask_to_delete(one: Any) -> View:
    """Before a project goes in which nobody has anything."""
    text = html(_("Shall {name} be deleted? Nobody has anything in it yet."), name=bold(one.project.name))
    ways = act(_("Yes, delete it"), "project_delete_now", one.project.id), act(_("Back"), "project", one.project.id)
    return View(text, (ways,))


def started(done: Any) -> View:
    """A project is the active one now."""
    text = lines(
        html(_("{name} is the active project now."), name=bold(done.project.name)),
        html(_("{name} has ended. What students have in it stays."), name=done.ended.name) if done.ended else None,
    )
    return View(text, (_ends(done.project.id),))


def closed(one: Any) -> View:
    """The project has ended; one whose days are not over can go on."""
    text = html(_("{name} has ended. What students have in it can be changed until {day}."),
                name=bold(one.project.name), day=weekday_and_day(one.until))  # fmt: skip
    again = () if one.place.phase == "over" else (act(_("Start it again"), "project_start", one.project.id),)
    return View(text, (again, _ends(one.project.id)))


def deleted(name: str) -> View:
    """It is gone."""
    return View(html(_("Deleted: {name}."), name=bold(name)), ((act(_("Projects"), "projects"),),))


def kept(project: Any) -> View:
    """A project is saved."""
    return View(html(_("Saved: {name}."), name=bold(project.name)), (_ends(project.id),))


def _ends(project_id: str) -> tuple[Button, ...]:
    return act(_("Open"), "project", project_id), act(_("Projects"), "projects")
