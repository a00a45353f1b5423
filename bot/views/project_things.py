"""Links and photos of a project: what is asked before they are put in, and what each can be called."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.my_project import put_down
from bot.views.project_words import ADDRESS, KIND_LABELS, kind_labels, linked, named
from bot.views.view import Attachment, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, ngettext


def ask_thing(project: str, student: str | None) -> Prompt:
    """What is to be put in: a student's own, or a coach's for a student."""
    if student is not None:
        text = _("Which links of {name} belong to {project}? Paste one, or several.")
        return Prompt(html(text, name=bold(student), project=bold(project)))
    return Prompt(html(_("What would you like to put into {project}? Send me a link, or a photo."),
                       project=bold(project)))  # fmt: skip


def ask_link(number: int, of: int, url: str, guess: Any) -> Prompt:
    """One of the links, and what it may be."""
    text = lines(
        html(_("{n} of {of}"), n=number, of=of) if of > 1 else None,
        fitting.cut(url, ADDRESS),
        html(_("I'd call it {what}. Shall I put it in?"), what=bold(named(guess.title, guess.kind))),
    )
    changes = Option("title", _("Another title")), Option("kind", _("It's something else"))
    return Prompt(text, ((Option("add", _("Put it in")),), changes, (Option("out", _("Leave it out")),)))


def ask_title(title: str) -> Prompt:
    """What a link is called."""
    return Prompt(html(_("What shall it be called?")), in_rows([Option("title", fitting.cut(title, 32), value=title)]))


def ask_kind(url: str) -> Prompt:
    """What a link is."""
    return Prompt(
        lines(fitting.cut(url, ADDRESS), html(_("What is it?"))), in_rows(Option(*one) for one in kind_labels().items())
    )


def kept(project_id: str, links: Sequence[Any]) -> View:
    """Links are in it now."""
    if not links:
        return _and_then(html(_("Okay, nothing new is in it.")), project_id)
    if len(links) == 1:
        return _and_then(html(_("Kept: {what}."), what=bold(named(links[0].title, links[0].link_type))), project_id)
    return _and_then(html(ngettext("Kept: {n} link.", "Kept: {n} links.", len(links))), project_id)


def kept_photo(project_id: str) -> View:
    """A photo is in it now."""
    return _and_then(html(_("Kept, with your project.")), project_id)


def _and_then(text: Markup, project_id: str) -> View:
    ways = (act(_("Add another"), "project_add", project_id), act(_("My project"), "my_project_of", project_id))
    return View(text, (ways, (act(_("Today"), "today"),)))


def kept_for(project_id: str, student: Any, links: Sequence[Any]) -> View:
    """A coach put links in for a student."""
    text = html(_("Nothing new is in it for {name}."), name=bold(student.display_name))
    if links:
        said = ngettext("Kept for {name}: {n} link. They hear of it.", "Kept for {name}: {n} links. They hear of it.",
                        len(links))  # fmt: skip
        text = html(said, name=bold(student.display_name))
    again = act(_("Add another"), "project_add_for", project_id, student.id)
    return View(text, ((again, act(_("Their project"), "project_of", project_id, student.id)),))


def link(one: Any, coach: str | None, *, may_change: bool) -> View:
    """One link of a student's own."""
    text = lines(
        bold(linked(one.url, one.title)),
        html(_(KIND_LABELS[one.link_type])) if one.link_type != "other" else None,
        fitting.cut(one.url, ADDRESS),
        put_down(coach) if coach and may_change else None,
    )
    title = act(_("Another title"), "project_link_name", one.id)
    kind = act(_("It's something else"), "project_link_kind", one.id)
    changes = (title, kind), (act(_("Take it out"), "project_link_out", one.id),)
    return View(text, (*(changes if may_change else ()), _back(one.project_id)))


def _back(project_id: str) -> Any:
    return (act(_("My project"), "my_project_of", project_id), act(_("Today"), "today"))


def another_kind(one: Any) -> View:
    """What else a link may be."""
    rows = in_rows(act(label, "project_link_is", one.id, kind) for kind, label in kind_labels().items())
    return View(html(_("What is {title}?"), title=bold(fitting.cut(one.title, ADDRESS))),
                (*rows, (act(_("Back"), "project_link", one.id),)))  # fmt: skip


def out(title: str, decision_id: str, project_id: str, student_id: str | None) -> View:
    """A link was taken out; `student_id` is whose it was, where a coach did that."""
    text = html(_("Taken out: {title}."), title=bold(fitting.cut(title, ADDRESS)))
    undo = act(_("Undo"), "project_link_back", decision_id)
    if student_id is None:
        return View(text, ((undo, act(_("My project"), "my_project_of", project_id)),))
    return View(text, ((undo, act(_("Their project"), "project_of", project_id, student_id)),))


def back_in() -> Markup:
    """Said above the page on which a link stands again."""
    return html(_("It's back where it was."))


def photo(one: Any, *, may_change: bool) -> View:
    """A photo of a student's own."""
    text = html("{title}", title=one.title) if one.title else html(_("Your photo."))
    gone = (act(_("Take it out"), "project_photo_out", one.id, below=True),) if may_change else ()
    back = act(_("My project"), "my_project_of", one.project_id, below=True)
    return View(text, ((*gone, back),), Attachment("evidence", dict(one.file)))


def ask_to_take_out(one: Any) -> View:
    """Before a photo goes: that can't be undone."""
    text = html(_("Shall the photo go? It can't be brought back then."))
    ways = (
        act(_("Yes, take it out"), "project_photo_gone", one.id),
        act(_("Keep it"), "my_project_of", one.project_id),
    )
    return View(text, (ways,))


def photo_is_out() -> Markup:
    """Said above the page of the project."""
    return html(_("The photo is taken out."))


def students_photo(one: Any, student: Any) -> View:
    """A photo of a student's, for a coach."""
    text = html(_("From {name}."), name=bold(student.display_name))
    titled = html("{text} {title}", text=text, title=one.title) if one.title else text
    back = act(_("Their project"), "project_of", one.project_id, student.id, below=True)
    return View(titled, ((back,),), Attachment("evidence", dict(one.file)))
