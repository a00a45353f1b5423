"""A student's project: what it is about, how long it goes on, what is there and what is still to come."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views.calendar import weekday_and_day
from bot.views.paging import page_of, turns
from bot.views.path_words import label
from bot.views.project_words import HEADS, SIGNS, description, left, told
from bot.views.view import Button, View, act
from bot.views.words import N_, _, bold, html, lines, listed, ngettext

THINGS, PROJECTS = 6, 8  # on a page
ROOM = 2400  # for the three answers
PHOTO = "📷"

MISSING = {
    "project_description": N_("what it is"),
    "did_well": N_("what went well"),
    "could_improve": N_("what you'd do differently"),
}


def page(one: Any, number: int = 0) -> View:
    """One project of a student: the current one, or an earlier one to read again."""
    at, project = one.at, one.at.project
    head = lines(bold(project.name), description(project.description), _when(at))
    said = lines(told(one.reflection, HEADS, ROOM), _written_down(one) if at.may_change else None)
    text = Markup("\n\n").join(filter(None, [head, said, lines(_counts(one), _complete(one))]))
    things = page_of(_things(one), number, THINGS)
    rows = tuple((button,) for button in things.items)
    ends = (act(_("Earlier projects"), "earlier_projects"), act(_("Today"), "today"))
    return View(text, (*rows, turns(things, "my_project_page", project.id), *_ways(one), ends))


def _when(at: Any) -> Markup:
    if not at.is_over:
        return left(at)
    ended = html(_("It ended on {day}."), day=weekday_and_day(at.last_day))
    if at.may_change:
        return html(_("{ended} You can change things until {day}."), ended=ended, day=weekday_and_day(at.until))
    return html(_("{ended} It stays as it is, to look at."), ended=ended)


def _written_down(one: Any) -> Markup | None:
    coach = one.enterers.get(one.reflection.entered_by) if one.reflection else None
    return put_down(coach) if coach else None


def put_down(coach: str) -> Markup:
    """Who wrote something down for the student."""
    return html(_("{coach} put this down for you. You can change it."), coach=coach)


def _counts(one: Any) -> Markup | None:
    counted = [
        ngettext("{n} link", "{n} links", len(one.links)) if one.links else "",
        ngettext("{n} photo", "{n} photos", len(one.photos)) if one.photos else "",
    ]
    there = [part for part in counted if part]
    return html(_("With {things}."), things=listed(there)) if there else None


def _complete(one: Any) -> Markup | None:
    if one.status == "complete":
        return html(_("{sign} Complete: three answers and a link."), sign=SIGNS["complete"])
    if not one.at.may_change:
        return None
    missing = [_(MISSING[key]) for key in MISSING if not getattr(one.reflection, key, None)]
    if not one.links:
        missing.append(_("a link"))
    return html(_("Still to come: {things}."), things=listed(missing))


def _things(one: Any) -> Sequence[Button]:
    """What is there, to be opened."""
    links = [act(label(link.title), "project_link", link.id) for link in one.links]
    photos = [
        act(label(photo.title or html(_("Photo {n}"), n=n).unescape(), PHOTO), "project_photo", photo.id, below=True)
        for n, photo in enumerate(one.photos, 1)
    ]
    return [*links, *photos]


def _ways(one: Any) -> tuple[tuple[Button, ...], ...]:
    if not one.at.may_change:
        return ()
    tell = _("Change my answers") if one.reflection else _("Tell about it")
    project_id = one.at.project.id
    return ((act(tell, "project_tell", project_id),), (act(_("Add a link or a photo"), "project_add", project_id),))


def none() -> View:
    """There is no project, and none just ended."""
    text = html(_("There is no project now. Your coach starts the next one."))
    return View(text, ((act(_("Earlier projects"), "earlier_projects"), act(_("Today"), "today")),))


def earlier(found: Sequence[tuple[Any, str]], number: int) -> View:
    """The projects that are over, the latest first, each with how far the student came."""
    ends = (act(_("My project"), "my_project"), act(_("Today"), "today"))
    if not found:
        return View(html(_("You have no earlier project yet. Later you'll find them here.")), (ends,))
    page = page_of(found, number, PROJECTS)
    rows = tuple(
        (act(label(at.project.name, SIGNS[status]), "my_project_of", at.project.id),) for at, status in page.items
    )
    text = html(_("Your earlier projects. Which one shall we open?"))
    return View(text, (*rows, turns(page, "earlier_projects_page"), ends))


def entered(coach: str, project: str, project_id: str, thing: str) -> View:
    """A coach put something down for the student."""
    said = {
        "links": _("{coach} added links to your project {project} for you."),
        "reflection": _("{coach} wrote down for you how your project {project} was."),
    }[thing]
    text = html(_("{said} Is it right? You can change it."), said=html(said, coach=coach, project=bold(project)))
    return View(text, ((act(_("Let me see"), "my_project_of", project_id, below=True),),))
