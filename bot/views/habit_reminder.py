"""A habit on one day, as `/today` and a reminder show it: its cue, its treat, and what can be said about it."""

from datetime import date
from typing import Any

from bot.views.habit_words import in_button
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines


def reminder(habit: Any, day: date, *between: Button) -> View:
    """What is to be done, when it fits, and what there is afterwards; the buttons carry habit and day."""
    key, on = habit.id, in_button(day)
    text = lines(
        bold(habit.name),
        html(_("{cue}, as you planned."), cue=cue(habit)) if habit.cue else None,
        html(_("Your treat: {treat}"), treat=habit.reward) if habit.reward else None,
    )
    done, skip = act(_("Done"), "habit_tick", key, on), act(_("Not today"), "habit_not_today", key, on)
    return View(text, ((done, *between, skip),))


def cue(habit: Any) -> str:
    """Return when a habit fits, in its student's words, as others can follow in the same line."""
    return str(habit.cue).rstrip(" .,;:")


def yesterday(habit: Any, day: date) -> View:
    """Whether it was done yesterday."""
    key, on = habit.id, in_button(day)
    ways = act(_("Yes, tick it"), "habit_tick", key, on), act(_("No, and that's okay"), "habit_no", key, on)
    return View(html(_("And yesterday, {name}: did you do it?"), name=bold(habit.name)), (ways,))
