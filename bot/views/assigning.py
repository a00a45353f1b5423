"""Words for what is put on students' paths, and what is taken off them."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views.curriculum import to
from bot.views.curriculum_words import counted, said
from bot.views.fitting import cut, stacked
from bot.views.view import Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, ngettext

ALL, SOME = "all", "some"
LABEL = 60
ROOM = 1500  # for the names of those who have done something


def ask_domain(found: Sequence[Any], *, taking: bool) -> Prompt:
    """Where to look for what is given, or taken back."""
    text = html(_("What shall be taken back?")) if taking else html(_("What would you like to give?"))
    rows = tuple((Option(one.id, f"{one.icon} {said(one.title)}"),) for one in found)
    return Prompt(text if rows else html(_("There is nothing yet.")), rows)


def ask_major(found: Sequence[Any]) -> Prompt:
    """Which major; objectives without one stand beside the majors."""
    rows = tuple((Option(f"{one.kind}:{one.id}", cut(said(one.title), LABEL)),) for one in found)
    return Prompt(html(_("Which of these?")) if rows else html(_("There is nothing in it yet.")), rows)


def ask_part(title: str, found: Sequence[Any]) -> Prompt:
    """The whole major, or one objective of it."""
    whole = (Option(ALL, html(_("All of it: {parts}"), parts=counted("objective", len(found))).unescape()),)
    rows = tuple((Option(one.id, cut(said(one.title), LABEL)),) for one in found)
    return Prompt(html(_("All of {title}, or one objective?"), title=bold(said(title))), (whole, *rows))


def ask_whom(title: str, batches: Sequence[tuple[str, str]], *, taking: bool) -> Prompt:
    """A whole class, or some students."""
    text = _("From whom shall I take {title} back?") if taking else _("Who gets {title}?")
    classes = in_rows(Option(f"batch:{key}", name) for key, name in batches)
    return Prompt(html(text, title=bold(said(title))), (*classes, (Option(SOME, _("Some students…")),)))


def ask_students(title: str, found: Sequence[Any], *, taking: bool) -> Prompt:
    """Whom exactly."""
    if not found:
        none = _("Nobody of yours has it.") if taking else _("Everybody of yours has it already.")
        return Prompt(html(none))
    text = _("From whom shall I take {title} back? Tick them.") if taking else _("Who gets {title}? Tick them.")
    rows = tuple((Option(one.id, f"{one.name} · {one.batch}" if one.batch else one.name),) for one in found)
    return Prompt(html(text, title=bold(said(title))), rows)


def before_giving(would: Any, *, to_one: bool) -> Prompt:
    """What giving would change, before it does."""
    again = () if to_one else (Option("change:whom", _("Somebody else")),)
    title = bold(said(would.title))
    if not would.changed:
        have = html(_("{name} has all of {title} already."), name=would.name, title=title) if would.name else html(
            _("They have all of {title} already."), title=title)  # fmt: skip
        return Prompt(have, (again,))
    whom = ngettext("It is new for {n} of {of}.", "It is new for {n} of {of}.", would.changed)
    asked = (
        html(_("Shall I give {name} {title}?"), name=would.name, title=title)
        if would.name
        else lines(html(_("Shall I give them {title}?"), title=title), html(whom, of=would.students))
    )
    text = lines(asked, html(_("I tell them quietly, without a sound.")))
    return Prompt(text, ((Option("save", _("Give it")), *again),))


def given(kind: str, part_id: str, done: Any, student_id: str | None) -> View:
    """What is on whose path now."""
    title = bold(said(done.title))
    if done.name and done.changed:
        now = html(_("{title} is on {name}'s path now."), name=done.name, title=title)
        return View(now, (_ways(kind, part_id, student_id),))
    text = ngettext("{title} is new on the path of {n} student.", "{title} is new on the paths of {n} students.",
                    done.changed)  # fmt: skip
    had = done.students - done.changed
    have = ngettext("{n} had it already.", "{n} had it already.", had)
    return View(lines(html(text, title=title), html(have) if had else None), (_ways(kind, part_id, student_id),))


def _ways(kind: str, part_id: str, student_id: str | None) -> tuple[Any, ...]:
    onward = act(_("Student"), "student", student_id) if student_id else act(_("Give more…"), "give")
    return to(_("Open"), kind, part_id), onward


def before_taking(title: str, found: Sequence[Any], *, to_one: bool) -> Prompt:
    """Who has done something of it already is said before anything goes."""
    going = [one for one in found if one.stays is None]
    touched = [one for one in going if one.is_touched]
    again = () if to_one else (Option("change:whom", _("Somebody else")),)
    staying = _staying(sum(one.stays == "mastered" for one in found), sum(one.stays == "waits" for one in found))
    if not going:
        none = None if staying else html(_("Nobody here has {title}."), title=bold(said(title)))
        return Prompt(lines(none, staying), (again,))
    asked = ngettext("Shall I take {title} back from {n} student?", "Shall I take {title} back from {n} students?",
                     len(going))  # fmt: skip
    text = html(asked, title=bold(said(title)))
    if len(found) == 1:
        text = html(_("Shall I take {title} back from {name}?"), title=bold(said(title)),
                    name=found[0].student.display_name)  # fmt: skip
    if touched:
        names = stacked([_done(one) for one in touched], ROOM)
        text = lines(text, names, html(_("What they did here would be forgotten. Take it back all the same?")))
    label = _("Take it back all the same") if touched else _("Take it back")
    return Prompt(lines(text, staying), ((Option("save", label),), again))


def _done(one: Any) -> Markup:
    return html(_("{name} has done {done} of {of} here."), name=one.student.display_name, done=one.done, of=one.of)


def _staying(mastered: int, waits: int) -> Markup | None:
    has = ngettext("{n} keeps it: it is mastered.", "{n} keep it: it is mastered.", mastered)
    waiting = ngettext("{n} keeps it: something about it waits for an answer, or a check is open.",
                       "{n} keep it: something about it waits for an answer, or a check is open.", waits)  # fmt: skip
    return lines(html(has) if mastered else None, html(waiting) if waits else None) or None


def taken(kind: str, part_id: str, done: Any, student_id: str | None) -> View:
    """What is off whose path now."""
    text = ngettext("{title} is off the path of {n} student.", "{title} is off the paths of {n} students.", done.gone)
    staying = _staying(done.mastered, done.waits)
    ways = (to(_("Open"), kind, part_id), act(_("Take back…"), "take"))
    return View(lines(html(text, title=bold(said(done.title))), staying),
                (_ways(kind, part_id, student_id) if student_id else ways,))  # fmt: skip


def path_grew(coach: str, title: str, steps: int) -> View:
    """For a student: something new to learn."""
    text = html(_("{coach} has put something new on your path: {title}."), coach=coach, title=bold(said(title)))
    many = html(ngettext("It has {n} step.", "It has {n} steps.", steps))
    ways = (act(_("My path"), "path", below=True), act(_("Today"), "today", below=True))
    return View(lines(text, many), (ways,))
