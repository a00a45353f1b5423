"""Sprints for coaches: the active one, those to come and those that are over; planning, starting, ending; counts."""

from bot.conversations import sprints as flows
from bot.handlers.register import COACHES, ID, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.models import Sprint
from bot.services import coaches, scope
from bot.services.rhythm import pulse, sprint_counts, sprint_plans, sprint_turns
from bot.services.rhythm import sprints as calendar
from bot.services.rhythm.sprints import Placed
from bot.views import sprint_counts as count_views
from bot.views import sprints as views
from bot.views.view import View


async def sprints(request: Request) -> None:
    """`/sprints`: the active sprint, and those to come."""
    await request.aside(await _sprints(request))


async def sprints_page(request: Request, page: str) -> None:
    """More of those to come."""
    request.show(await _sprints(request, int(page)))


async def _sprints(request: Request, number: int = 0) -> View:
    may_plan = await _may_plan(request)
    active = await calendar.active(request.unit)
    coming = [_placed(request, one) for one in await calendar.to_come(request.unit, request.who)]
    return views.sprints(_placed(request, active) if active else None, coming, number, may_plan=may_plan)


async def sprints_past(request: Request, page: str) -> None:
    """The sprints that are over."""
    found = [one for one in await calendar.past(request.unit, request.who) if not one.is_active]
    request.show(views.past(found, int(page)))


async def sprint(request: Request, sprint_id: str) -> None:
    """One sprint."""
    request.show(await _page(request, await _seen(request, sprint_id)))


async def _page(request: Request, one: Sprint) -> View:
    return views.page(_placed(request, one), may_plan=await _may_plan(request))


async def new_sprint(request: Request) -> None:
    """Plan a sprint."""
    await sprint_plans.may_plan(request.unit, request.who)
    await request.start_afresh(flows.NAME, await flows.beginning(request.unit, request.who))


async def change(request: Request, sprint_id: str) -> None:
    """Give a sprint another name or other days."""
    await sprint_plans.may_plan(request.unit, request.who)
    await request.start_afresh(flows.NAME, flows.filled(await _seen(request, sprint_id)))


async def ask_to_start(request: Request, sprint_id: str) -> None:
    """Say what ends before a sprint is activated; one that is not planned is answered with how it stands."""
    one, active = await _to_turn(request, sprint_id)
    may_start = not one.sprint.is_active and one.closed_on is None and one.place.phase != "over"
    request.show(views.ask_to_start(one, active) if may_start else await _page(request, one.sprint))


async def start(request: Request, sprint_id: str) -> None:
    """Make it the active one."""
    request.show(views.activated(await sprint_turns.activate(request.unit, request.who, sprint_id)))


async def ask_to_close(request: Request, sprint_id: str) -> None:
    """Ask before the active sprint ends."""
    one, _active = await _to_turn(request, sprint_id)
    request.show(views.ask_to_close(one) if one.sprint.is_active else await _page(request, one.sprint))


async def close(request: Request, sprint_id: str) -> None:
    """End it."""
    request.show(views.closed(await sprint_turns.close(request.unit, request.who, sprint_id)))


async def ask_to_reopen(request: Request, sprint_id: str) -> None:
    """Say what ends before a closed sprint goes on."""
    one, active = await _to_turn(request, sprint_id)
    request.show(views.ask_to_reopen(one, active) if one.closed_on else await _page(request, one.sprint))


async def reopen(request: Request, sprint_id: str) -> None:
    """Let it go on."""
    request.show(views.activated(await sprint_turns.reopen(request.unit, request.who, sprint_id)))


async def undo(request: Request, decision_id: str) -> None:
    """Take back what was started, closed or reopened."""
    one = await sprint_turns.take_back(request.unit, request.who, decision_id)
    request.show((await _page(request, one)).after(views.taken_back()))


async def counts(request: Request, sprint_id: str, page: str) -> None:
    """A sprint in counts, class by class."""
    one = await _seen(request, sprint_id)
    request.show(count_views.counts(one, await sprint_counts.by_class(request.unit, request.who, one), int(page)))


async def no_goal(request: Request, sprint_id: str) -> None:
    """Who has no goal yet."""
    one = await _seen(request, sprint_id)
    request.show(count_views.no_goal(one, await sprint_counts.without_goal(request.unit, request.who, one)))


async def everybody(request: Request, sprint_id: str, page: str) -> None:
    """The pulse of every student of this coach."""
    one = await _seen(request, sprint_id)
    request.show(count_views.class_pulse(one, await pulse.of_coach(request.unit, request.who, one), int(page)))


async def class_pulse(request: Request, sprint_id: str, batch_id: str, page: str) -> None:
    """The pulse of one class."""
    one, batch = await _seen(request, sprint_id), await scope.batch(request.unit, request.who, batch_id)
    students = await pulse.of_coach(request.unit, request.who, one, batch.id)
    request.show(count_views.class_pulse(one, students, int(page), batch))


async def _seen(request: Request, sprint_id: str) -> Sprint:
    return await sprint_plans.seen(request.unit, request.who, sprint_id)


async def _to_turn(request: Request, sprint_id: str) -> tuple[Placed, Sprint | None]:
    """Return a sprint that may be started, closed or reopened by this coach, and the one that is active."""
    await sprint_plans.may_plan(request.unit, request.who)
    return _placed(request, await _seen(request, sprint_id)), await calendar.active(request.unit)


def _placed(request: Request, one: Sprint) -> Placed:
    return calendar.placed(request.unit, request.who, one)


async def _may_plan(request: Request) -> bool:
    return not await coaches.is_limited(request.unit, request.who.coach())


COMMANDS = {
    "sprints": Command(sprints),
}

ACTIONS = {
    "sprints": Action(sprints, COACHES),
    "sprints_page": Action(sprints_page, COACHES, (NUMBER,)),
    "sprints_past": Action(sprints_past, COACHES, (NUMBER,)),
    "sprint": Action(sprint, COACHES, (ID,)),
    "new_sprint": Action(new_sprint, COACHES),
    "sprint_change": Action(change, COACHES, (ID,)),
    "sprint_start": Action(ask_to_start, COACHES, (ID,)),
    "sprint_start_now": Action(start, COACHES, (ID,)),
    "sprint_close": Action(ask_to_close, COACHES, (ID,)),
    "sprint_close_now": Action(close, COACHES, (ID,)),
    "sprint_reopen": Action(ask_to_reopen, COACHES, (ID,)),
    "sprint_reopen_now": Action(reopen, COACHES, (ID,)),
    "sprint_undo": Action(undo, COACHES, (ID,)),
    "sprint_counts": Action(counts, COACHES, (ID, NUMBER)),
    "sprint_no_goal": Action(no_goal, COACHES, (ID,)),
    "pulse": Action(everybody, COACHES, (ID, NUMBER)),
    "class_pulse": Action(class_pulse, COACHES, (ID, ID, NUMBER)),
}
