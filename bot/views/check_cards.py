"""Words of the inbox about checks: an unlock asked for, a near miss, a check that broke off, a question found odd."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views.checks import caption_of
from bot.views.moments import when
from bot.views.path_words import said
from bot.views.view import Button, View, act
from bot.views.words import N_, _, bold, html, lines, listed, ngettext

HOURS, TRIES = (2, 24, 48, 168), (1, 2, 3)

TOGETHER = N_("Approve all {n} checks with nothing unusual")
UNLOCK_REASONS = (
    N_("Do the open steps first, then ask again."),
    N_("Practise once more, then ask again. I'll look the same day."),
    N_("Let's look at it together in class first."),
)
NEAR_MISS_REASONS = (N_("Let's talk about it first."), N_("Practise once more, then ask for another try."))
INTERRUPTED_REASONS = (N_("Let's find a quiet time for it together."), N_("Please ask for it anew when you are ready."))
REPORT_REASONS = (
    N_("I looked at it, and it is right as it is. Let's talk about it."),
    N_("The words are hard here. Ask me, and I'll explain them."),
)


def unlocks(number: int) -> str:
    """How many ask for a check, on a coach's message."""
    return ngettext("{n} check asked for", "{n} checks asked for", number)


def unlock(values: Mapping[str, Any]) -> Markup:
    """What a coach has to go by: the steps, the practice, earlier checks, mix-ups seen twice."""
    checks, practice = values["checks"], values["practice"]
    first = _("first check") if not checks else ngettext("{n} check before", "{n} checks before", len(checks))
    head = html(_("{name} · {major} · {first}"), name=bold(values["name"]), major=said(values["title"]), first=first)
    steps = html(_("{done} of {of} steps."), done=values["done"], of=values["of"])
    if values["state"] != "waiting":
        return lines(head, steps)
    return lines(
        head,
        steps,
        _scores(_("Practice: {scores}."), practice),
        _scores(_("Before: {scores}."), checks),
        html(_("Seen twice: {mixups}."), mixups=listed([_(word) for word in values["twice"]]))
        if values["twice"]
        else None,
        html(_("Asked {when}."), when=when(values["asked"], values["zone"], values["now"])),
        _opens(values["tries"], values["hours"]),
    )


def _scores(text: str, scores: Sequence[tuple[int, int]]) -> Markup | None:
    each = [html(_("{score} of {of}"), score=score, of=of).unescape() for score, of in scores]
    return html(text, scores=listed(each)) if each else None


def _opens(tries: int, hours: int) -> Markup:
    return html(ngettext("Opens {n} try for {hours} hours.", "Opens {n} tries for {hours} hours.", tries), hours=hours)


def approve_unlock(card_id: str, _values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """The yes, and the way to choose hours and tries."""
    yes = act(_("Approve"), "approve", "unlock", card_id)
    return ((yes, act(_("Hours and tries"), "hours_and_tries", card_id)),)


def hours_and_tries(card_id: str, values: Mapping[str, Any]) -> View:
    """Approve for longer, or for more than one try."""
    rows = tuple(
        tuple(act(_choice(hours, tries), "approve_as", "unlock", card_id, f"h{hours}t{tries}") for tries in TRIES)
        for hours in HOURS
    )
    text = lines(unlock(values), html(_("For how many hours, and how many tries?")))
    return View(text, (*rows, (act(_("Back"), "card", "unlock", card_id),)))


def _choice(hours: int, tries: int) -> str:
    return html(_("{hours} h, {tries}×"), hours=hours, tries=tries).unescape()


def near_misses(number: int) -> str:
    """How many came close, on a coach's message."""
    return ngettext("{n} came close", "{n} came close", number)


def near_miss(values: Mapping[str, Any]) -> Markup:
    """How close it was, and what the second look showed."""
    right, of = values["second"]
    text = _("{name}: {score} of {of}, then {right} of {asked}. {major}.")
    head = html(text, name=bold(values["name"]), score=values["score"], of=values["of"], right=right, asked=of,
                major=said(values["title"]))  # fmt: skip
    maybe = html(_("Maybe: {mixups}."), mixups=listed([_(word) for word in values["maybe"]]))
    return lines(head, maybe if values["maybe"] else None)


def approve_near_miss(card_id: str, _values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """It was a slip, or another try."""
    return (
        (
            act(_("Pass: a slip"), "approve_as", "near_miss", card_id, "pass"),
            act(_("Another try"), "approve_as", "near_miss", card_id, "again"),
        ),
    )


def interruptions(number: int) -> str:
    """How many broke off, on a coach's message."""
    return ngettext("{n} check broke off", "{n} checks broke off", number)


def interrupted(values: Mapping[str, Any]) -> Markup:
    """A check that was not finished, and counts for nothing."""
    text = _("{name} · {major}: the check broke off after {n} of {of} questions. It counts for nothing.")
    return html(text, name=bold(values["name"]), major=said(values["title"]), n=values["answered"], of=values["of"])


def approve_interrupted(card_id: str, _values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """Once more."""
    return ((act(_("Give it back"), "approve", "interrupted", card_id),),)


def reports(number: int) -> str:
    """How many questions were found odd, on a coach's message."""
    return ngettext("{n} question found odd", "{n} questions found odd", number)


def report(values: Mapping[str, Any]) -> Markup:
    """The question as it was seen, what is taken as right, and what was said about it."""
    return lines(
        html(_("{name} finds this odd:"), name=bold(values["name"])),
        html("“{words}”", words=values["words"]) if values["words"] else None,
        caption_of(values),
        bold(values["stem"]),
        *(
            html("{sign} {option}", sign="✓" if one == values["right"] else "·", option=one)
            for one in values["options"]
        ),
        html("{why}", why=values["explanation"]),
    )


def approve_report(card_id: str, _values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """It is odd: it counts as right, alone or with all of its kind."""
    return (
        (act(_("It's odd: count it as right"), "approve", "report", card_id),),
        (act(_("Take all of this kind out"), "approve_as", "report", card_id, "all"),),
    )
