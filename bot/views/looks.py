"""Who looked at what a student shared, and at what they gave to the helper: for the student."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.views.moments import when
from bot.views.paging import page_of, turns
from bot.views.view import View, act
from bot.views.words import _, bold, day, html, lines

LOOKS = 8  # on a page


def looks(found: Sequence[Any], number: int, zone: str, now: datetime) -> View:
    """Who looked at what and when, the newest first."""
    back = (act(_("Back"), "privacy"),)
    if not found:
        text = html(
            _("Nobody has opened what you shared, or what you gave to the helper. If somebody does, it's here.")
        )
        return View(text, (back,))
    page = page_of(found, number, LOOKS)
    said = (
        html("{when}: {what}", when=bold(when(one.at, zone, now)), what=_what(one, zone, now)) for one in page.items
    )
    return View(lines(html(_("Who looked, the newest first:")), *said), (turns(page, "looks_page"), back))


def _what(one: Any, zone: str, now: datetime) -> Markup:
    coach = one.coach or _("A former coach")
    if one.what == "journal":
        if one.day is None:
            return html(_("{coach} read something that you shared."), coach=coach)
        return html(_("{coach} read what you shared on {day}."), coach=coach, day=day(one.day))
    if one.is_whole:
        return html(_("{coach} took what you gave to the helper as a file."), coach=coach)
    if one.moment is None:
        return html(_("{coach} read what you gave to the helper."), coach=coach)
    return html(_("{coach} read what you gave to the helper, {when}."), coach=coach, when=when(one.moment, zone, now))
