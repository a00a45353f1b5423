"""A habit on one day, as `/today` and a reminder show it: its cue, its treat, and what can be said about it."""

from datetime import date
from typing import Any

from bot.views.habit_words import in_button
from bot.views.view import View, act
from bot.views.words import _, bold, html, lines


def reminder(habit: Any, day: date) -> View:
    """What is to be done, when it fits, and what there is afterwards; the buttons carry habit and day."""
    key, on = habit.id, in_button(day)
    text = lines(
        bold(habit.name),
        html(_("As you planned: {cue}"), cue=habit.cue) if habit.cue else None,
        html(_("Your treat: {treat}"), treat=habit.reward) if habit.reward else None,
    )
    return View(text, ((act(_("Done"), "habit_tick", key, on), act(_("Not today"), "habit_not_today", key, on)),))


def yesterday(habit: Any, day: date) -> View:
    """Whether it was done yesterday."""
    key, on = habit.id, in_button(day)
    ways = act(_("Yes, tick it"), "habit_tick", key, on), act(_("No, and that's okay"), "habit_no", key, on)
    return View(html(_("And yesterday, {name}: did you do it?"), name=bold(habit.name)), (ways,))
