"""A coach's message to a whole class, and what became of its copies."""

from collections.abc import Sequence
from typing import Any

from bot.views.fitting import Row, cut, rows_of_names
from bot.views.view import Option, Prompt, View, act, in_rows
from bot.views.words import N_, _, bold, html, lines, ngettext

QUOTE = 200  # of a message, said again

UNREACHED = {
    "blocked": N_("Blocked me: {names}"),
    "signed_out": N_("Signed out: {names}"),
    "never_in": N_("Never came in: {names}"),
    "refused": N_("Telegram did not take it: {names}"),
}


def ask_audience(batches: Sequence[tuple[str, str]]) -> Prompt:
    """To whom a message goes."""
    options = [Option(key, name) for key, name in batches]
    everybody = (Option("all", _("All my classes")),)
    return Prompt(html(_("To which class would you like to write?")), (*in_rows(options), everybody))


def ask_message() -> Prompt:
    """What to say to a class."""
    return Prompt(html(_("Write your message. Everybody in the class gets it in private.")))


def broadcast_summary(batch: str, text: str, readers: int, reachable: int) -> Prompt:
    """Once more before it leaves."""
    to = batch or _("all my classes")
    counted = ngettext(
        "{n} student, {reachable} of them can be reached now.",
        "{n} students, {reachable} of them can be reached now.",
        readers,
    )
    who = html(counted, reachable=reachable)
    return Prompt(
        lines(html(_("To {audience}:"), audience=bold(to)), html("{text}", text=text), who),
        ((Option("save", _("Send")),), (Option("change:text", _("Change")), Option("change:audience", _("Class")))),
    )


def broadcast(coach: str, batch: str, text: str) -> View:
    """A coach's message, as a student reads it."""
    head = (
        html(_("{coach} writes to {batch}:"), coach=coach, batch=batch)
        if batch
        else html(_("{coach} writes to you all:"), coach=coach)
    )
    return View(lines(head, html("{text}", text=text)), ((act(_("Today"), "today", below=True),),))


def delivery(one: Any, state: Any) -> View:
    """What became of every copy: counted among those who can be reached, the others by name where one sees them."""
    reached = state.sent + state.waiting
    missed = [Row(_(UNREACHED[why]), state.unreached[why]) for why in UNREACHED if why in state.unreached]
    text = lines(
        html(
            _("You wrote to {audience}: “{text}”"),
            audience=bold(one.audience or _("all my classes")),
            text=cut(one.text, QUOTE),
        ),
        html(_("Has arrived: {sent} of {n}"), sent=state.sent, n=reached),
        html(_("On the way: {n}"), n=state.waiting) if state.waiting else None,
        rows_of_names(missed),
        html(_("Not reached: {n} more, whom you don't see now."), n=state.unseen) if state.unseen else None,
    )
    ways = (act(_("Refresh"), "delivery", one.id), act(_("Today"), "today"))
    return View(text, (ways,))
