"""The sprints behind a student: the list, and one of them with its goals, its habits and what was said of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.goal_words import SIGNS
from bot.views.looking_back import counted
from bot.views.paging import page_of, turns
from bot.views.path_words import DONE, label
from bot.views.view import Button, View, act
from bot.views.words import _, bold, day, html, lines

SPRINTS, GOALS = 8, 5  # on a page
TITLE = 80
HABITS = 400  # of the text, for their names


def sprints(found: Sequence[tuple[Any, bool]], number: int) -> View:
    """Every sprint that is over, the latest first; ✓ says that the student looked back at it."""
    ends = (act(_("My sprint"), "my_sprint"), act(_("Today"), "today"))
    if not found:
        return View(html(_("No sprint of yours is over yet. Later you'll find them here.")), (ends,))
    page = page_of(found, number, SPRINTS)
    rows = tuple((act(label(one.name, DONE if has else ""), "earlier_sprint", one.id),) for one, has in page.items)
    return View(html(_("Your earlier sprints. Which one shall we open?")), (*rows, turns(page, "earlier_page"), ends))


def goal_line(one: Any) -> Markup:
    """A goal with how far it is: ◐ Times tables: 3 of 8."""
    far = html(_(": {done} of {of}"), done=one.done, of=one.of) if one.of else ""
    return html("{sign} {title}{far}", sign=SIGNS[one.goal.status], title=fitting.cut(one.goal.title, TITLE), far=far)


def sprint(one: Any, number: int) -> View:
    """One of them; what stands in the open sprint already is opened there, everything else can be taken along."""
    page = page_of(one.sum.goals, number, GOALS)
    names = [habit.name for habit in one.habits]
    text = lines(
        bold(one.sprint.name),
        html("{first} – {last}", first=day(one.sprint.start_date), last=day(one.sprint.end_date)),
        counted(one.sum.counts),
        *map(goal_line, page.items),
        html(_("Habits: {names}"), names=fitting.names(names, HABITS)) if names else None,
        html(_("Is there something you'd like to take along into {name}?"), name=one.target.name)
        if one.target and (one.habits_left or any(progress.goal.id not in one.copies for progress in page.items))
        else None,
    )
    goals = tuple(_goal(progress.goal, one.target, one.copies) for progress in page.items)
    habits = ((act(_("Keep these habits"), "carry_habits", one.sprint.id),),) if one.target and one.habits_left else ()
    ends = (act(_("Earlier sprints"), "earlier_sprints"), act(_("Today"), "today"))
    return View(text, (*goals, turns(page, "earlier_goals", one.sprint.id), *habits, _back_at(one), ends))


def _goal(goal: Any, target: Any, copies: Mapping[str, str]) -> tuple[Button, ...]:
    opened = act(label(goal.title), "goal", goal.id)
    if target is None:
        return (opened,)
    if goal.id in copies:
        return (opened, act(label(_("Taken along"), DONE), "goal", copies[goal.id]))
    return (opened, act(_("Take along"), "carry_goal", goal.id))


def _back_at(one: Any) -> tuple[Button, ...]:
    if one.retro:
        return (act(_("What I said of it"), "my_retro", one.retro.id),)
    return (act(_("Look back"), "look_back_of", one.sprint.id),) if one.may_look_back else ()
