"""Words for coming in by a class's invite: what the newcomer reads, and the coach's card about them."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views.view import Button, View, act
from bot.views.words import N_, _, bold, html, lines, listed, ngettext

REASONS = (
    N_("Please ask me in class first."),
    N_("Please come in again with your own name."),
    N_("This invite is for another class."),
)


def counted(number: int) -> str:
    """How many are new, on a coach's message."""
    return ngettext("{n} newcomer", "{n} newcomers", number)


def evidence(values: Mapping[str, Any]) -> Markup:
    """What a coach has to go by: the name that was typed, and the row of the roster that it may be."""
    who = html(_("{name} would like to come into {batch}."), name=bold(values["name"]), batch=values["batch"])
    if values["state"] != "waiting":
        return who
    return lines(who, _on_roster(values))


def _on_roster(values: Mapping[str, Any]) -> Markup:
    if values["same"]:
        return html(_("There is one of that name on the roster who has not come in yet."))
    if values["is_open"]:
        return html(_("This class fills up by its invite. Do you know this name?"))
    if values["namesakes"]:
        return html(_("Careful: somebody of that name is in the class already."))
    return html(_("Nobody of that name is left on the roster."))


def approve(card_id: str, values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """The ways to say yes: the row of the same name, another one, or a new one."""
    rows: list[tuple[Button, ...]] = []
    if values["same"] or values["is_open"]:
        rows.append((act(_("Accept"), "approve", "newcomer", card_id),))
    if [one for one, _name in values["roster"] if one != values["same"]]:
        rows.append((act(_("This is somebody else…"), "newcomer_is", card_id, "0"),))
    if not values["is_open"]:
        rows.append((act(_("New on the roster"), "approve_as", "newcomer", card_id, "new"),))
    return tuple(rows)


def who_is_it(card_id: str, values: Mapping[str, Any], page: int, size: int = 8) -> View:
    """Everybody of the roster who has not come in yet, a page at a time."""
    roster = values["roster"]
    shown = roster[page * size : (page + 1) * size]
    rows = tuple((act(name, "approve_as", "newcomer", card_id, user_id),) for user_id, name in shown)
    turns = [act(_("Earlier"), "newcomer_is", card_id, str(page - 1))] if page else []
    if (page + 1) * size < len(roster):
        turns.append(act(_("More"), "newcomer_is", card_id, str(page + 1)))
    ways = (*turns, act(_("Back"), "card", "newcomer", card_id))
    return View(html(_("Who of the roster is {name}?"), name=bold(values["name"])), (*rows, ways))


def waits(people: Sequence[tuple[str, str]]) -> View:
    """What those who wait on this phone read until a coach has answered, whatever they send: ids and names."""
    text = html(
        _("Nice to meet you, {name}. I'm waiting for a yes from your coach. I'll write when it's here."),
        name=listed([name for _id, name in people]),
    )
    if len(people) == 1:
        return View(text, ((act(_("I made a mistake"), "stop_waiting", people[0][0]),),))
    labels = [html(_("I'm not {name}"), name=name).unescape() for _id, name in people]
    rows = tuple((act(label, "stop_waiting", key),) for label, (key, _name) in zip(labels, people, strict=True))
    return View(text, rows)


def stopped(name: str) -> View:
    """A newcomer took it back."""
    text = _("Okay, I've told your coach that it was a mistake, {name}. Your invite opens again any time.")
    return View(html(text, name=name))


def accepted(name: str, coach: str) -> View:
    """The yes."""
    text = html(_("{coach} said yes. You're in, {name}. Nice to have you here."), coach=coach, name=bold(name))
    return View(text, ((act(_("Start"), "today"),),))


def refused(name: str, coach: str, reason: str) -> View:
    """Not yet, with the reason and the way on; several may wait on one phone."""
    word = reason
    text = html(_("{coach} says to {name}: “{reason}”"), coach=coach, name=bold(name), reason=_(word))
    return View(lines(text, html(_("Your invite still works after that."))))


def waits_again(name: str) -> View:
    """A decision was taken back a moment later."""
    return View(html(_("Your coach would like to look again, {name}. I'll write when there is an answer."), name=name))
