"""Who has what in a project, for coaches: classes in numbers, names by how far they are, and one student's project."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.paging import page_of, turns
from bot.views.path_words import label
from bot.views.project_words import SIGNS, THEIR_HEADS, linked, named, told
from bot.views.view import Button, View, act
from bot.views.words import N_, _, bold, html, lines, listed, ngettext

CLASSES, STUDENTS = 6, 8  # on a page
LINKS, ROOM = 20, 1600  # links shown; room for the three answers

ROWS = {
    "complete": N_("{sign} Three answers and a link: {names}"),
    "told": N_("{sign} Three answers: {names}"),
    "begun": N_("{sign} Something of it: {names}"),
    "nothing": N_("{sign} Nothing yet: {names}"),
}


def counted(classes: Sequence[Any]) -> Markup | None:
    """How far all students are, in numbers."""
    sums = {key: sum(one.counts[key] for one in classes) for key in ROWS}
    return _numbers(sums, sum(one.links for one in classes)) if classes else None


def _numbers(counts: Any, links: int) -> Markup:
    said = {
        "complete": _("{sign}\u00a0{n} complete"),
        "told": _("{sign}\u00a0{n} with three answers"),
        "begun": _("{sign}\u00a0{n} on the way"),
        "nothing": _("{sign}\u00a0{n} with nothing yet"),
    }
    parts = [html(text, sign=SIGNS[key], n=counts[key]) for key, text in said.items() if counts[key]]
    return Markup(" · ").join([*parts, html(ngettext("{n} link", "{n} links", links))])


def overview(project: Any, classes: Sequence[Any], number: int) -> View:
    """A project in numbers, class by class."""
    page = page_of(classes, number, CLASSES)
    none = [] if classes else [html(_("No student is here yet."))]
    shown = [lines(bold(one.batch or _("In no class")), _numbers(one.counts, one.links)) for one in page.items]
    text = Markup("\n\n").join([html(_("{name}: who has what"), name=bold(project.name)), *none, *shown])
    rows = tuple((act(one.batch, "project_in", project.id, one.id, "0"),) for one in page.items if one.id)
    everybody = act(_("Everybody"), "project_everybody", project.id, "0"), act(_("Back"), "project", project.id)
    return View(text, (*rows, turns(page, "project_status", project.id), everybody))


def students(
    project: Any, found: Sequence[Any], number: int, batch: Any = None, *, may_change: bool = False
) -> View:  # fmt: skip
    """Names by how far they are, of one class or of all; each leads to what is there."""
    by_status = {key: [one.name for one in found if one.status == key] for key in ROWS}
    rows = [fitting.Row(_(ROWS[key]), names, SIGNS[key]) for key, names in by_status.items() if names]
    where = bold(batch.name) if batch else _("everybody")
    text = lines(
        html("{project} · {where}", project=bold(project.name), where=where),
        fitting.rows_of_names(rows) if rows else html(_("No student is here yet.")),
    )
    page = page_of(found, number, STUDENTS)
    buttons = [act(label(one.name, SIGNS[one.status]), "project_of", project.id, one.id) for one in page.items]
    several = tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2))
    turn = turns(page, "project_in", project.id, batch.id) if batch else turns(page, "project_everybody", project.id)
    tell = (
        (act(_("Tell about several"), "project_dictate", project.id, batch.id),)
        if batch and found and may_change
        else ()
    )
    return View(text, (*several, turn, tell, (act(_("Back"), "project_status", project.id, "0"),)))


def students_project(one: Any, coach_id: str) -> View:
    """What one student has in a project, and what a coach can put there for them."""
    project, student = one.at.project, one.student
    text = lines(
        html("{name} · {project}", name=bold(student.display_name), project=bold(project.name)),
        told(one.reflection, THEIR_HEADS, ROOM) or html(_("Nothing said about it yet.")),
        _by(one),
        *(_link(link) for link in one.links[:LINKS]),
        None if one.links else html(_("No link yet.")),
    )
    photos = [
        act(html(_("Photo {n}"), n=n).unescape(), "project_photo_of", photo.id, below=True)
        for n, photo in enumerate(one.photos, 1)
    ]
    ends = (act(_("Their page"), "student", student.id), act(_("Who has what"), "project_status", project.id, "0"))
    return View(text, (*_in_rows(photos), *_own(one, coach_id), *_ways(one), ends))


def _by(one: Any) -> Markup | None:
    coach = one.enterers.get(one.reflection.entered_by) if one.reflection else None
    return html(_("Put down by {coach}."), coach=coach) if coach else None


def _link(one: Any) -> Markup:
    return html("· {link}", link=linked(one.url, named(one.title, one.link_type).unescape()))


def _in_rows(buttons: Sequence[Button], width: int = 3) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[n : n + width]) for n in range(0, len(buttons), width))


def _own(one: Any, coach_id: str) -> Sequence[tuple[Button, ...]]:
    """The links that this coach put in, each to be taken out again."""
    if not one.at.may_change:
        return ()
    mine = [link for link in one.links if link.entered_by == coach_id]
    return [
        (act(html(_("Take out {title}"), title=fitting.cut(link.title, 24)).unescape(), "project_link_out", link.id),)
        for link in mine
    ]


def _ways(one: Any) -> Sequence[tuple[Button, ...]]:
    if not one.at.may_change:
        return ()
    project_id, student_id = one.at.project.id, one.student.id
    add = act(_("Add links"), "project_add_for", project_id, student_id)
    if one.is_theirs:
        return ((add,),)
    tell = _("Change what is written") if one.reflection else _("Write down what they say")
    return ((act(tell, "project_tell_for", project_id, student_id), add),)


def line(student_id: str, page: Any) -> View:
    """The line on a student's page."""
    counted = [
        html(_("{n} of 3 answers"), n=page.answers),
        ngettext("{n} link", "{n} links", len(page.links)) if page.links else "",
        ngettext("{n} photo", "{n} photos", len(page.photos)) if page.photos else "",
    ]
    text = html("{sign} {project}: {what}", sign=SIGNS[page.status], project=page.at.project.name,
                what=listed([part for part in counted if part]))  # fmt: skip
    return View(text, ((act(_("Project"), "project_of", page.at.project.id, student_id),),))
