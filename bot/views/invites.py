"""What a coach reads about inviting a student."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.views.view import Attachment, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines


def ask_name() -> Prompt:
    """For whom the invite is."""
    return Prompt(html(_("Who is it for? Write the name as the class says it.")))


def ask_batch(batches: Sequence[str]) -> Prompt:
    """Which class; a new one is made by writing its name."""
    text = _("Which class? Pick one, or write the name of a new one.") if batches else _(
        "What is the class called? A short name, like 2156."
    )  # fmt: skip
    return Prompt(html(text), in_rows(Option(name, name) for name in batches))


def invite_summary(name: str, batch: str, *, namesake: str | None, new_batch: bool) -> Prompt:
    """Once more before anything is written, with what a coach may not have meant."""
    doubt = html(_("There is a {name} in {batch} already."), name=namesake, batch=batch) if namesake else None
    new = html(_("{batch} would be a new class."), batch=bold(batch)) if new_batch else None
    text = lines(
        html(_("An invite for {name}"), name=bold(name)),
        html(_("Name: {name}"), name=name),
        html(_("Class: {batch}"), batch=batch),
        doubt,
        new,
    )
    changes = (Option("change:name", _("Change the name")), Option("change:batch", _("Change the class")))
    return Prompt(text, ((Option("save", _("Make the invite")),), changes))


def invite(name: str, user_id: str, link: str, code: str) -> View:
    """The link with its picture, once: only its hash is stored."""
    return View(
        lines(
            html(
                _("Here is the invite for {name}. Please send it to {name} only; it works once, for 14 days."),
                name=name,
            ),
            html("{link}", link=link),
            html(_("Or the code: {code}"), code=Markup("<code>{}</code>").format(code)),
        ),
        (
            (act(_("Invite another"), "invite", below=True), act(_("Today"), "today", below=True)),
            (act(_("Take this invite back"), "invite_off", user_id, below=True),),
        ),
        Attachment("qr", {"link": link}),
    )


def taken_back(name: str) -> View:
    """An invite that nobody can use any more."""
    text = html(_("The invite for {name} opens nothing any more."), name=bold(name))
    return View(text, ((act(_("Today"), "today", below=True),),))


def joined(name: str, user_id: str, role: str) -> View:
    """Somebody has come in; the name is not in the first line, which others may see on a locked phone."""
    who = html(_("{name} has joined."), name=name)
    today = (act(_("Today"), "today"),)
    if role == "admin":
        return View(lines(html(_("A coach has come in.")), who), (today,))
    again = act(_("Wrong person? New invite"), "invite_again", user_id, below=True)
    return View(lines(html(_("A student has come in.")), who), (today, (again,)))
