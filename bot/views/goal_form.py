"""The questions of which a goal is made, one a screen, each with a few ready answers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from bot.views import goal_answers as ready
from bot.views import wishes
from bot.views.calendar import WEEK, weekday_and_day, weekday_names
from bot.views.goal_words import days_said, left, lines_of
from bot.views.view import Option, Prompt, in_rows
from bot.views.words import _, bold, html, lines, ngettext

TIMES = ("16:00", "17:00", "18:30")
MINUTES = (5, 10, 15, 20, 30)
ANY = "any"
QUESTIONS = ("title", "specific", "measurable", "achievable", "relevant", "time_bound")


def _prompt(text: Markup, answers: Iterable[str]) -> Prompt:
    return Prompt(text, in_rows(Option(f"{n}", label) for n, label in enumerate(answers)))


def title(name: str, sprint: str, days: int) -> Prompt:
    """What it is about."""
    new = html(_("{name}, a new goal for {sprint}."), name=bold(name), sprint=sprint)
    return _prompt(
        html("{new} {left} {ask}", new=new, left=left(days), ask=html(_("What would you like to get better at?"))),
        ready.areas(),
    )


def specific(draft: Mapping[str, Any]) -> Prompt:
    """What exactly."""
    text = html(_("{title}, good pick. What exactly will you do?"), title=bold(draft["title"]))
    return _prompt(text, ready.whats(draft["title"]))


def measurable(draft: Mapping[str, Any]) -> Prompt:
    """How one knows."""
    return _prompt(html(_("How will you know that it worked? A number helps.")), ways_to_know(draft))


def ways_to_know(draft: Mapping[str, Any]) -> list[str]:
    """Return the ready answers to how one knows."""
    return ready.ways_to_know(draft["title"], draft["specific"], draft["coach"], draft["left"])


def achievable(draft: Mapping[str, Any]) -> Prompt:
    """What could get in the way, and what then."""
    text = html(_("What could get in the way, and what then?"))
    return _prompt(text, ready.obstacles(draft["title"], draft["specific"], draft["coach"]))


def relevant(draft: Mapping[str, Any]) -> Prompt:
    """Why."""
    return _prompt(html(_("Why do you want this?")), ready.whys(draft["title"], draft["specific"]))


def time_bound(today: date, first: date, last: date) -> Prompt:
    """By when; `first` and `last` are the sprint's days, which may be still to come."""
    start = max(today, first)
    friday = start + timedelta(days=(4 - start.weekday()) % WEEK or WEEK)
    days = {last: _("Sprint end: {day}"), friday: "{day}", start + timedelta(days=WEEK): _("In a week: {day}")}
    options = [
        Option(day.isoformat(), html(label, day=weekday_and_day(day)).unescape(), day.isoformat())
        for day, label in days.items()
        if start < day < last or day == last
    ]
    return Prompt(
        html(_("By when?")), in_rows(sorted(options, key=lambda one: one.key)), also=wishes.days_meant(today, last)
    )


def number_hint() -> Prompt:
    """There is no number in how one knows."""
    keep = Option("good", _("It's good so"))
    return Prompt(html(_("A number helps: how many, or how often?")), ((keep, Option("change", _("Add a number"))),))


def day_hint() -> Prompt:
    """There is no day in by when."""
    keep = Option("good", _("It's good so"))
    return Prompt(html(_("A day helps, so that we can look at it then.")), ((keep, Option("change", _("Pick a day"))),))


def late_hint(day: date, today: date, sprint: str, last: date) -> Prompt:
    """The day by which is past, or after the end of the sprint."""
    words = {"day": weekday_and_day(day), "sprint": sprint}
    if day < today:
        text = html(_("{day} is behind us already. Keep it, or pick another day?"), **words)
    else:
        text = html(
            _("{sprint} ends on {end}, and {day} is later. Keep it, or pick another day?"),
            end=weekday_and_day(last),
            **words,
        )
    return Prompt(text, ((Option(day.isoformat(), _("Keep it")), Option("change", _("Another day"))),))


def summary(fields: Any, week: Sequence[Markup]) -> Prompt:
    """All of it together; what was said about days and minutes stands below."""
    text = lines(html(_("Your goal: {title}"), title=bold(fields.title)), *lines_of(fields), *week)
    changes = [Option(f"change:{key}", html(_("Change {n}"), n=n).unescape()) for n, key in enumerate(QUESTIONS) if n]
    return Prompt(text, ((Option("save", _("Save")),), *in_rows([*changes, Option("change:title", _("Title"))])))


def wished(draft: Mapping[str, Any]) -> list[Markup]:
    """Return a line for each thing that was said about the week."""
    found = []
    if draft.get("wish_weekdays"):
        found.append(html(_("Days: {days}"), days=days_said(draft["wish_weekdays"])))
    elif draft.get("wish_days"):
        found.append(html(ngettext("Days: {n} a week", "Days: {n} a week", draft["wish_days"])))
    if draft.get("wish_minutes"):
        found.append(html(ngettext("Each time: {n} minute", "Each time: {n} minutes", draft["wish_minutes"])))
    return found


def days(weekdays: Sequence[int], *, saved: bool) -> Prompt:
    """Which days, of those that are left."""
    names = weekday_names()
    text = html(_("Saved. Which days?")) if saved else html(_("Which days?"))
    return Prompt(text, in_rows((Option(f"{day}", names[day]) for day in weekdays), 3))


def minutes() -> Prompt:
    """How long each time."""
    options = (Option(f"{n}", html(_("{n} min"), n=n).unescape(), f"{n}") for n in MINUTES)
    return Prompt(html(_("How many minutes each time?")), in_rows(options, 3))


def time() -> Prompt:
    """At what time of day."""
    options = [*(Option(one, one, one) for one in TIMES), Option(ANY, _("Any time"), ANY)]
    return Prompt(html(_("At what time?")), in_rows(options, 3))


def waits(draft: Mapping[str, Any]) -> Markup:
    """Where a goal waits that was begun."""
    done = sum(key in draft for key in QUESTIONS)
    name = draft.get("title") or ""
    if "goal" in draft:
        return html(_("Your goal “{title}” is kept. Its week is still open."), title=name)
    if done == len(QUESTIONS):
        return html(_("Your goal “{title}” is waiting to be saved."), title=name)
    text = (
        _("Your goal “{title}” is waiting at step {n} of {of}.") if name else _("Your goal waits at step {n} of {of}.")
    )
    return html(text, title=name, n=done + 1, of=len(QUESTIONS))
