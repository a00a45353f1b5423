"""Words for showing a coach what was done: the student's questions and news, and the coach's card."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.views import path_words
from bot.views.moments import when
from bot.views.path_words import said
from bot.views.view import Attachment, Button, Option, Prompt, View, act
from bot.views.words import N_, _, bold, html, lines, ngettext

REASONS = (
    N_("Please do the last activity too. Then show me again."),
    N_("I can't see it well. Please send it once more."),
    N_("Please add a sentence on how you did it."),
)
CONFIRMED = N_("Confirmed by {name}, {clock}.")


def ask(title: str, asked: str) -> Prompt:
    """What there is to show."""
    return Prompt(
        html(
            _("What would you like to show {name} for {title}? Words, a link, a photo or a file: all are fine."),
            name=asked, title=bold(said(title)),
        )
    )  # fmt: skip


def ask_people() -> Prompt:
    """Before a photo is kept."""
    text = html(_("Only photos of people who said yes. Did everybody in it, or is nobody in it?"))
    return Prompt(text, ((Option("yes", _("Yes")),), (Option("no", _("I'll send another one")),)))


def keeping() -> Prompt:
    """While a file is fetched."""
    return Prompt(html(_("One moment, I'm putting it away safely.")))


def shown(claim_id: str, asked: str) -> View:
    """It waits now."""
    text = html(_("Kept, and shown to {name}. I'll write when there is an answer. You can go on."), name=asked)
    return View(text, ((act(_("Take it back"), "claim_off", claim_id), act(_("What's next?"), "today")),))


def taken_back(part: str) -> View:
    """The student needs no answer any more."""
    text = html(_("Taken back. You can show something any time."))
    return View(text, ((act(_("Back to the step"), "path_part", part), act(_("Today"), "today")),))


def confirmed(coach: str, step: str) -> View:
    """The yes, to the student."""
    text = html(_("{coach} has looked at what you showed: {step} is done."), coach=coach, step=bold(said(step)))
    return View(text, ((act(_("My path"), "path", below=True), act(_("What's next?"), "today", below=True)),))


def returned(coach: str, step: str, reason: str, part: str) -> View:
    """Not yet, to the student: the reason, and the way on."""
    text = lines(
        path_words.not_yet(coach, reason),
        html(_("This is about {step}. You can show it again after that."), step=bold(said(step))),
    )
    return View(text, ((act(_("Open that step"), "path_part", part), act(_("Today"), "today")),))


def waits_again(step: str) -> View:
    """A decision was taken back a moment later."""
    text = html(
        _("Your coach would like to look at {step} once more. I'll write when there is an answer."),
        step=bold(said(step)),
    )
    return View(text, ((act(_("Today"), "today", below=True),),))


def counted(number: int) -> str:
    """How many wait, on a coach's message."""
    return ngettext("{n} step to look at", "{n} steps to look at", number)


def evidence(values: Mapping[str, Any]) -> Markup:
    """What a coach has to go by: the words, the link in them, and what file there is."""
    done = html(ngettext("{done} of {n} activity.", "{done} of {n} activities.", values["of"]), done=values["done"])
    where = html(" · {title}", title=said(values["title"])) if values["title"] else ""
    shown_at = html(_("Shown {when}."), when=when(values["since"], values["zone"], values["now"]))
    return lines(
        html("{name}{where}", name=bold(values["name"]), where=where),
        html("{step}: {done} {when}", step=bold(said(values["step"])), done=done, when=shown_at),
        html("“{words}”", words=values["words"]) if values["words"] else None,
        _file(values["file"]),
    )


def _file(file: Mapping[str, Any] | None) -> Markup | None:
    if file is None:
        return None
    if file["mime"].startswith("image/"):
        return html(_("With a photo."))
    return html(_("With a file: {name}"), name=file["name"])


def approve(card_id: str, values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """Looking at the file, and the yes."""
    file = values["file"]
    label = _("See the photo") if file and file["mime"].startswith("image/") else _("See the file")
    see = ((act(label, "claim_file", card_id, below=True),),) if file else ()
    return (*see, (act(_("Confirm"), "approve", "claim", card_id),))


def file(claim: Any, name: str, step: str) -> View:
    """The photo or the file itself, for a coach."""
    text = html(_("From {name}, for {step}."), name=bold(name), step=said(step))
    ways = (act(_("The card"), "card", "claim", claim.id, below=True),)
    return View(text, (ways,), Attachment("evidence", dict(claim.file)))


def file_is_gone() -> str:
    """In place of a file that is not there any more."""
    return _("This file is not here any more.")
