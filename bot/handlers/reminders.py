"""A reminder that is answered: what is in it is ticked one by one, all of it can come again later."""

import re
from datetime import datetime

from bot.handlers.register import ID, MOMENT, STUDENTS, Action, moment_in
from bot.handlers.request import Request
from bot.services.errors import BotError
from bot.services.reminding import said, snoozing
from bot.services.reminding.said import Said
from bot.services.rhythm import habit_pages, habit_ticks, ticking_tasks
from bot.views import asking
from bot.views import habit_ticks as habit_views
from bot.views import reminders as views
from bot.views import snoozing as snoozing_views
from bot.views import still_open as open_views
from bot.views import tasks as task_views
from bot.views.view import Button, View, act

WAY = re.compile("|".join((*snoozing.SOON, snoozing.EVENING)))


async def _in_hand(request: Request, moment: str) -> tuple[Said, datetime]:
    at = moment_in(moment)
    found = await said.today(request.unit, request.who, at)
    if found is None:
        raise BotError("reminder_over")
    await snoozing.take_up(request.unit, request.who, at)
    return found, at


async def due(request: Request, moment: str) -> None:
    """What of it is still open?"""
    found, at = await _in_hand(request, moment)
    request.show(await _anew(request, found, at))


async def _anew(
    request: Request, found: Said, at: datetime, told: View | None = None, undo: Button | None = None
) -> View:  # fmt: skip
    left = [(row.kind, values) for row, values in await said.still_open(request.unit, found)]
    return views.anew(left, at, found.reader.today, told, undo)


async def _answered(request: Request, moment: str, told: View, undo: Button | None = None) -> None:
    """Say what a tick did, above what is left of the message; a message of another day says no more than that."""
    at = moment_in(moment)
    found = await said.today(request.unit, request.who, at)
    await snoozing.take_up(request.unit, request.who, at)
    if found is not None:
        request.show(await _anew(request, found, at, told, undo))
    else:
        request.show(told.with_row(*((undo,) if undo else ()), act(asking.today(), "today")))


async def due_habit(request: Request, habit_id: str, moment: str) -> None:
    """A habit in it is done."""
    day = request.who.today(moment_in(moment))
    one = await habit_ticks.tick(request.unit, request.who, habit_id, day)
    told = habit_views.kept(habit_pages.page_of(one.record), day)
    await _answered(request, moment, View(told), act(asking.undo(), "due_habit_undo", habit_id, moment))


async def due_habit_undo(request: Request, habit_id: str, moment: str) -> None:
    """It is not after all."""
    day = request.who.today(moment_in(moment))
    one = await habit_ticks.tick(request.unit, request.who, habit_id, day, done=False)
    await _answered(request, moment, View(task_views.open_again(one.record.habit.name)))


async def due_task(request: Request, task_id: str, moment: str) -> None:
    """A task in it is done."""
    found = await ticking_tasks.tick(request.unit, request.who, task_id)
    await _answered(
        request, moment, task_views.ticked(found), act(asking.undo(), "due_task_undo", task_id, moment)
    )  # fmt: skip


async def due_task_undo(request: Request, task_id: str, moment: str) -> None:
    """It is not after all."""
    found = await ticking_tasks.tick(request.unit, request.who, task_id, done=False)
    await _answered(request, moment, task_views.ticked(found))


async def due_skip(request: Request, moment: str) -> None:
    """Which of its habits can wait?"""
    found, at = await _in_hand(request, moment)
    left = [(row.kind, values) for row, values in await said.still_open(request.unit, found)]
    request.show(open_views.which_not(open_views.things(left, at, found.reader.today)))


async def later(request: Request, moment: str) -> None:
    """When shall it come again? Where nothing is open any more, that is said instead."""
    found, at = await _in_hand(request, moment)
    if not await snoozing.open_things(request.unit, found):
        request.show(await _anew(request, found, at))
        return
    request.show(snoozing_views.when(at, snoozing.ways(found.reader), request.who.zone))


async def later_for(request: Request, moment: str, way: str) -> None:
    """Then."""
    found, at = await _in_hand(request, moment)
    again = await snoozing.put_off(request.unit, found, way, at)
    if again is None:
        await later(request, moment)
    else:
        view = snoozing_views.again(at, again, request.who.zone)
        request.show(view, snoozing.slot(request.who.student().id, at))


ACTIONS = {
    "due": Action(due, STUDENTS, (MOMENT,)),
    "due_habit": Action(due_habit, STUDENTS, (ID, MOMENT)),
    "due_habit_undo": Action(due_habit_undo, STUDENTS, (ID, MOMENT)),
    "due_task": Action(due_task, STUDENTS, (ID, MOMENT)),
    "due_task_undo": Action(due_task_undo, STUDENTS, (ID, MOMENT)),
    "due_skip": Action(due_skip, STUDENTS, (MOMENT,)),
    "later": Action(later, STUDENTS, (MOMENT,)),
    "later_for": Action(later_for, STUDENTS, (MOMENT, WAY)),
}
