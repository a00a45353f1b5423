"""Taking goals and habits along from earlier sprints into the one that is open."""

from bot.handlers.register import ID, MOMENT, NUMBER, STUDENTS, Action, moment_in
from bot.handlers.request import Request
from bot.services.rhythm import carrying, unfinished
from bot.services.rhythm.carrying import Taken
from bot.views import carrying as views
from bot.views.view import View


async def carry(request: Request, page: str = "0") -> None:
    """What can be taken along from the last sprint."""
    request.show(await _offer(request, int(page)))


async def _offer(request: Request, page: int = 0) -> View:
    request.who.student()
    offer = await unfinished.of_last(request.unit, request.who)
    return views.offer(offer, page) if offer else views.nothing_left()


async def carry_goal(request: Request, goal_id: str) -> None:
    """Take one goal along, from whatever sprint."""
    copy = await carrying.carry_goal(request.unit, request.who, goal_id)
    await _show(request, await carrying.taken(request.unit, copy.sprint_id, [copy], []))


async def carry_habit(request: Request, habit_id: str) -> None:
    """Keep one habit."""
    copy = await carrying.carry_habit(request.unit, request.who, habit_id)
    await _show(request, await carrying.taken(request.unit, copy.sprint_id, [], [copy]))


async def carry_all(request: Request) -> None:
    """Take all goals along that are not finished."""
    request.who.student()
    await _show(request, await unfinished.carry_all(request.unit, request.who))


async def carry_habits(request: Request, sprint_id: str) -> None:
    """Keep all habits of a sprint."""
    request.who.student()
    await _show(request, await unfinished.keep_habits(request.unit, request.who, sprint_id))


async def _show(request: Request, found: Taken) -> None:
    more = bool(await unfinished.of_last(request.unit, request.who))
    request.show(views.taken(found, more=more) if found.goals or found.habits else views.nothing_left())


async def carry_none(request: Request) -> None:
    """Leave them where they are."""
    request.who.student()
    offer = await unfinished.decline(request.unit, request.who)
    request.show(views.declined(offer.source.name, request.unit.now) if offer else views.nothing_left())


async def carry_undo(request: Request, moment: str) -> None:
    """Take back what one tap did, and show what can be taken along."""
    gone = await carrying.undo(request.unit, request.who, moment_in(moment))
    request.show((await _offer(request)).after(views.undone() if gone else None))


ACTIONS = {
    "carry": Action(carry, STUDENTS),
    "carry_page": Action(carry, STUDENTS, (NUMBER,)),
    "carry_goal": Action(carry_goal, STUDENTS, (ID,)),
    "carry_habit": Action(carry_habit, STUDENTS, (ID,)),
    "carry_all": Action(carry_all, STUDENTS),
    "carry_habits": Action(carry_habits, STUDENTS, (ID,)),
    "carry_none": Action(carry_none, STUDENTS),
    "carry_undo": Action(carry_undo, STUDENTS, (MOMENT,)),
}
