"""How a major is checked: what is chosen, and what can be."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.views.curriculum_words import said
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext


def policy(major_id: str, title: str, chosen: Any, choices: Mapping[str, tuple[int, ...]]) -> View:
    """Say how a major is checked, with a row of choices for each rule."""
    yes = (
        html(_("A coach says yes before the first try."))
        if chosen.needs_unlock
        else html(_("Students may begin the first try by themselves."))
    )
    text = lines(
        bold(html(_("How {title} is checked"), title=said(title))),
        html(_("{n} questions, {percent} % pass."), n=chosen.questions, percent=chosen.pass_percent),
        html(_("One yes opens {tries} for {span}."), tries=tries(chosen.attempts), span=span(chosen.hours)),
        yes,
        html(_("What has been opened already stays as it is.")),
    )

    def button(what: str, value: int) -> Button:
        name = _ticked(label(what, value), value == getattr(chosen, what))
        return act(name, "check_set", major_id, what, str(value))

    rows = [tuple(button(what, value) for value in row) for what, values in choices.items() for row in _in_rows(values)]
    return View(text, (*rows, (act(_("Back"), "cur_major", major_id),)))


def _in_rows(values: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Lay choices out so that their labels can be read on a phone."""
    width = 2 if len(values) == 4 else 3
    return [values[n : n + width] for n in range(0, len(values), width)]


def _ticked(text: Markup, is_chosen: bool) -> str:  # noqa: FBT001 - it is the value that is shown
    return f"✓ {text.unescape()}" if is_chosen else text.unescape()


def label(what: str, value: int) -> Markup:
    """Return one choice as it stands on a button."""
    match what:
        case "pass_percent":
            return html(_("{n} %"), n=value)
        case "attempts":
            return tries(value)
        case "hours":
            return span(value)
        case "needs_unlock":
            return html(_("Coach's yes")) if value else html(_("No yes needed"))
    return html(ngettext("{n} question", "{n} questions", value))


def tries(number: int) -> Markup:
    """Return so many tries."""
    return html(ngettext("{n} try", "{n} tries", number))


def span(hours: int) -> Markup:
    """Return a span of hours as people say it: hours, days, or a week."""
    if hours == 168:
        return html(_("a week"))
    if hours > 24 and hours % 24 == 0:
        return html(ngettext("{n} day", "{n} days", hours // 24))
    return html(ngettext("{n} hour", "{n} hours", hours))
