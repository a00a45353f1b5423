"""The questions of the forms of the curriculum, and all answers together."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from bot.content.diagnostics.bank import MODULES
from bot.views.curriculum_words import COLOURS, DIFFICULTIES, FIELDS, TYPES, field_value, module_name, said
from bot.views.fitting import cut
from bot.views.view import Option, Prompt, in_rows
from bot.views.words import N_, _, bold, html, lines

SIGNS = ("📘", "🧮", "✏️", "💻", "🔬", "🌍", "🎨", "🎵")
HOURS = ("1", "2", "3", "5", "8", "12")
MINUTES = ("5", "10", "15", "20", "30", "45")
QUOTE = 500  # of an answer, in the summary
NONE = "none"

KINDS = {"domain": N_("Domain"), "major": N_("Major"), "objective": N_("Objective"), "activity": N_("Activity")}


def title(level: str, above: str) -> Prompt:
    """What a part is called, and what it belongs to."""
    asked = {
        "domain": _("What is the domain called? Music, for example."),
        "major": _("What is the major called? It is what a student masters in the end."),
        "objective": _("What is the objective called? It is one step of its major."),
        "activity": _("What is the activity called? It is one thing to open and do."),
    }
    return Prompt(lines(html(_("In {part}:"), part=bold(said(above))) if above else None, html(asked[level])))


def sign() -> Prompt:
    """The emoji of a domain."""
    return Prompt(html(_("Which sign shall stand beside it? Pick one, or send an emoji.")), _typed(SIGNS, 4))


def colour(own: str) -> Prompt:
    """The colour of a domain; one that came by a file has no name and stays possible."""
    options = [Option(key, said(name)) for key, name in COLOURS.items()]
    if own and own not in COLOURS:
        options.append(Option(own, own))
    return Prompt(html(_("Which colour does it have on maps?")), in_rows(options))


def description() -> Prompt:
    """What a part is about."""
    return Prompt(html(_("What is it about? One or two sentences, as students will read them.")))


def difficulty() -> Prompt:
    """How hard it is."""
    return Prompt(
        html(_("How hard is it?")), in_rows((Option(key, said(name)) for key, name in DIFFICULTIES.items()), 3)
    )


def hours() -> Prompt:
    """How long it takes."""
    return Prompt(html(_("How many hours does it take, about?")), _typed(HOURS, 3))


def school_year() -> Prompt:
    """Of which curriculum it is a part."""
    return Prompt(html(_("Of which curriculum is it a part? A few words, like MYP Y1.")))


def module() -> Prompt:
    """Which questions check a major."""
    options = tuple((Option(one.key, module_name(one.key)),) for one in MODULES)
    none = (Option(NONE, _("None, it is shown in a talk")),)
    return Prompt(html(_("Which questions check it?")), (none, *options))


def kind_of_activity() -> Prompt:
    """What there is to do."""
    return Prompt(
        html(_("What kind of activity is it?")), in_rows(Option(key, said(name)) for key, name in TYPES.items())
    )


def link() -> Prompt:
    """Where it is."""
    return Prompt(html(_("Where is it? Send the link. It begins with https://")))


def platform() -> Prompt:
    """Whose page it is."""
    return Prompt(html(_("On which platform is it? The name of the site, as students know it.")))


def minutes() -> Prompt:
    """How long it takes."""
    return Prompt(html(_("How many minutes does it take, about?")), _typed(MINUTES, 3))


def instructions() -> Prompt:
    """What a student reads before opening it."""
    return Prompt(html(_("What is a student to do there? One or two short sentences.")))


def _typed(words: tuple[str, ...], width: int) -> tuple[tuple[Option, ...], ...]:
    return in_rows((Option(word, word) for word in words), width)


ASK: dict[str, Callable[[], Prompt]] = {
    "icon": sign,
    "description": description,
    "difficulty": difficulty,
    "estimated_hours": hours,
    "curriculum": school_year,
    "diagnostic_module_key": module,
    "type": kind_of_activity,
    "url": link,
    "platform": platform,
    "estimated_minutes": minutes,
    "instructions": instructions,
}


def summary(kind: str, values: Mapping[str, Any]) -> Prompt:
    """All answers of a form; any one can be changed before it is saved."""
    text = lines(bold(said(KINDS[kind])), *(_line(field, value) for field, value in values.items()))
    changes = in_rows((Option(f"change:{field}", said(FIELDS[field])) for field in values), 3)
    return Prompt(lines(text, html(_("Shall I save it? Or press what you'd like to change."))), (
        (Option("save", _("Save")),), *changes
    ))  # fmt: skip


def _line(field: str, value: Any) -> Markup:
    shown = _("a talk") if value == NONE else field_value(field, value)
    return html("{name}: {value}", name=said(FIELDS[field]), value=cut(shown, QUOTE) or "–")
