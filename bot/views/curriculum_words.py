"""The words of the curriculum: what its kinds, types and colours are called, and its own texts, translated."""

from typing import Any

from markupsafe import Markup

from bot.content.diagnostics.bank import MODULES
from bot.views.path_words import said as said  # one way of saying what a curriculum has, for students and coaches
from bot.views.words import N_, _, html, ngettext

TYPES = {
    "video": N_("Video"),
    "exercise": N_("Exercise"),
    "reading": N_("Reading"),
    "project": N_("Project"),
    "game": N_("Game"),
}
DIFFICULTIES = {
    "beginner": N_("Beginner"),
    "intermediate": N_("Intermediate"),
    "advanced": N_("Advanced"),
}
COLOURS = {
    "blue": N_("Blue"),
    "green": N_("Green"),
    "red": N_("Red"),
    "yellow": N_("Yellow"),
    "purple": N_("Purple"),
    "teal": N_("Teal"),
    "orange": N_("Orange"),
    "grey": N_("Grey"),
}
FIELDS = {
    "name": N_("Name"),
    "icon": N_("Sign"),
    "color": N_("Colour"),
    "title": N_("Title"),
    "description": N_("Description"),
    "difficulty": N_("Difficulty"),
    "estimated_hours": N_("Hours"),
    "curriculum": N_("Curriculum"),
    "diagnostic_module_key": N_("Check"),
    "type": N_("Type"),
    "url": N_("Link"),
    "platform": N_("Platform"),
    "estimated_minutes": N_("Minutes"),
    "instructions": N_("Instructions"),
}


def module_name(key: str | None) -> str:
    """Return what a module of questions is called, with its number; an unknown key stays a key."""
    found = next((one for one in MODULES if one.key == key), None)
    return f"{found.number} {said(found.name)}" if found else key or ""


def hours(number: float | None) -> Markup | None:
    """Return how long something takes in hours, where that is known."""
    if not number:
        return None
    if number == 1:
        return html(_("1 hour"))
    return html(_("{hours} hours"), hours=f"{number:g}")


def minutes(number: int | None) -> Markup | None:
    """Return how long something takes in minutes, where that is known."""
    return html(ngettext("{n} minute", "{n} minutes", number)) if number else None


def counted(level: str, number: int) -> Markup:
    """Return so many parts of a level."""
    match level:
        case "domain":
            return html(ngettext("{n} domain", "{n} domains", number))
        case "major":
            return html(ngettext("{n} major", "{n} majors", number))
        case "objective":
            return html(ngettext("{n} objective", "{n} objectives", number))
        case "activity":
            return html(ngettext("{n} activity", "{n} activities", number))
    raise LookupError(level)


def field_value(field: str, value: Any) -> str:
    """Return what a field holds as people read it; nothing for an empty one."""
    if value in (None, ""):
        return ""
    if field == "type":
        return said(TYPES.get(value, str(value)))
    if field == "difficulty":
        return said(DIFFICULTIES.get(value, str(value)))
    if field == "color":
        return said(COLOURS.get(value, str(value)))
    if field == "diagnostic_module_key":
        return module_name(value)
    return said(f"{value:g}" if isinstance(value, float) else str(value))
