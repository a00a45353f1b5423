"""On which weekdays a class has school: in words, and to be chosen."""

from collections.abc import Sequence
from typing import Any

from bot.views.calendar import weekday_names
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, listed

WEEK = (1, 2, 3, 4, 5, 6, 0)  # from Monday
READY = ((1, 2, 3, 4, 5), (0, 1, 2, 3, 4), (1, 2, 3, 4, 5, 6))


def named(days: Sequence[int]) -> str:
    """Return weekdays as people say them: those of the ready answers from the first to the last, others one by one."""
    names = weekday_names()
    if tuple(days) in READY:
        return html(_("{first}–{last}"), first=names[days[0]], last=names[days[-1]]).unescape()
    return listed([names[day] for day in WEEK if day in days])


def choose(batch: Any) -> View:
    """Weekdays to tick and untick, and the usual weeks; each button carries the days that there are then."""
    ready = tuple(_button(named(days), batch, days) for days in READY)
    text = html(_("On which days does {name} have school? I expect nobody on the others."), name=bold(batch.name))
    return View(text, (*_in_rows([_tick(batch, day) for day in WEEK]), ready, (act(_("Back"), "class", batch.id),)))


def _tick(batch: Any, day: int) -> Button:
    """Return the button of one weekday; the last one that is ticked stays so."""
    name, days = weekday_names()[day], set(batch.school_days)
    return _button(f"✓ {name}" if day in days else name, batch, sorted(days ^ {day}) or [day])


def _button(label: str, batch: Any, days: Sequence[int]) -> Button:
    return act(label, "class_days_set", batch.id, "".join(str(day) for day in days))


def _in_rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(buttons[:3]), tuple(buttons[3:5]), tuple(buttons[5:])
