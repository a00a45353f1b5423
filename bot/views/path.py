"""A student's path: the majors, one major, and the map of all."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.paging import page_of, turns
from bot.views.path_words import STATES, far, label, next_label, of_major, of_part, part_sign, said
from bot.views.view import Attachment, Button, View, act
from bot.views.words import _, bold, html, lines

MAJORS, PARTS = 8, 8  # on a page
TITLE, CAPTION = 60, 900


def path(fields: Sequence[Any], number: int, coming: Any = None) -> View:
    """Everything that is on a student's path, by domain, with how far each is."""
    ends = (act(_("Map"), "map", below=True), act(_("Menu"), "menu"))
    if not fields:
        return View(html(_("Nothing is on your path yet. Your coach puts it there.")), ((act(_("Today"), "today"),),))
    page = page_of(_entries(fields), number, MAJORS)
    rows = tuple((_opens(entry),) for _field, entry in page.items)
    first = ((act(next_label(coming), "path_activity", coming.activity_id),),) if coming else ()
    text = lines(bold(_("Your path")), *listing(page.items))
    return View(text, (*first, *rows, turns(page, "path_page"), ends))


def _entries(fields: Sequence[Any]) -> list[tuple[Any, Any]]:
    return [(field, one) for field in fields for one in (*field.majors, *field.singles)]


def listing(entries: Sequence[tuple[Any, Any]]) -> list[Markup]:
    """Return majors and single steps as lines, under the names of their domains."""
    found = []
    for field, members in groupby(entries, key=lambda pair: pair[0]):
        found.append(html("{icon} {name}", icon=field.icon, name=bold(said(field.name))))
        found.extend(of_major(one) if hasattr(one, "parts") else of_part(one) for _field, one in members)
    return found


def _opens(one: Any) -> Button:
    if hasattr(one, "parts"):
        return act(label(said(one.title)), "path_major", one.id)
    return act(label(said(one.title), part_sign(one.status)), "path_part", one.id)


def major(
    one: Any, ways: Sequence[Any], asked: str, number: int = 0, *, coming: Any = None, said_no: Markup | None = None
) -> View:
    """One major: what it is about, its steps, what comes next, and what can be asked for."""
    offered = [WAYS[way.kind](asked=asked, **way.values) for way in ways]
    text = lines(
        html("{title}: {far}", title=bold(said(one.title)), far=far(one)),
        fitting.cut(said(one.description), 600),
        notes(one.notes),
        said_no,
        *(way.text for way in offered),
    )
    page = page_of(one.parts, number, PARTS)
    steps = tuple((act(label(said(part.title), part_sign(part.status)), "path_part", part.id),) for part in page.items)
    first = ((act(next_label(coming), "path_activity", coming.activity_id),),) if coming else ()
    ends = (act(_("My path"), "path"), act(_("Today"), "today"))
    return View(
        text,
        (
            *first,
            *steps,
            turns(page, "path_major_page", one.id),
            *(row for way in offered for row in way.keyboard),
            ends,
        ),
    )


def notes(text: str | None) -> Markup | None:
    """What a coach left there for the student."""
    return html(_("From your coach: {text}"), text=text) if text else None


def _talk(major: str, asked: str) -> View:
    return View(Markup(), ((act(html(_("Ask {name} for a talk"), name=asked).unescape(), "talk", major),),))


def _talk_waits(major: str, asked: str) -> View:
    return View(html(_("The talk waits for {name}."), name=asked), ((act(_("Take it back"), "talk_off", major),),))


# What each way of a major says, with its buttons; every one is told who is asked.
WAYS: dict[str, Callable[..., View]] = {
    "talk": _talk,
    "talk_waits": _talk_waits,
}


def mastery_map(fields: Sequence[Any]) -> View:
    """The map of everything that is mastered and on the way, as a picture; the caption says the same."""
    ends = ((act(_("My path"), "path", below=True), act(_("Today"), "today", below=True)),)
    with_majors = [field for field in fields if field.majors]
    if not with_majors:
        return View(html(_("Your map is still empty. Your coach puts the first thing on it.")), ends)
    values = {
        "title": _("My map"),
        "domains": [
            {"name": said(field.name), "majors": [_on_map(one) for one in field.majors]} for field in with_majors
        ],
        "legend": {state: said(word) for state, word in STATES.items()},
    }
    parts = [_in_words(field) for field in with_majors]
    text = lines(bold(_("My map")), fitting.stacked(parts, CAPTION))
    return View(text, ends, Attachment("picture", {"kind": "mastery_map", "values": values}))


def _on_map(one: Any) -> dict[str, Any]:
    return {"title": said(one.title), "state": one.status, "done": one.done, "of": len(one.parts)}


def _in_words(field: Any) -> Markup:
    """Return a domain of the map in words: what is mastered, what is on the way, and how much has not begun."""
    far_ = [_short(one) for one in field.majors if one.status != "assigned"]
    left = len(field.majors) - len(far_)
    rest = [html(_("not begun: {n}"), n=left)] if left else []
    words = fitting.stacked([html("{one}", one=one) for one in [*far_, *rest]], CAPTION // 4, ", ")
    return html("{name}: {words}", name=bold(fitting.cut(said(field.name), TITLE)), words=words)


def _short(one: Any) -> Markup:
    return html("{title} ({far})", title=fitting.cut(said(one.title), TITLE), far=far(one))
