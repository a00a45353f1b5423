"""What people choose for themselves, on one card."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.clock import as_clock
from bot.views.view import Button, Prompt, View, act
from bot.views.words import _, bold, day, html, lines, listed


def settings(mine: Any, now: datetime, *, student: bool, usual: int | None = None) -> View:
    """Everything that was chosen, in plain sentences; each has a button. A student is `usual`ly written to then."""
    text = lines(
        bold(_("Your settings")),
        html(_("It's {clock} where you are."), clock=f"{now.astimezone(ZoneInfo(mine.zone)):%H:%M}"),
        html(_("Your day begins at {clock}."), clock=as_clock(mine.day_start)),
        _quiet(mine),
        _when(mine.write_at, usual) if student else _digest(mine.reminders.get("digest", ())),
        break_until(mine, now),
        html(_("This phone is your family's.")) if mine.phone == "family" else None,
        html(_("Pictures are dark.")) if mine.pictures == "dark" else None,
    )
    rows: list[tuple[Button, ...]] = [
        (act(_("That's not my time"), "my_time"), act(_("Day begins"), "choose", "day_start")),
        (act(_("Quiet hours"), "choose", "quiet"), act(_("Take a break"), "choose", "pause")),
    ]
    if student:
        rows.append((act(_("When I may write"), "choose", "write_at"), act(_("Reminders"), "reminders")))
        rows.append((act(_("Whose phone"), "choose", "phone"), act(_("Pictures: light or dark"), "choose", "pictures")))
    else:
        rows.append((act(_("My digest"), "remind", "digest"),))
    return View(text, (*rows, (act(_("Who sees what"), "privacy"), act(_("Today"), "today"))))


def _quiet(mine: Any) -> Markup:
    if mine.quiet_from == mine.quiet_to:
        return html(_("You have no quiet hours."))
    return html(_("I'm quiet from {start} to {end}."), start=as_clock(mine.quiet_from), end=as_clock(mine.quiet_to))


def _when(write_at: str, usual: int | None) -> Markup:
    if usual is None:
        return html(_("I don't write unless you do, or chose a time."))
    said = (
        _("I write after school, at {clock}.")
        if write_at == "after_school"
        else _("I write in the morning, at {clock}.")
    )
    return html(said, clock=as_clock(usual))


def _digest(minutes: Sequence[int]) -> Markup:
    if not minutes:
        return html(_("You get no digest."))
    return html(_("Your digest comes at {clocks} on school days."), clocks=listed([as_clock(one) for one in minutes]))


def break_until(mine: Any, now: datetime) -> Markup | None:
    """That they take a break from being written to, if they do."""
    if mine.paused_until is None or mine.paused_until <= now:
        return None
    until = day(mine.paused_until.astimezone(ZoneInfo(mine.zone)).date())
    return html(_("You take a break until {day}. I write nothing on my own."), day=until)


def choices(what: str) -> View:
    """The ready answers for one setting."""
    asked, labels = _questions()[what]
    rows = tuple((act(label, "chosen", what, value),) for value, label in labels.items())
    return View(html("{asked}", asked=asked), (*rows, (act(_("Back"), "settings"),)))


def _questions() -> dict[str, tuple[str, dict[str, str]]]:
    return {
        "day_start": (
            _("When does your day begin? Until then it's still yesterday."),
            {"0": _("At midnight"), "120": _("At 02:00"), "180": _("At 03:00"), "240": _("At 04:00")},
        ),
        "quiet": (
            _("When shall I be quiet?"),
            {"early": _("19:00 to 07:00"), "usual": _("20:00 to 07:00"), "late": _("22:00 to 08:00"),
             "none": _("No quiet hours")},
        ),
        "pause": (
            _("Shall I take a break from writing? Nothing is lost meanwhile."),
            {"one": _("Until tomorrow"), "three": _("Three days"), "week": _("A week"), "month": _("A month"),
             "off": _("No break")},
        ),
        "write_at": (
            _("When may I write to you?"),
            {"after_school": _("After school"), "morning": _("In the morning"), "never": _("Please don't")},
        ),
        "phone": (_("Whose phone is this?"), {"mine": _("Mine"), "family": _("My family's")}),
        "pictures": (_("How shall your pictures look?"), {"light": _("Light"), "dark": _("Dark")}),
    }  # fmt: skip


def ask_city() -> Prompt:
    """Where somebody lives now."""
    return Prompt(html(_("Which big city is near you? It tells me your time.")))


def moved(now: datetime, zone: str) -> View:
    """A new time holds from now on."""
    clock = f"{now.astimezone(ZoneInfo(zone)):%H:%M}"
    ways = (act(_("That's not my time"), "my_time"), act(_("Settings"), "settings"))
    return View(html(_("Thanks. So it's {clock} where you are."), clock=clock), (ways,))
