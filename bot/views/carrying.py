"""What can be taken along from the last sprint, and what is said once it was."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.calendar import weekday_and_day
from bot.views.earlier_sprints import goal_line
from bot.views.moments import in_payload
from bot.views.paging import page_of, turns
from bot.views.path_words import label
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, listed, ngettext

THINGS = 6  # on a page
NAMED = 3  # in a sentence
HABITS = 600  # of the text, for their names


def question(count: int) -> str:
    """Whether so many goals shall come along."""
    return ngettext(
        "One goal is not finished yet. Take it along?", "{n} goals are not finished yet. Take them along?", count
    )


def offer(one: Any, number: int = 0) -> View:
    """What is not finished, and the habits, to take along all at once or each by itself."""
    goals, habits = one.goals, one.habits
    page = page_of([*goals, *habits], number, THINGS)
    text = lines(
        bold(one.source.name),
        html(question(len(goals))) if goals else None,
        *(goal_line(thing) for thing in page.items if hasattr(thing, "goal")),
        _habits(habits, too=bool(goals)),
    )
    each = tuple((_takes(thing),) for thing in page.items) if len(goals) + len(habits) > 1 else ()
    only = ((_takes(page.items[0]),),) if not each else ()
    all_goals = _("All goals") if habits else _("All of them")  # habits come along by their own buttons
    every = ((act(all_goals, "carry_all"),),) if len(goals) > 1 else ()
    keep = ((act(_("Keep my habits"), "carry_habits", one.source.id),),) if len(habits) > 1 else ()
    ends = (act(_("Not these"), "carry_none"), act(_("Today"), "today"))
    return View(text, (*every, *only, *each, *keep, turns(page, "carry_page"), ends))


def _habits(habits: Sequence[Any], *, too: bool) -> Markup | None:
    if not habits:
        return None
    said = (
        ngettext("Your habit can go on, too: {names}", "Your habits can go on, too: {names}", len(habits))
        if too
        else ngettext("Your habit can go on: {names}", "Your habits can go on: {names}", len(habits))
    )
    return html(said, names=fitting.names([habit.name for habit in habits], HABITS))


def _takes(thing: Any) -> Button:
    if hasattr(thing, "goal"):
        return act(label(thing.goal.title), "carry_goal", thing.goal.id)
    return act(label(html(_("Habit: {name}"), name=thing.name).unescape()), "carry_habit", thing.id)


def nothing_left() -> View:
    """Everything was taken along, let go, or finished."""
    text = html(_("Nothing is left to take along. Earlier sprints has all that was."))
    return View(text, ((act(_("Earlier sprints"), "earlier_sprints"), act(_("Today"), "today")),))


def taken(one: Any, *, more: bool) -> View:
    """What is in the open sprint now, and whether `more` could be."""
    goals = [goal.title for goal in one.goals]
    text = lines(
        _now_in(one.sprint.name, goals) if goals else None,
        _go_on([habit.name for habit in one.habits]) if one.habits else None,
        _first(one.first) if len(goals) == 1 else None,
    )
    undo = ((act(_("Undo"), "carry_undo", in_payload(one.moment)),),) if one.moment else ()
    opened = ((act(label(goals[0]), "goal", one.goals[0].id),),) if len(goals) == 1 else ()
    rest = ((act(_("What else is there"), "carry"),),) if more else ()
    return View(text, (*opened, *rest, *undo, (act(_("My sprint"), "my_sprint"), act(_("Today"), "today"))))


def _now_in(sprint: str, titles: Sequence[str]) -> Markup:
    said = ngettext("{names} is in {sprint} now.", "{names} are in {sprint} now.", len(titles))
    return html(said, names=bold(_some(titles)), sprint=sprint)


def _go_on(names: Sequence[str]) -> Markup:
    return html(ngettext("Your habit goes on: {names}.", "Your habits go on: {names}.", len(names)), names=_some(names))


def _some(names: Sequence[str]) -> str:
    short = [fitting.cut(name, 60) for name in names[:NAMED]]
    left = len(names) - NAMED
    return listed([*short, *([ngettext("{n} more", "{n} more", left)] if left > 0 else [])])


def _first(first: tuple[date, str | None] | None) -> Markup:
    if first is None:
        return html(_("Its days are over for this sprint. You can plan new ones."))
    on, clock = weekday_and_day(first[0]), first[1]
    if clock:
        return html(_("The first task is on {day} at {clock}."), day=on, clock=clock)
    return html(_("The first task is on {day}."), day=on)


def declined(sprint: str, moment: Any) -> View:
    """They stay where they are."""
    text = html(_("All right. They stay in {sprint}, and you find them under Earlier sprints."), sprint=bold(sprint))
    ways = (act(_("Undo"), "carry_undo", in_payload(moment)), act(_("Earlier sprints"), "earlier_sprints"))
    return View(text, (ways, (act(_("My sprint"), "my_sprint"), act(_("Today"), "today"))))


def undone() -> Markup:
    """Said above what can be taken along, once more."""
    return html(_("Taken back."))
