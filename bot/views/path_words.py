"""Words that every screen of the path shares: how far something is, what an activity is, who is asked, and when."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views.view import units
from bot.views.words import N_, _, html, listed, ngettext

NEW, ON_THE_WAY, DONE, MASTERED, WAITS = "○", "◐", "✓", "★", "…"
LABEL = 40  # of a button

TYPES = {
    "video": N_("video"),
    "exercise": N_("exercise"),
    "reading": N_("reading"),
    "project": N_("project"),
    "game": N_("game"),
}
DIFFICULTIES = {
    "beginner": N_("for a start"),
    "intermediate": N_("a bit harder"),
    "advanced": N_("hard"),
}
STATES = {
    "mastered": N_("mastered"),
    "viva_requested": N_("waits for a talk"),
    "in_progress": N_("on the way"),
    "assigned": N_("not begun"),
}
_SIGNS = {
    "mastered": MASTERED, "viva_requested": WAITS, "completed": DONE, "in_progress": ON_THE_WAY, "assigned": NEW,
}  # fmt: skip


def said(word: str | None) -> str:
    """Return a text of the curriculum in the language being spoken; a school's own ones are shown as they are."""
    return _(word) if word else ""


def label(text: str, sign: str = "") -> str:
    """Return a title as a button carries it: not too long, with its sign before it."""
    short = text if units(text) <= LABEL else f"{text[: LABEL - 1].rstrip()}…"
    return f"{sign} {short}".strip()


def of_major(one: Any) -> Markup:
    """How far a major is: its sign, its title, its steps."""
    sign = ON_THE_WAY if one.status == "assigned" and one.done else _SIGNS[one.status]
    return html("{sign} {title}: {far}", sign=sign, title=said(one.title), far=far(one))


def far(one: Any) -> str:
    """How far a major is, in words."""
    if one.status == "mastered":
        return _("mastered")
    steps = html(ngettext("{done} of {n} step", "{done} of {n} steps", len(one.parts)), done=one.done).unescape()
    return f"{steps}, {_('waits for a talk')}" if one.status == "viva_requested" else steps


def part_sign(status: str) -> str:
    """The sign of a step; what was mastered before majors were counts as done."""
    return DONE if status == "mastered" else _SIGNS[status]


def of_part(one: Any) -> Markup:
    """How far a step is: its sign, its title, its activities."""
    if one.status == "viva_requested":
        return html(_("{sign} {title}: waits for a talk"), sign=WAITS, title=said(one.title))
    count = html(_(": {done} of {of}"), done=one.done, of=one.of) if one.status == "in_progress" else ""
    return html("{sign} {title}{count}", sign=part_sign(one.status), title=said(one.title), count=count)


def kind_line(one: Any) -> Markup:
    """What an activity is: video · 12 min · Khan Academy."""
    minutes = html(_("{n} min"), n=one.minutes) if one.minutes else None
    parts = [said(TYPES[one.type]), minutes, one.platform]
    return Markup(" · ").join(part for part in parts if part)


def next_label(coming: Any) -> str:
    """Label: the activity that comes next."""
    return html(_("Next: {title}"), title=label(said(coming.title))).unescape()


def not_yet(coach: str, reason: str) -> Markup:
    """A coach's not-yet, in the coach's words."""
    word = reason
    return html(_("{coach} says: “{reason}”"), coach=coach or _("Your coach"), reason=_(word))


def coaches(names: Sequence[str]) -> str:
    """Whom a student asks: the coach by name, or two, or the coaches."""
    if not names:
        return _("your coach")
    return listed(list(names)) if len(names) <= 2 else _("your coaches")
