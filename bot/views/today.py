"""The one card that always answers: what do I do now?"""

from markupsafe import Markup

from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines


def student(name: str, checked_in: Markup, entry_id: str) -> View:
    """A student who has checked in; one next step, or the good news that there is none."""
    return View(
        lines(bold(name), checked_in, html(_("Nothing else is waiting for you. You can write to me any time."))),
        ((act(_("Change how I feel"), "change_checkin", entry_id), act(_("Check in again"), "checkin")),),
    )


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
    )


def unknown_command() -> View:
    """A command that does not exist."""
    return View(html(_("I don't know that one. /help shows what I can do.")), ((act(_("Today"), "today"),),))


def only_in_private(username: str) -> View:
    """A command in the group leads to the private chat; nothing personal is said here."""
    button = Button(_("Open our chat"), url=f"https://t.me/{username}?start=hello")
    return View(html(_("Let's talk in private.")), ((button,),))
