"""Who sees what, what a person can take along, and leaving for good."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.who_sees_what import TABLE
from bot.views.view import Attachment, View, act
from bot.views.words import N_, _, bold, day, html, lines, listed

FOR_STUDENT = {
    "feeling": N_("how you feel"),
    "journal": N_("what you write about how you feel"),
    "progress": N_("how far you are on your path, with your notes there"),
    "evidence": N_("what you show of it, photos and files too"),
    "goals": N_("your goals, your tasks and your habits"),
    "retrospective": N_("how you look back at a sprint, and what coaches say to it"),
    "reflections": N_("what you show of projects, photos too, and what you say of them"),
    "habit_note": N_("what you note on a day of a habit"),
    "vision_board": N_("your board, with its photos"),
    "reading": N_("what you read, and what you think of it"),
    "nomination": N_("deeds of your class that you tell, without your name"),
    "note": N_("what coaches note about you; it comes with your data"),
    "helper_log": N_("what the computer helper was given by you, or by a coach about you, without names"),
}
FOR_COACH = {
    "feeling": N_("how students of your classes feel"),
    "journal": N_("what students write about how they feel"),
    "progress": N_("how far students are on their paths, with their notes there"),
    "evidence": N_("what they show of it, photos and files too"),
    "goals": N_("students' goals, tasks and habits"),
    "retrospective": N_("how students look back at a sprint, and what coaches say to it"),
    "reflections": N_("what students show of projects, photos too, and what they say of them"),
    "habit_note": N_("what students note on a day of a habit"),
    "vision_board": N_("students' boards, with their photos"),
    "reading": N_("what students read, and what they think of it"),
    "nomination": N_("deeds of the class that students tell, without their names"),
    "note": N_("coaches' notes; a student gets them with their data"),
    "helper_log": N_("what students give to the computer helper, without names"),
}


def who_sees_what(coaches: Sequence[str], *, student: bool, shares: bool, helper: Markup | None = None) -> View:
    """The table in words; `shares` says that a class's rule lets coaches read journals, `helper` how that stands."""
    said = FOR_STUDENT if student else FOR_COACH
    who = listed(list(coaches)) if coaches and student else _("Your coach") if student else _("You")
    seen = [said[row.what] for row in TABLE if row.coach == "yes"]
    kept = [said[row.what] for row in TABLE if row.coach == "if shared"]
    own = [said[row.what] for row in TABLE if row.coach == "no"]
    text = lines(
        bold(_("Who sees what")),
        _listed(html(_("{who} can see:"), who=who), seen),
        _listed(html(_("Only if it is shared:")), kept),
        _listed(html(_("Only you see:")) if student else html(_("Only the student sees:")), own),
        html(_("In your class, coaches read what you write. I say so before you write."))
        if shares and student
        else None,
        helper,
        html(_("Classmates read stars and a review of a book, if they were put on the class shelf.")),
        html(_("No classmate and no group ever sees anything else.")),
        html(_("Whoever runs the school's computer could technically read all of it. Telegram keeps this chat.")),
    )
    looked = (act(_("Who looked?"), "looks"),) if student else ()
    told = (act(_("Delete what the helper was told"), "log_forget"),) if student else ()
    ways = (act(_("My data"), "mydata"), act(_("Forget me"), "forgetme"))
    return View(text, (*filter(None, (looked, told)), ways, (act(_("Settings"), "settings"), act(_("Today"), "today"))))


def about_helper(one: Any, zone: str) -> Markup:
    """How it stands with the computer helper, for a student: on or off, since when, and what it gets."""
    if not one.in_class:
        return html(_("Your class has no computer helper, so it gets nothing of yours."))
    if one.since is None:
        return html(_("The computer helper is off for you. It needs a yes from home."))
    since = day(one.since.astimezone(ZoneInfo(zone)).date())
    return html(_("The computer helper is on for you: home said yes on {day}. It gets only what you give it, "
                  "or what a coach tells of your project, without names. "
                  "It never gets how you feel, or what you write about it."), day=since)  # fmt: skip


def _listed(head: Markup, items: Sequence[str]) -> Markup | None:
    return lines(head, *(html("· {item}", item=_(word)) for word in items)) if items else None


def my_data(user_id: str, name: str, *, family: bool) -> View:
    """Everything about a person, as a file."""
    warn = html(_("People at home can open it, too.")) if family else None
    text = lines(html(_("Here is everything that I keep about {name}."), name=bold(name)), warn)
    return View(text, ((act(_("Today"), "today", below=True),),), Attachment("mydata", {"user": user_id}))


def data_sent(name: str, user_id: str) -> View:
    """A coach sent a student their data."""
    return View(html(_("{name} has it in their own chat."), name=bold(name)), ((act(_("Back"), "student", user_id),),))


def ask_to_forget(name: str) -> View:
    """What leaving for good means, before anything happens."""
    text = html(
        _(
            "Shall I forget you, {name}? I stop at once, and hide all you wrote. After seven days it is deleted.\n"
            "Until then you can come back. Your coach is told."
        ),
        name=bold(name),
    )
    return View(text, ((act(_("Yes, forget me"), "forget_sure"), act(_("No, stay"), "today")),))


def forget_sure() -> View:
    """The second question: one tap is too easily made."""
    text = html(_("Would you like a file with your data first?"))
    rows = ((act(_("Send me my data"), "mydata", below=True),), (act(_("Forget me now"), "forget_now"),))
    return View(text, (*rows, (act(_("No, stay"), "today"),)))


def forgotten(until: date) -> View:
    """It has begun, and can be undone."""
    text = html(
        _(
            "Done. I've stopped, and on {day} everything is deleted. Until then you can come back.\n"
            "This chat stays with Telegram; you can clear it there."
        ),
        day=day(until),
    )
    return View(text, ((act(_("I'd like to come back"), "come_back"),),))


def back(name: str) -> View:
    """Undone in time."""
    return View(
        html(_("Welcome back, {name}. Everything is still here."), name=bold(name)), ((act(_("Today"), "today"),),)
    )


def leaver(name: str, until: date) -> View:
    """For coaches: the name stands in the second line, which a locked phone does not show."""
    text = lines(
        html(_("A student would like to be forgotten.")),
        html(_("{name} can come back until {day}. Then everything is deleted."), name=name, day=day(until)),
    )
    return View(text, ((act(_("Today"), "today", below=True),),))


def ask_to_delete(user_id: str, name: str) -> View:
    """A coach deletes at once: on a guardian's written wish."""
    text = html(
        _(
            "Delete {name} and everything about {name}, at once? That can't be undone.\n"
            "Please do this on a guardian's written wish only."
        ),
        name=bold(name),
    )
    label = html(_("Delete {name}"), name=name).unescape()
    return View(text, ((act(label, "delete_now", user_id),), (act(_("Back"), "student", user_id),)))


def deleted(name: str) -> View:
    """It is done."""
    return View(html(_("{name} is deleted."), name=bold(name)), ((act(_("Students"), "students"),),))


def goodbye() -> View:
    """The last words to somebody who was deleted."""
    return View(html(_("Your school has deleted everything that I kept about you. Goodbye, and all the best!")))
