"""What the house says of itself, when it is due: one thing, or several in one message."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from typing import Any

from markupsafe import Markup

from bot.views import check_news, digest, project_news, sprint_news, still_open, vision_card
from bot.views.calendar import weekday_and_day
from bot.views.view import Button, View
from bot.views.words import _, html

# Each kind of news has words of its own; what is open of the day is told together, see `still_open`.
WORDS: dict[str, Callable[..., View]] = {
    "digest": digest.digest,
    "waiting": digest.waiting,
    "check_ends_soon": check_news.ends_soon,
    "project_begins": project_news.begins,
    "project_ends_soon": project_news.ends,
    "project_ends_tomorrow": project_news.ends,
    "project_over": project_news.over,
    "sprint_begins": sprint_news.begins,
    "sprint_half": sprint_news.half,
    "sprint_ends_soon": sprint_news.ends_soon,
    "sprint_ends": sprint_news.ends,
    "board": vision_card.comes_back,
    "check_expired": check_news.expired,
    "check_closed": check_news.closed,
    "checks_unused": check_news.unused,
    "checks_handed_in": check_news.handed_in,
}
OF_THE_DAY = ("checkin", "day", "habit")
Items = Sequence[tuple[str, Mapping[str, Any]]]


def post(items: Items, at: datetime, today: date, since: str | None = None) -> View:
    """Everything that is due to somebody now; `since` is the first day on which something was due and not said."""
    together = _together(items, still_open.things(items, at, today))
    return together.after(_away(date.fromisoformat(since))) if since else together


def anew(items: Items, at: datetime, today: date, said: View | None = None, undo: Button | None = None) -> View:
    """The same message once more, with what is left in it, below what is `said` of the last tick."""
    shown = _together(items, still_open.things(items, at, today), undo, answered=True)
    return shown.below(said) if said else shown


def _together(items: Items, found: still_open.Things, undo: Button | None = None, *, answered: bool = False) -> View:
    views = [WORDS[kind](**values) for kind, values in items if kind not in OF_THE_DAY]
    if found.count or answered:
        views.append(still_open.view(found, undo))
    return reduce(lambda above, below: below.below(above), views)


def _away(since: date) -> Markup:
    return html(_("I was away since {day}. Nothing is lost."), day=weekday_and_day(since))
