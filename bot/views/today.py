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


def help_for(*, student: bool, coach: bool) -> View:
    """What can be asked for here."""
    head = html(_("I'm Marbles. These words always work:"))
    rows = [
        html("/today · {what}", what=_("what to do now")) if student or coach else None,
        html("/checkin · {what}", what=_("say how you are")) if student else None,
        html("/invite · {what}", what=_("invite a student")) if coach else None,
        html("/cancel · {what}", what=_("stop this question")) if student or coach else None,
        html("/logout · {what}", what=_("leave; coming back needs a new invite")) if student or coach else None,
        None if student or coach else html("/start · {what}", what=_("come in with an invite")),
    ]
    keyboard = ((act(_("Today"), "today"),),) if student or coach else ()
    return View(lines(head, *rows), keyboard)


def unknown_command() -> View:
    """A command that does not exist."""
    return View(html(_("I don't know that one. /help shows what I can do.")), ((act(_("Today"), "today"),),))


def only_in_private(username: str) -> View:
    """A command in the group leads to the private chat; nothing personal is said here."""
    button = Button(_("Open our chat"), url=f"https://t.me/{username}?start=hello")
    return View(html(_("Let's talk in private.")), ((button,),))
