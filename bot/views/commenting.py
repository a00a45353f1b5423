"""A coach's comment on a goal or a look back: as the student reads it, as coaches see it, and writing it."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views.paging import page_of, turns
from bot.views.path_words import label
from bot.views.view import Button, Option, Prompt, View, act
from bot.views.words import N_, _, bold, html, lines, ngettext

WRITTEN = 8  # on a page

# By the status of a goal, or for a look back.
READY = {
    "not_started": (
        N_("A clear goal. I can see what you'll do."),
        N_("You chose days that fit your week."),
        N_("You thought of what could get in the way. That helps."),
        N_("Let's plan the next step together."),
    ),
    "in_progress": (
        N_("You have begun. One small step a day is enough."),
        N_("You are keeping at it."),
        N_("You thought of what could get in the way. That helps."),
        N_("Let's plan the next step together."),
    ),
    "completed": (
        N_("You reached it, one step after the other."),
        N_("You went on until it was done."),
        N_("What helped you here will help you again."),
        N_("Which goal comes next? I'm curious."),
    ),
    "retro": (
        N_("You looked closely. That is how one learns."),
        N_("You found out what helps you. Do that again."),
        N_("You went on when it was hard."),
        N_("Your idea for next time is a good one."),
        N_("Let's talk about what was hard."),
    ),
}


def for_student(comment: Any) -> Markup | None:
    """What a coach said, as it stands under a goal and under a look back."""
    return html(_("{coach} writes: {words}"), coach=_author(comment), words=_words(comment)) if comment else None


def for_coach(kind: str, about: str, comment: Any, coach_id: str) -> View:
    """What was said to a goal or a look back, with what this coach can do: write, change, take back."""
    if comment is None:
        return View(html(""), ((_writes(kind, about, _("Write a comment")),),))
    if comment.author_id != coach_id:
        return View(html(_("{coach} wrote: {words}"), coach=_author(comment), words=_words(comment)))
    text = html(_("You wrote: {words}"), words=_words(comment))
    read = html(_("It has been read.")) if comment.is_seen else None
    ways = (_writes(kind, about, _("Change my comment")), act(_("Take it back"), "comment_off", comment.id))
    return View(lines(text, read), (ways,))


def _writes(kind: str, about: str, text: str) -> Button:
    return act(text, "comment_goal", about) if kind == "goal" else act(text, "comment_retro", about)


def _author(comment: Any) -> str:
    return comment.author or _("A coach")


def _words(comment: Any) -> Markup:
    """A ready line is said in the reader's language, the coach's own words are said as they are."""
    word = comment.text
    return html("“{words}”", words=_(word))


def news(about: Any) -> View:
    """Said once on `/today`, with the way to what it is about."""
    coach, said = _author(about.comment), _words(about.comment)
    if about.kind == "goal":
        text = html(
            _("{coach} writes about your goal {title}: {words}"), coach=coach, title=bold(about.title), words=said
        )
        return View(text, ((act(label(about.title), "goal", about.id),),))
    text = html(_("{coach} writes about your look back at {sprint}: {words}"), coach=coach, sprint=bold(about.title),
                words=said)  # fmt: skip
    return View(text, ((act(_("What I said of it"), "my_retro", about.id),),))


def ask(about: Any) -> Prompt:
    """What to say: a ready line, or one's own."""
    head = (
        html(
            _("What would you like to say to {name} about the goal {title}?"),
            name=bold(_name(about)),
            title=bold(about.title),
        )
        if about.kind == "goal"
        else html(
            _("What would you like to say to {name} about {title}?"), name=bold(_name(about)), title=bold(about.title)
        )
    )
    before = html(_("Until now: {words}"), words=_words(about.comment)) if about.comment else None
    where = html(_("{name} reads it on the next visit. Pick a line, or write your own."), name=_name(about))
    ready = tuple((Option(str(n), _(word), value=word),) for n, word in enumerate(READY[about.state]))
    return Prompt(lines(head, before, where), ready)


def _name(about: Any) -> str:
    return str(about.student.display_name)


def kept(about: Any, *, undo: bool) -> View:
    """It is stored."""
    text = lines(html(_("Kept for {name}:"), name=bold(_name(about))), _words(about.comment))
    ways = (act(_("Undo"), "comment_undo", about.comment.id),) if undo else ()
    return View(text, (ways, (act(_("What else was written"), "unanswered"), _back(about))))


def _back(about: Any) -> Button:
    return (
        act(_("Back"), "student_goal", about.id) if about.kind == "goal" else act(_("Back"), "student_retro", about.id)
    )


def ask_to_take_back(about: Any) -> View:
    """Before a comment is gone."""
    text = lines(_words(about.comment), html(_("Shall I take this comment back? Then it is gone.")))
    return View(text, ((act(_("Yes, take it back"), "comment_off_now", about.comment.id), _back(about)),))


def taken_back(about: Any) -> View:
    """It is gone."""
    ways = (act(_("What else was written"), "unanswered"), _back(about))
    return View(html(_("The comment is taken back.")), (ways,))


def unanswered(found: Sequence[Any], number: int) -> View:
    """What students wrote and nobody has answered, the newest first."""
    ends = (act(_("Students"), "students"), act(_("Menu"), "menu"))
    if not found:
        return View(html(_("Every goal and every look back has a word from a coach.")), (ends,))
    page = page_of(found, number, WRITTEN)
    said = ngettext(
        "{n} goal or look back has no word from a coach yet. One line is enough.",
        "{n} goals and looks back have no word from a coach yet. One line is enough.",
        len(found),
    )
    return View(html(said), (*((_opens(one),) for one in page.items), turns(page, "unanswered_page"), ends))


def _opens(one: Any) -> Button:
    if one.kind == "goal":
        return act(label(html(_("{name}: {title}"), name=one.name, title=one.title).unescape()), "student_goal", one.id)
    text = html(_("{name}, back at {sprint}"), name=one.name, sprint=one.title)
    return act(label(text.unescape()), "student_retro", one.id)
