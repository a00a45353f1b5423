"""Words that every screen of projects shares: what a link is, how far somebody is, what was said, and until when."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.calendar import weekday_and_day
from bot.views.words import N_, _, html, lines, ngettext

KINDS = {
    "presentation": N_("a presentation"),
    "document": N_("a document"),
    "video": N_("a video"),
    "other": N_("something else"),
}
KIND_LABELS = {
    "presentation": N_("A presentation"),
    "document": N_("A document"),
    "video": N_("A video"),
    "other": N_("Something else"),
}
SIGNS = {"complete": "★", "told": "✓", "begun": "◐", "nothing": "○"}
# What is said of each of the three answers, to the student and to a coach.
HEADS = {
    "project_description": N_("What it is"),
    "did_well": N_("What went well"),
    "could_improve": N_("What I'd do differently"),
}
THEIR_HEADS = {
    "project_description": N_("What it is"),
    "did_well": N_("What went well"),
    "could_improve": N_("What they'd do differently"),
}
DESCRIPTION, TITLE, ADDRESS = 600, 60, 120  # characters shown of each


def kind_labels() -> dict[str, str]:
    """Labels of every kind of link, to choose from."""
    return {kind: _(KIND_LABELS[kind]) for kind in KIND_LABELS}


def named(title: str, link_type: str) -> Markup:
    """What a link is: Google Slides, a presentation."""
    short = fitting.cut(title, TITLE)
    return html("{title}", title=short) + (html(", {kind}", kind=_(KINDS[link_type])) if link_type != "other" else "")


def left(at: Any) -> Markup:
    """Where a project is that goes on, or that is still to begin."""
    if at.place.phase == "coming":
        return html(_("It begins on {day}."), day=weekday_and_day(at.span.first))
    if at.place.left == 1:
        return html(_("Today is its last day."))
    return html(ngettext("{n} day is left, today included.", "{n} days are left, today included.", at.place.left))


def summed(said: Mapping[str, Any], heads: Mapping[str, str], room: int) -> Sequence[Markup]:
    """The three answers, numbered; – where there is none."""
    texts = fitting.shared([said.get(key) or "–" for key in heads], room)
    return [
        html("{n} {head}: {text}", n=n, head=_(heads[key]), text=text)
        for n, (key, text) in enumerate(zip(heads, texts, strict=True), 1)
    ]


def told(reflection: Any, heads: Mapping[str, str], room: int) -> Markup:
    """What was said of a project, without what was not."""
    keys = [key for key in heads if getattr(reflection, key, None)]
    texts = fitting.shared([getattr(reflection, key) for key in keys], room)
    return lines(
        *(html("<b>{head}:</b> {text}", head=_(heads[key]), text=text) for key, text in zip(keys, texts, strict=True))
    )


def description(text: str | None) -> str | None:
    """What a project is about, as much of it as a screen has room for."""
    return fitting.cut(text, DESCRIPTION) if text else None


def linked(url: str, title: str) -> Markup:
    """A link that opens what is behind it."""
    return html('<a href="{url}">{title}</a>', url=url, title=fitting.cut(title, TITLE))
