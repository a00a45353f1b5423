"""Words that every screen of the vision board shares: what types, colours and sizes are called, how a card stands."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.content.vision_board import sign
from bot.views import fitting
from bot.views.path_words import LABEL
from bot.views.words import N_, _, bold, day_seen_from, html, ngettext

TITLE, SUBTITLE, BODY, NAME = 240, 120, 300, 80  # units of each on a screen
OPEN, DONE = "○", "✓"
FOLLOWS = ("counter", "progress", "streak", "habits")  # which types may follow something real

KINDS = {
    "counter": N_("Something to count"),
    "progress": N_("Step by step"),
    "streak": N_("Day after day"),
    "habits": N_("A few things each day"),
    "image_hero": N_("A big picture"),
    "motivation": N_("Words that help me"),
    "journal": N_("A page to remember"),
    "mini_tile": N_("A small tile"),
}
COLORS = {
    "green": ("🟩", N_("Green")),
    "blue": ("🟦", N_("Blue")),
    "pink": ("🌸", N_("Pink")),
    "purple": ("🟪", N_("Purple")),
    "orange": ("🟧", N_("Orange")),
    "yellow": ("🟨", N_("Yellow")),
}
SIZES = {
    "sm": N_("Small"),
    "md": N_("Medium"),
    "lg": N_("Large"),
    "tall": N_("Tall"),
    "wide": N_("Wide"),
    "hero": N_("Very large"),
}
FIELDS = {
    "title": N_("Title"),
    "subtitle": N_("Second line"),
    "emoji": N_("Emoji"),
    "photo": N_("Photo"),
    "description": N_("More words"),
    "target": N_("How many"),
    "label": N_("What is counted"),
    "habits": N_("What is on it"),
    "quote": N_("The words"),
    "text": N_("What I wrote"),
    "date": N_("Day"),
    "color": N_("Colour"),
    "size": N_("Size"),
    "area": N_("Area"),
}


def said(words: Mapping[str, str], key: str) -> str:
    """Return what one of these words is called; one that we do not know, as it is."""
    return _(words[key]) if key in words else key


def color(key: str) -> str:
    """Return a colour with its sign."""
    if key not in COLORS:
        return key
    return f"{COLORS[key][0]} {_(COLORS[key][1])}"


def area_name(area: Any) -> str:
    """Return what an area is called; those that every board begins with, in the language being spoken."""
    name = area.name
    return fitting.cut(_(name) if area.is_preset else name, NAME)


def area_label(area: Any) -> str:
    """Return an area as a button carries it."""
    return f"{sign(area.emoji)} {fitting.cut(area_name(area), LABEL)}"


def title(card: Any) -> str:
    """Return a card's emoji and title as they stand in a sentence."""
    return fitting.cut(f"{card.emoji} {card.title}" if card.emoji else card.title, TITLE)


def card_label(card: Any) -> str:
    """Return a card as a button carries it."""
    return fitting.cut(title(card), LABEL)


def counted(seen: Any) -> str:
    """What is counted: a student's own word, or what is real."""
    if seen.followed is not None:
        return ngettext("task", "tasks", seen.of or 0)
    if seen.label:
        return fitting.cut(seen.label, NAME)
    return ngettext("step", "steps", seen.of or seen.done) if seen.card.card_type == "progress" else ""


def far(seen: Any) -> str:
    """How far something is: 12 of 20."""
    return html(_("{done} of {n}"), done=seen.done, n=seen.of).unescape() if seen.of else str(seen.done)


def in_a_row(seen: Any) -> str:
    """What a streak counts."""
    if seen.followed is not None and seen.followed.in_weeks:
        return ngettext("week in a row", "weeks in a row", seen.streak)
    return ngettext("day in a row", "days in a row", seen.streak)


def whole_days(seen: Any) -> str:
    """On how many days everything was done."""
    return ngettext("{n} day with all of it", "{n} days with all of it", seen.whole_days)


def state(seen: Any) -> str:
    """How a card stands, in a few words; nothing where there is nothing to say."""
    match seen.card.card_type:
        case "counter" | "progress":
            return f"{far(seen)} {counted(seen)}".strip()
        case "image_hero":
            return percent(seen)
        case "streak":
            return f"{seen.streak} {in_a_row(seen)}"
        case "habits":
            done = sum(row.done for row in seen.rows)
            return html(ngettext("{done} of {n} today", "{done} of {n} today", len(seen.rows)), done=done).unescape()
        case "motivation":
            return html(_("day {n}"), n=seen.days).unescape()
        case "journal":
            return day_seen_from(seen.card.entry_date, seen.today) if seen.card.entry_date else ""
    return ""


def percent(seen: Any) -> str:
    """How much of a picture has come true."""
    return "" if seen.percent is None else html(_("{n} %"), n=seen.percent).unescape()


def recipe(seen: Any) -> dict[str, Any]:
    """Return a card as the picture of a board has it."""
    card = seen.card
    drawn = {
        "type": card.card_type, "size": card.size, "color": card.color_variant, "title": card.title,
        "subtitle": card.subtitle, "emoji": card.emoji, "photo": card.photo["hash"] if card.photo else None,
        "part": seen.part, **_drawn(seen),
    }  # fmt: skip
    return {name: value for name, value in drawn.items() if value not in (None, "", [])}


def _drawn(seen: Any) -> dict[str, Any]:
    """Return what only some types have in a picture."""
    card = seen.card
    match card.card_type:
        case "counter" | "progress":
            return {"big": far(seen), "label": counted(seen), "body": _body(card.description)}
        case "image_hero":
            return {"big": percent(seen), "body": _body(card.description)}
        case "streak":
            return {"big": str(seen.streak), "label": in_a_row(seen)}
        case "habits":
            rows = [{"label": fitting.cut(row.label, NAME), "done": row.done} for row in seen.rows]
            return {"rows": rows, "foot": whole_days(seen) if seen.whole_days else None}
        case "motivation":
            return {"body": _body(card.quote), "foot": html(_("Day {n}"), n=seen.days).unescape()}
        case "journal":
            return {"body": _body(card.text_content), "foot": state(seen)}
    return {}


def _body(words: str | None) -> str | None:
    return fitting.cut(words, BODY) if words else None


def named(card: Any) -> Markup:
    """Return a card's title in bold."""
    return bold(title(card))
