"""A student's goals: those of the sprint, those of earlier ones, and one of them with all that can be done about it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views.goal_words import GONE, SIGNS, STATES, day_near, left, lines_of
from bot.views.path_words import label
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext

ON_A_PAGE = 8
MOST = 40  # more than can be made here; a school may bring more along


def goals(sprint: Any, days: int, mine: Sequence[Any], dropped: Sequence[Any], *, room: bool) -> View:
    """The goals of the sprint that is open, with `days` left of it; those that were let go stand last."""
    text = lines(
        html(_("Your goals in {sprint}."), sprint=bold(sprint.name)) if mine else None,
        html(_("You have no goal in {sprint} yet."), sprint=bold(sprint.name)) if not mine else None,
        left(days),
    )
    rows = [(act(_labelled(one), "goal", one.goal.id),) for one in mine[:MOST]]
    rows += [(act(label(goal.title, GONE), "goal", goal.id),) for goal in dropped[:ON_A_PAGE]]
    new = ((act(_("New goal"), "new_goal"),),) if room else ()
    return View(text, (*rows, *new, *_ends()))


def no_sprint(why: Markup) -> View:
    """There is no sprint to have goals in."""
    return View(why, _ends())


def _ends() -> tuple[tuple[Button, ...], ...]:
    return (act(_("Earlier sprints"), "earlier_sprints"),), (act(_("My week"), "week"), act(_("Today"), "today"))


def _labelled(one: Any) -> str:
    """Return a goal as its button carries it: how far, its title, its tasks."""
    title = label(one.goal.title, SIGNS[one.goal.status])
    return html(_("{title}: {done} of {of}"), title=title, done=one.done, of=one.of).unescape() if one.of else title


def page(one: Any, comment: Markup | None = None, *, sharpen: bool = False) -> View:
    """One goal: what it says, how far it is, what a coach said to it, and what can be done, with a helper too."""
    goal = one.goal
    text = lines(
        bold(goal.title),
        *lines_of(one.fields),
        _state(one),
        comment,
        html(_("Half of {sprint} is over. Is this still the right goal?"), sprint=one.sprint.name)
        if one.asks
        else None,
    )
    return View(text, (*_moves(one, sharpen=sharpen), (act(_("My goals"), "goals"), act(_("Today"), "today"))))


def _state(one: Any) -> Markup:
    goal = one.goal
    if goal.dropped_at is not None:
        return html(_("{sign} You let this goal go."), sign=GONE)
    words = html("{sign} {state}", sign=SIGNS[goal.status], state=_(STATES[goal.status]))
    if goal.status == "completed" and goal.status_by_hand:
        words = html(_("{sign} reached, you say"), sign=SIGNS[goal.status])
    if not one.of:
        return words
    tasks = ngettext("{done} of {n} task done", "{done} of {n} tasks done", one.of)
    return html("{words} · {tasks}", words=words, tasks=html(tasks, done=one.done))


def _moves(one: Any, *, sharpen: bool) -> tuple[tuple[Button, ...], ...]:
    goal = one.goal
    if not one.is_open:
        return ()
    if goal.dropped_at is not None:
        return ((act(_("Take it up again"), "goal_take_up", goal.id),),)
    keep = ((act(_("Yes, still right"), "goal_keep", goal.id),),) if one.asks else ()
    reach: tuple[Button, ...] = ()
    if goal.status_by_hand:
        reach = (act(_("Not yet after all"), "goal_open", goal.id),)
    elif goal.status != "completed":
        reach = (act(_("I've reached it"), "goal_reached", goal.id),)
    sharper = ((act(_("Make a line sharper"), "sharpen_goal", goal.id),),) if sharpen else ()
    change = act(_("Change"), "change_goal", goal.id)
    plan, add = act(_("Plan the week"), "plan_goal", goal.id), act(_("Add a task"), "task_add_to", goal.id)
    return (*keep, (plan, add), *sharper, (change, act(_("Let it go"), "goal_drop", goal.id)), reach)


def planned(goal_id: str, days: Sequence[date], today: date, time: str | None, *, undo: bool) -> View:
    """What is in the week now, and when it begins."""
    first = day_near(days[0], today)
    when = html(_("{day} at {time}"), day=first, time=time) if time else html("{day}", day=first)
    if len(days) == 1:
        text = html(_("One task is in your week: {when}."), when=when)
    elif (days[-1] - days[0]).days < 7:
        text = html(ngettext("{n} task is in your week; the first is {when}.",
                             "{n} tasks are in your week; the first is {when}.", len(days)), when=when)  # fmt: skip
    else:
        text = html(ngettext("{n} task is in your weeks; the first is {when}.",
                             "{n} tasks are in your weeks; the first is {when}.", len(days)), when=when)  # fmt: skip
    back = (act(_("Undo"), "goal_undo", goal_id),) if undo else ()
    return View(text, ((act(_("Show my week"), "week"),), (*back, act(_("The goal"), "goal", goal_id))))


def kept() -> Markup:
    """Said above a goal that was made or changed."""
    return html(_("Kept."))


def with_undo(view: View, goal_id: str) -> View:
    """Return a page of a goal that was made just now, with the way to take it back."""
    return view.with_row(act(_("Undo"), "goal_undo", goal_id))


def undone(title: str, *, may_change: bool) -> View:
    """A goal was taken back; its answers may be changed for a while."""
    text = html(_("Taken back: {title}, with its tasks."), title=bold(title))
    kept = html(_("What you wrote is still here for an hour.")) if may_change else None
    return View(lines(text, kept), ((act(_("New goal"), "new_goal"), act(_("My goals"), "goals")),))


def change_it() -> str:
    """The way to the answers of a goal that was taken back."""
    return _("Change it")


def drop(goal_id: str, title: str) -> View:
    """Before a goal is let go."""
    text = html(_("Let {title} go? That's fine, goals may change. You can take it up again."), title=bold(title))
    return View(text, ((act(_("Let it go"), "goal_drop_now", goal_id), act(_("Keep it"), "goal_keep", goal_id)),))


def dropped(goal_id: str, title: str) -> View:
    """A goal was let go."""
    text = html(_("Okay, {title} is let go. What you did for it counts all the same."), title=bold(title))
    back = act(_("Take it up again"), "goal_take_up", goal_id)
    return View(text, ((back,), (act(_("New goal"), "new_goal"), act(_("My goals"), "goals"))))


def still_right() -> Markup:
    """Said above a goal that stays."""
    return html(_("Good, then it stays."))


def reached() -> Markup:
    """Said above a goal that a student says is reached."""
    return html(_("You did it! That took some work."))


def open_again() -> Markup:
    """Said above a goal that goes on."""
    return html(_("Okay, it goes on."))
