"""What is said once a habit is ticked, let go for a day, or rests with all others."""

from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views import habit_reminder
from bot.views.habit_words import in_button, weekday
from bot.views.habits import resting
from bot.views.view import Button, Prompt, View, act
from bot.views.words import _, bold, html, lines, ngettext


def ticked(page: Any, day: date) -> View:
    """What is kept, how it goes, and the treat; then perhaps the question about yesterday."""
    key, on, row = page.habit.id, in_button(day), page.record.rows[day]
    text = lines(kept(page, day), html(_("Your note: {text}"), text=row.note) if row.note else None)
    note = act(_("Change my note") if row.note else _("Add a note"), "habit_note", key, on)
    rows: tuple[tuple[Button, ...], ...] = ((act(_("Undo"), "habit_untick", key, on), note),)
    if day == page.today and page.asks_about_yesterday:
        before = habit_reminder.yesterday(page.habit, page.yesterday)
        text, rows = lines(text, "\n" + before.text), (*before.keyboard, *rows)
    return View(text, (*rows, _ends()))


def kept(page: Any, day: date) -> Markup:
    """What is kept, how it goes, and the treat."""
    treat = html(_("Your treat: {treat}"), treat=page.habit.reward) if page.habit.reward else None
    return lines(_goes(page, day), treat)


def _goes(page: Any, day: date) -> Markup:
    name, planned = bold(page.habit.name), [one.date for one in page.record.days if one.counts]
    if day not in planned:
        return html(_("{name}: done for {day}. That's an extra."), name=name, day=weekday(day))
    far = ngettext(
        "That's {done} of {n} planned day.", "That's {done} of {n} planned days.", page.score.planned
    )  # fmt: skip
    done = html(_("{name}: done for {day}."), name=name, day=weekday(day))
    return html("{done} {far}", done=done, far=html(far, done=page.score.done))


def reopened(page: Any, day: date) -> View:
    """A tick was taken back."""
    text = html(_("Okay, {day} is open again."), day=weekday(day))
    if day != page.today:
        tick = act(_("Tick yesterday"), "habit_tick", page.habit.id, in_button(day))
        return View(lines(text, bold(page.habit.name)), ((tick,), _ends()))
    again = habit_reminder.reminder(page.habit, day)
    return View(lines(text, again.text), (*again.keyboard, _ends()))


def on_its_day(page: Any, day: date) -> View:
    """A habit that is open on a day, with the ways on."""
    shown = habit_reminder.reminder(page.habit, day)
    return View(shown.text, (*shown.keyboard, _ends()))


def not_yesterday() -> View:
    """A student said that yesterday it was not done."""
    return View(html(_("That's okay. Today is a new day.")), (_ends(),))


def not_today(page: Any, day: date, left: int, of: int) -> View:
    """Sick or away, or just not today: which is it?"""
    key, on = page.habit.id, in_button(day)
    rows: list[tuple[Button, ...]] = [(act(_("Sick or away"), "habit_away", key, on),)]
    if left:
        text = html(_("That's fine. Which is it?"))
        just = html(_("Just not today ({left} of {of} left)"), left=left, of=of).unescape()
        rows.append((act(just, "habit_skip", key, on),))
    else:
        text = lines(
            html(_("That's fine. Your {of} free days for {name} are used."), of=of, name=bold(page.habit.name)),
            html(_("Being sick or away costs nothing.")),
        )
    return View(text, (*rows, (act(_("Back"), "habit_day", key, on),)))


def skipped(page: Any, day: date, left: int) -> View:
    """A day was let go."""
    text = lines(
        html(_("Okay, {name} can wait. Your streak stays."), name=bold(page.habit.name)),
        html(ngettext("You can say that {n} more time.", "You can say that {n} more times.", left)),
    )
    return View(text, ((act(_("Undo"), "habit_unskip", page.habit.id, in_button(day)),), _ends()))


def until_when(name: str, day: date, back: Button) -> View:
    """For how long habits are to rest."""
    key = in_button(day)
    text = html(_("Get well, {name}. I'll be quiet about habits; nothing is lost. Until when?"), name=name)
    ways = (
        (act(_("Tomorrow"), "habit_away_for", key, "tomorrow"), act(_("Three days"), "habit_away_for", key, "three")),
        (act(_("I'll tell you"), "habit_away_for", key, "open"),),
    )
    return View(text, (*ways, (back,)))


def back_to_not_today(habit_id: str, day: date) -> Button:
    """Return the way back to the question before."""
    return act(_("Back"), "habit_not_today", habit_id, in_button(day))


def back_to_habits() -> Button:
    """Return the way back to all habits."""
    return act(_("Back"), "habits")


def rests(pause: Any) -> View:
    """All habits rest now."""
    return View(resting(pause) or Markup(), ((act(_("I'm back"), "habit_back"),), _ends()))


def is_back() -> View:
    """They go on."""
    return View(html(_("Welcome back! Your habits go on today.")), (_ends(),))


def ask_note(name: str, day: date) -> Prompt:
    """Words about a day of a habit."""
    text = html(_("What would you like to note about {name} on {day}? Only you can read it."),
                name=bold(name), day=weekday(day))  # fmt: skip
    return Prompt(text)


def _ends() -> tuple[Button, ...]:
    return (act(_("My habits"), "habits"), act(_("Today"), "today"))
