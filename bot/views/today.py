"""The one card that always answers: what do I do now?"""

from collections.abc import Callable
from typing import Any

from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines


def student(name: str, said: View | None, step: Any = None) -> View:
    """A student's day: one next step with its button, or the good news that there is none."""
    words = NEXT[step.kind](**step.values) if step else View(html(_("Nothing else is waiting for you.")))
    text, rows = (said.text, said.keyboard) if said else (None, ())
    return View(lines(bold(name), text, words.text), (*words.keyboard, *rows, (act(_("Menu"), "menu"),)))


def _check_in() -> View:
    return View(html(_("How are you today?")), ((act(_("Check in"), "checkin"),),))


def _yesterday() -> View:
    return View(html(_("Yesterday is still open. How was it?")), ((act(_("Fill in yesterday"), "yesterday"),),))


# What each kind of next step says, and the button that does it.
NEXT: dict[str, Callable[..., View]] = {
    "check_in": _check_in,
    "yesterday": _yesterday,
}


def menu(role: str, *, shared: bool) -> View:
    """Everything there is, by areas."""
    own = _student_rows() if role == "student" else _coach_rows()
    shares = ((act(_("Change who is speaking"), "switch"),),) if shared else ()
    return View(
        html(_("What would you like to do?")),
        (*own, *shares, (act(_("Settings"), "settings"), act(_("Help"), "help"))),
    )


def _student_rows() -> tuple[tuple[Button, ...], ...]:
    return ((act(_("Today"), "today"), act(_("Check in"), "checkin")),)


def _coach_rows() -> tuple[tuple[Button, ...], ...]:
    return (
        (act(_("The class today"), "today"), act(_("What waits"), "inbox")),
        (act(_("Students"), "students"), act(_("Write to a class"), "broadcast")),
        (act(_("Classes"), "classes"), act(_("Invite a student"), "invite")),
        (act(_("Curriculum"), "curriculum"), act(_("Questions"), "questions")),
    )


def unknown_command() -> View:
    """A command that does not exist."""
    return View(html(_("I don't know that one. /help shows what I can do.")), ((act(_("Today"), "today"),),))


def only_in_private(username: str) -> View:
    """A command in the group leads to the private chat; nothing personal is said here."""
    button = Button(_("Open our chat"), url=f"https://t.me/{username}?start=hello")
    return View(html(_("Let's talk in private.")), ((button,),))
