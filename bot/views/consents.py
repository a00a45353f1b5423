"""What a home said yes to: a student's page of it, putting a yes down, and taking one back."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.views.view import Button, Option, Prompt, View, act
from bot.views.words import N_, _, bold, day, html, lines

# By matter: what it is called, what a yes to it is for, and what it means to take it back.
MATTERS = {
    "join": N_("coming in"),
    "helper": N_("the computer helper"),
    "voice": N_("voice messages"),
    "photos": N_("photos"),
}
FOR = {
    "join": N_("being here"),
    "helper": N_("words that go to a computer service outside the school"),
    "voice": N_("a voice that goes to that service, to be written down"),
    "photos": N_("being in photos that are shown here"),
}
TAKEN_BACK = {
    "join": N_("Then {name} is not to be here any more."),
    "helper": N_("Then the helper stops for {name} at once. What it was asked stays for a while; you can delete it."),
    "voice": N_("Then no voice message of {name} goes to that service any more. Typing goes on."),
    "photos": N_("Then {name} is not to be in new photos. Those that are here stay until somebody takes them out."),
}  # fmt: skip
HOW = {
    "paper": N_("on paper"),
    "form": N_("by a form"),
    "roster": N_("with the list of the class"),
    "link": N_("by their own link"),
}


def page(user_id: str, name: str, said: Sequence[Any], zone: str, *, in_class: bool) -> View:
    """What the home of a student said of each matter, with the way to put it down or to take it back.

    `in_class` says that the student's class has the helper at all.
    """
    head = html(_("What home said yes to for {name}:"), name=bold(name))
    off = None if in_class else html(_("The class has no computer helper now. /classes has the switch."))
    text = lines(head, *(_line(one, zone) for one in said), off)
    rows = tuple((_button(user_id, one),) for one in said)
    return View(text, (*rows, (act(_("Back"), "student_more", user_id),)))


def _line(one: Any, zone: str) -> Markup:
    matter = bold(_capital(_(MATTERS[one.what])))
    if one.consent is None:
        return html(_("{matter}: no yes yet. It is for {purpose}."), matter=matter, purpose=_(FOR[one.what]))
    if not one.is_yes:
        at = _day(one.consent.withdrawn_at, zone)
        return html(_("{matter}: taken back on {day}."), matter=matter, day=at)
    values = {"matter": matter, "whom": one.consent.from_whom, "how": _(HOW[one.consent.how])}
    at = _day(one.consent.given_at, zone)
    if one.recorder is None:
        return html(_("{matter}: yes, from {whom}, {how}. Since {day}."), **values, day=at)
    return html(_("{matter}: yes, from {whom}, {how}. {coach} put it down on {day}."), **values, coach=one.recorder,
                day=at)  # fmt: skip


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(at: Any, zone: str) -> str:
    return day(at.astimezone(ZoneInfo(zone)).date())


def _button(user_id: str, one: Any) -> Button:
    matter = _(MATTERS[one.what])
    if one.is_yes:
        return act(html(_("Take back: {matter}"), matter=matter).unescape(), "consent_off", one.consent.id)
    return act(html(_("A yes to {matter}"), matter=matter).unescape(), "consent_yes", user_id, one.what)


def ask_from_whom(name: str, matter: str) -> Prompt:
    """Who said yes, for one student."""
    text = html(_("Who said yes to {matter} for {name}? Pick one, or write it."), matter=_(MATTERS[matter]),
                name=bold(name))  # fmt: skip
    return Prompt(text, (_people(), (Option("guardian", _("Guardian"), value=_("guardian")),)))


def _people() -> tuple[Option, ...]:
    return (
        Option("mother", _("Mother"), value=_("mother")),
        Option("father", _("Father"), value=_("father")),
    )


def ask_how() -> Prompt:
    """In which way the yes came."""
    return Prompt(html(_("How did it come?")), ((Option("paper", _("On paper")), Option("form", _("By a form"))),))


def recorded() -> Markup:
    """Said above what home said yes to."""
    return html(_("Put down."))


def known_already() -> Markup:
    """Another coach, or the same press, was first."""
    return html(_("There was a yes already, and it stays as it is."))


def ask_to_take_back(consent: Any, student: Any) -> View:
    """Before a yes is taken back: what that means."""
    text = lines(
        html(_("Does home take back the yes to {matter} for {name}?"), matter=_(MATTERS[consent.what]),
             name=bold(student.display_name)),
        html(_(TAKEN_BACK[consent.what]), name=student.display_name),
    )  # fmt: skip
    ways = (act(_("Yes, take it back"), "consent_off_now", consent.id), act(_("Keep it"), "consents", student.id))
    return View(text, (ways,))


def taken_back() -> Markup:
    """Said above what home said yes to."""
    return html(_("The yes is taken back."))
