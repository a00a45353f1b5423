"""The curriculum, as coaches look around in it: its domains, and one part with what stands in it."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.content.entries import is_link
from bot.views.curriculum_words import DIFFICULTIES, TYPES, counted, hours, minutes, module_name, said
from bot.views.fitting import cut
from bot.views.paging import Page, page_of, turns
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext

PAGE = 8
DESCRIPTION = 1200  # of a screen; what a file of long ago brought may be longer
LABEL = 60


def domains(found: Sequence[Any], number: int = 0) -> View:
    """Every domain, and what can be done with the whole."""
    page = page_of(found, number, PAGE)
    text = (
        html(_("The curriculum. Which domain would you like to see?")) if found else html(_("There is no domain yet."))
    )
    give = (act(_("Give…"), "give"), act(_("Take back…"), "take")) if found else ()
    return View(text, (
        *_rows(page),
        turns(page, "curriculum_page"),
        give,
        (act(_("Questions"), "questions"), act(_("Take in a file"), "import_content")),
        (act(_("New domain"), "cur_new_domain"), act(_("Menu"), "menu")),
    ))  # fmt: skip


def _entry(one: Any) -> Button:
    """One part in a list: what it is called, and what there is to say in two words."""
    sign = f"{one.icon} " if one.icon else ""
    title = cut(f"{sign}{said(one.title)}", LABEL)
    if one.kind in ("domain", "major"):
        return to(f"{title} · {one.count}", one.kind, one.id)
    return to(f"{title} · {one.minutes}′" if one.minutes else title, one.kind, one.id)


def to(label: str, level: str, part_id: str) -> Button:
    """Return a button that leads to a part."""
    match level:
        case "domain":
            return act(label, "cur_domain", part_id)
        case "major":
            return act(label, "cur_major", part_id)
        case "objective":
            return act(label, "cur_objective", part_id)
        case "activity":
            return act(label, "cur_activity", part_id)
    raise LookupError(level)


def _text(title: str, part: Any, *more: Markup | None) -> Markup:
    described = html("{text}", text=cut(said(part.description), DESCRIPTION)) if part.description else None
    return lines(bold(title), described, *more)


def _rows(some: Page[Any]) -> tuple[tuple[Button, ...], ...]:
    return tuple((_entry(one),) for one in some.items)


def domain(page: Any, number: int = 0) -> View:
    """A domain with its majors."""
    one, some = page.part, page_of(page.inside, number, PAGE)
    majors = counted("major", sum(entry.kind == "major" for entry in page.inside))
    return View(_text(f"{one.icon} {said(one.name)}", one, majors), (
        *_rows(some),
        turns(some, "cur_domain_page", one.id),
        (act(_("New major"), "cur_new", "major", one.id), act(_("Change"), "cur_edit", "domain", one.id)),
        _order("domain", one.id),
        (act(_("Delete"), "cur_delete", "domain", one.id), act(_("Curriculum"), "curriculum")),
    ))  # fmt: skip


def _order(kind: str, part_id: str) -> tuple[Button, ...]:
    return act(_("Up"), "cur_move", kind, part_id, "up"), act(_("Down"), "cur_move", kind, part_id, "down")


def major(page: Any, number: int = 0) -> View:
    """A major with its objectives, how it is checked, and who has it."""
    one, some = page.part, page_of(page.inside, number, PAGE)
    way = lines(
        _facts(_difficulty(one), hours(one.estimated_hours), html("{one}", one=said(one.curriculum))),
        _checked(one.diagnostic_module_key, page.policy),
        _students(page.students),
    )
    check = (
        (act(_("Its questions"), "questions_for", one.id), act(_("How it is checked"), "check_policy", one.id))
        if one.diagnostic_module_key
        else ()
    )
    return View(_text(said(one.title), one, way), (
        *_rows(some),
        turns(some, "cur_major_page", one.id),
        (act(_("Give it to…"), "give_major", one.id), act(_("Take it back…"), "take_major", one.id)),
        check,
        (act(_("New objective"), "cur_new", "objective", one.id), act(_("Change"), "cur_edit", "major", one.id)),
        (act(_("Delete"), "cur_delete", "major", one.id), act(_("Back"), "cur_domain", one.domain_id)),
    ))  # fmt: skip


def _difficulty(one: Any) -> Markup | None:
    return html("{one}", one=said(DIFFICULTIES[one.difficulty])) if one.difficulty else None


def _facts(*facts: Markup | None) -> Markup:
    return Markup(" · ").join(fact for fact in facts if fact)


def _checked(module: str | None, policy: Any) -> Markup:
    if not module:
        return html(_("Shown in a talk."))
    name = module_name(module)
    return html(_("Checked with {n} questions of “{module}”."), n=policy.questions, module=name)


def _students(count: int) -> Markup:
    if not count:
        return html(_("None of your students has it yet."))
    return html(ngettext("{n} student of yours has it.", "{n} students of yours have it.", count))


def objective(page: Any, number: int = 0) -> View:
    """An objective with its activities."""
    one, some = page.part, page_of(page.inside, number, PAGE)
    facts = lines(_facts(_difficulty(one), hours(one.estimated_hours)), _students(page.students))
    back = (
        act(_("Back"), "cur_major", one.major_objective_id)
        if one.major_objective_id
        else act(_("Back"), "cur_domain", one.domain_id)
    )
    return View(_text(said(one.title), one, facts), (
        *_rows(some),
        turns(some, "cur_objective_page", one.id),
        (act(_("Give it to…"), "give_objective", one.id), act(_("Take it back…"), "take_objective", one.id)),
        (act(_("New activity"), "cur_new", "activity", one.id), act(_("Change"), "cur_edit", "objective", one.id)),
        (act(_("Delete"), "cur_delete", "objective", one.id), back),
    ))  # fmt: skip


def activity(page: Any) -> View:
    """An activity, as its line says it, with the link to open."""
    one = page.part
    facts = _facts(
        html("{one}", one=said(TYPES[one.type])),
        minutes(one.estimated_minutes),
        html("{one}", one=one.platform or ""),
    )
    todo = html("{text}", text=cut(said(one.instructions), DESCRIPTION)) if one.instructions else None
    opened = (Button(_("Open"), url=one.url),) if is_link(one.url) else ()
    return View(lines(bold(said(one.title)), facts, todo, None if opened else html("{url}", url=cut(one.url, 500))), (
        opened,
        (act(_("Change"), "cur_edit", "activity", one.id), act(_("Delete"), "cur_delete", "activity", one.id)),
        _order("activity", one.id),
        (act(_("Back"), "cur_objective", one.objective_id),),
    ))  # fmt: skip


def moved(place: int, of: int) -> Markup:
    """Said above a part that has another place now."""
    return html(_("It is number {place} of {of} now."), place=place, of=of)


def before_deleting(kind: str, part_id: str, title: str, hanging: Any) -> View:
    """What goes with a part; one that students stand on stays."""
    back = (to(_("Back"), kind, part_id),)
    if hanging.students:
        return View(in_use(title, hanging.students), (back,))
    inside = [("major", hanging.majors), ("objective", hanging.objectives), ("activity", hanging.activities)]
    going = [counted(one, number) for one, number in inside if number]
    goes = html(_("With it go: {parts}."), parts=Markup(", ").join(going)) if going else None
    text = lines(html(_("Shall I delete {title}?"), title=bold(said(title))), goes,
                 html(_("Nobody has it on their path. It can't be undone.")))  # fmt: skip
    return View(text, ((act(_("Yes, delete it"), "cur_delete_now", kind, part_id), *back),))


def in_use(title: str, students: int) -> Markup:
    """Why a part stays."""
    text = ngettext(
        "{title} stays: {n} student has it, or has a result in it. You can change its words.",
        "{title} stays: {n} students have it, or have a result in it. You can change its words.",
        students,
    )
    return html(text, title=bold(said(title)))


def deleted(title: str) -> Markup:
    """Said above what it was part of."""
    return html(_("{title} is gone."), title=bold(said(title)))


def saved(kind: str, part_id: str, title: str, above: tuple[str, str] | None, *, new: bool) -> View:
    """A part was made or changed; after a new one often comes the next."""
    text = _("{title} is there now.") if new else _("{title} is up to date.")
    one_more = act(_("One more"), "cur_new", kind, above[1]) if above else act(_("One more"), "cur_new_domain")
    ways = (to(_("Open"), kind, part_id), *((one_more,) if new else ()))
    return View(html(text, title=bold(said(title))), (ways,))
