"""How a project was, in three questions: for its student, or for a coach who writes down what a student said."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.calendar import weekday_and_day
from bot.views.path_words import coaches
from bot.views.project_words import HEADS, SIGNS, THEIR_HEADS, summed
from bot.views.view import Option, Prompt, View, act, in_rows
from bot.views.words import N_, _, bold, html, lines

ROOM = 3400  # for three answers
QUOTED = 300  # characters of what was said before
MINE, THEIRS = "mine:", "theirs"  # which answers shall stay; after the colon, the version that would go

ASKS = {
    "project_description": N_("What is it? Tell me about {project} as you'd tell a friend."),
    "did_well": N_("What went well?"),
    "could_improve": N_("What would you do differently next time?"),
}
ASKS_FOR = {
    "project_description": N_("What did {name} make in {project}?"),
    "did_well": N_("What went well for {name}?"),
    "could_improve": N_("What would {name} do differently next time?"),
}
READY = {
    "project_description": (N_("Something we built"), N_("A talk with slides"), N_("A film"), N_("A game")),
    "did_well": (N_("It works"), N_("We helped each other"), N_("I learned something new"), N_("It got done in time")),
    "could_improve": (
        N_("Begin earlier"), N_("Decide first who does what"), N_("Ask for help sooner"), N_("Make a plan first"),
    ),
}  # fmt: skip


def ask(question: str, project: str, names: Sequence[str], before: str | None) -> Prompt:
    """One of the three questions, to a student."""
    first = question == "project_description"
    text = lines(
        html(_(ASKS[question]), project=bold(project)),
        html(_("What you keep, {who} can read."), who=coaches(names)) if first and before is None else None,
        _before(before),
    )
    return Prompt(text, _ready(question, before))


def ask_for(question: str, project: str, name: str, before: str | None) -> Prompt:
    """One of the three questions, to a coach."""
    first = question == "project_description"
    text = lines(
        html(_(ASKS_FOR[question]), name=bold(name), project=bold(project)),
        html(_("In {name}'s own words, as far as you can."), name=name) if first and before is None else None,
        _before(before),
    )
    return Prompt(text, _ready(question, before))


def _before(said: str | None) -> Markup | None:
    if not said:
        return None
    return lines(now_it_says(said), html(_("Skip makes it empty.")))


def now_it_says(text: str) -> Markup:
    """What was written before."""
    return html(_("Now it says: “{text}”"), text=fitting.cut(text, QUOTED))


def _ready(question: str, before: str | None) -> tuple[tuple[Option, ...], ...]:
    """What was said before, to be kept; otherwise answers that many would give."""
    if before:
        return ((Option("keep", _("Keep it"), value=before),),)
    return in_rows(Option(str(n), _(READY[question][n])) for n in range(len(READY[question])))


def summary(project: str, said: Mapping[str, Any], name: str | None) -> Prompt:
    """All three together."""
    head = html(_("Your project {project}"), project=bold(project)) if name is None else html(
        "{name} · {project}", name=bold(name), project=bold(project)
    )  # fmt: skip
    heads = HEADS if name is None else THEIR_HEADS
    changes = tuple(Option(f"change:{key}", html(_("Change {n}"), n=n).unescape()) for n, key in enumerate(heads, 1))
    return Prompt(lines(head, *summed(said, heads, ROOM)), ((Option("save", _("Save")),), changes))


def which(project: str, here: Mapping[str, Any], there: Any, version: str, name: str | None) -> Prompt:
    """Something else was saved since these answers were begun, on another phone or by a coach: one of both stays."""
    heads = HEADS if name is None else THEIR_HEADS
    head = html(_("Since you began, something else was saved for {project}."), project=bold(project))
    saved = {key: getattr(there, key, None) for key in heads}
    text = lines(
        head if name is None else lines(bold(name), head),
        html("<b>{head}</b>", head=_("What is saved:")),
        *summed(saved, heads, ROOM // 2),
        html("<b>{head}</b>", head=_("What you wrote here:")),
        *summed(here, heads, ROOM // 2),
        html(_("Which one shall stay?")),
    )
    mine = Option(f"{MINE}{version}", _("What I wrote here"))
    return Prompt(text, ((mine,), (Option(THEIRS, _("What is saved")),)))


def kept(page: Any, *, as_it_was: bool = False) -> View:
    """It is saved, or what was saved stays; a link or a photo may belong to it."""
    project_id, until = page.at.project.id, weekday_and_day(page.at.until)
    stays = _("What is saved stays. You can change it until {day}.")
    text = html(stays if as_it_was else _("Saved. You can change it until {day}."), day=until)
    if page.links or page.photos:
        complete = page.status == "complete"
        badge = html(_("{sign} Complete: three answers and a link."), sign=SIGNS["complete"]) if complete else None
        ways = (act(_("My project"), "my_project_of", project_id), act(_("Today"), "today"))
        return View(lines(text, badge), (ways,))
    more = html(_("{saved} Do you have a link or a photo of it?"), saved=text)
    ways = (act(_("Add one"), "project_add", project_id), act(_("No, that's all"), "my_project_of", project_id))
    return View(more, (ways,))


def kept_for(page: Any, *, as_it_was: bool = False) -> View:
    """A coach wrote it down for a student, or leaves what is saved."""
    student = page.student
    stays = _("What is saved for {name} stays.")
    text = html(
        stays if as_it_was else _("Kept for {name}, who hears of it and can change it."),
        name=bold(student.display_name),
    )
    add = act(_("Add a link"), "project_add_for", page.at.project.id, student.id)
    return View(text, ((add, act(_("Their project"), "project_of", page.at.project.id, student.id)),))
