"""Words that every screen about habits shares: how often, how it goes, what each day was, which day is meant."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from bot.views.calendar import WEEK, weekday_and_day, weekday_names
from bot.views.words import N_, _, html, listed, ngettext

MONDAY_FIRST = (1, 2, 3, 4, 5, 6, 0)
LAST_DAYS = 14
PER_CENT = 100

# What a day was for a habit: its sign, and the sign in words.
SIGNS = {
    "done": ("✅", N_("done")),
    "open": ("⬜", N_("open")),
    "missed": ("▫️", N_("not done")),
    "skipped": ("➖", N_("not that day")),
    "paused": ("💤", N_("sick or away")),
    "holiday": ("🌴", N_("holiday")),
    "free": ("·", N_("free")),
}


def how_often(weekdays: Sequence[int] | None, times: int | None) -> str:
    """How often a habit is planned, in words."""
    if times is not None:
        return ngettext("{n} time a week", "{n} times a week", times)
    if weekdays is None:
        return _("every day")
    names = weekday_names()
    return listed([names[n] for n in MONDAY_FIRST if n in weekdays])


def goes(page: Any) -> Markup:
    """How a habit goes: 8 of 9 planned days, 5 in a row."""
    score = page.score
    if not score.planned:
        begins = max(page.record.rhythm.begins, page.record.rhythm.span.first)
        if begins > page.today:
            return html(_("begins on {day}"), day=weekday_and_day(begins))
        return html(_("begins today")) if begins == page.today else html(_("no planned day yet"))
    days = html(ngettext("{done} of {n} planned day", "{done} of {n} planned days", score.planned), done=score.done)
    if score.in_weeks and score.streak:
        weeks = html(ngettext("{n} whole week in a row", "{n} whole weeks in a row", score.streak))
        return html(_("{days}, {row}"), days=days, row=weeks)
    if not score.in_weeks and score.streak > 1:
        return html(_("{days}, {row}"), days=days, row=html(_("{n} in a row"), n=score.streak))
    return days


def per_cent(page: Any) -> Markup | None:
    """The forgiving score; all of it only where everything was done."""
    score = page.score
    if score.share is None:
        return None
    number = round(score.share * PER_CENT)
    number = number if score.done == score.planned else min(number, PER_CENT - 1)
    return html(_("That is {n} %. Newer days count more than old ones."), n=number)


def last_days(page: Any) -> tuple[Markup, Markup] | None:
    """The last two weeks as a line of signs, and what these mean; one day alone is no line."""
    rhythm, shown = page.record.rhythm, LAST_DAYS * timedelta(days=1)
    days = [day for day in page.record.days if page.today - shown < day.date <= page.today]
    while days and days[0].date < rhythm.begins and days[0].mark == "free":
        del days[0]
    if len(days) < 2:
        return None
    marks = list(dict.fromkeys(day.mark for day in days))
    meaning = Markup(", ").join(html("{sign} {says}", sign=SIGNS[one][0], says=_says(one)) for one in marks)
    return Markup("").join(SIGNS[day.mark][0] for day in days), meaning


def _says(mark: str) -> str:
    return _(SIGNS[mark][1])


def weekday(day: date) -> str:
    """A day of these days by its weekday alone: Tuesday."""
    return weekday_names("wide")[day.isoweekday() % WEEK]


def in_button(day: date) -> str:
    """A day as a button carries it."""
    return f"{day:%Y%m%d}"
