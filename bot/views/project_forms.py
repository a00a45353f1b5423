"""Words for planning a project: its name, what it is about, its days, and all of that together."""

from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.calendar import weekday_and_day
from bot.views.reflection import now_it_says
from bot.views.sprint_plans import length
from bot.views.view import Option, Prompt
from bot.views.words import _, bold, html, lines

START = "start"
QUOTED = 300


def ask_name(number: int) -> Prompt:
    """What it is called."""
    return Prompt(html(_("Project number {n}: what is it called? “Bridges”, for example."), n=number))


def ask_description(name: str, before: str | None) -> Prompt:
    """What it is about, in words for students."""
    ask = html(_("What is {name} about? One or two sentences, as students will read them."), name=bold(name))
    if not before:
        return Prompt(ask)
    text = lines(ask, now_it_says(before), html(_("Skip makes it empty.")))
    return Prompt(text, ((Option("keep", _("Keep it"), value=before),),))


def summary(draft: Any, ahead: Any, project: Any = None) -> Prompt:
    """Everything once more; `project` is the one that is changed. Which one ends stands in the key for starting."""
    text = lines(
        html(_("{name} · number {n}"), name=bold(draft["name"]), n=ahead.number),
        html(_("1 Name: {name}"), name=draft["name"]),
        html(_("2 About: {text}"), text=fitting.cut(draft.get("description") or "–", QUOTED)),
        html(_("3 First day: {day}"), day=weekday_and_day(ahead.days.first)),
        html(_("4 Last day: {day}"), day=weekday_and_day(ahead.days.last)),
        length(ahead.days),
        None if project else _starting(ahead),
    )
    save = Option("save", _("Save"))
    start = () if project or ahead.is_over else (Option(_key(ahead.active), _("Save and start")),)
    changes = ("name", "description", "first", "last")
    labels = [_("Change 1"), _("Change 2"), _("Change 3"), _("Change 4")]
    options = tuple(Option(f"change:{key}", label) for key, label in zip(changes, labels, strict=True))
    return Prompt(text, ((save, *start), options[:2], options[2:]))


def _key(active: Any) -> str:
    return f"{START}:{active.id if active else ''}"


def _starting(ahead: Any) -> Markup | None:
    if ahead.is_over:
        return html(_("Its last day has passed, so it can't start."))
    if ahead.active is None:
        return None
    return html(_("If you start it, {name} ends. What students have in it stays."), name=ahead.active.name)
