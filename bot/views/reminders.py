"""What the house says of itself, when it is due: one thing, or several in one message."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Any

from markupsafe import Markup

from bot.views import habit_reminder
from bot.views.calendar import weekday_and_day
from bot.views.habit_words import weekday
from bot.views.view import View, act
from bot.views.words import _, bold, html, lines


def post(items: Sequence[tuple[str, Mapping[str, Any]]], since: str | None = None) -> View:
    """Everything that is due to somebody now; `since` is the first day on which something was due and not said."""
    views = [WORDS[kind](**values) for kind, values in items]
    together = reduce(lambda above, below: below.below(above), views)
    return together.after(_away(date.fromisoformat(since))) if since else together


def _away(since: date) -> Markup:
    return html(_("I was away since {day}. Nothing is lost."), day=weekday_and_day(since))


def check_in() -> View:
    """How are you?"""
    return View(html(_("How are you today?")), ((act(_("Check in"), "checkin"),),))


def of_the_day(day: date, tasks: Sequence[Any], habits: Sequence[Any]) -> View:
    """What is still open today."""
    text = lines(
        html(_("Open on {day}:"), day=weekday(day)),
        *(html("• {title}", title=bold(task.title)) for task in tasks),
        *(html("• {name}", name=bold(habit.name)) for habit in habits),
    )
    return View(text, ((act(_("My week"), "week"), act(_("My habits"), "habits"), act(_("Today"), "today")),))


WORDS: dict[str, Callable[..., View]] = {
    "checkin": check_in,
    "day": of_the_day,
    "habit": habit_reminder.reminder,
}
