"""A student's goals: the list, one goal, making, changing, planning, reaching and letting go."""

from bot.conversations import goal as flows
from bot.handlers.register import ID, STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.services.errors import BotError
from bot.services.helper import allowing
from bot.services.rhythm import commenting, goal_making, goal_standing, sprints
from bot.services.rhythm import goals as service
from bot.services.rhythm.calendar import place
from bot.views import asking, errors
from bot.views import commenting as comment_views
from bot.views import goals as views
from bot.views.view import View, act


async def goals(request: Request) -> None:
    """`/goals`: my goals of the sprint."""
    await request.aside(await _goals(request))


async def _goals(request: Request) -> View:
    unit, student = request.unit, request.who.student()
    try:
        sprint = await sprints.open_for(unit, request.who)
    except BotError as error:  # there are earlier ones to look at all the same
        return views.no_sprint(errors.words(error.code, error.values))
    mine = await service.of(unit, student.id, sprint.id)
    dropped = await goal_standing.dropped(unit, student.id, sprint.id)
    days = place(sprints.span(sprint), request.who.today(unit.now)).left
    return views.goals(sprint, days, mine, dropped, room=len(mine) < service.MOST)


async def goal(request: Request, goal_id: str) -> None:
    """One goal."""
    request.show(await _page(request, goal_id))


async def _page(request: Request, goal_id: str) -> View:
    found = await goal_standing.page(request.unit, request.who, goal_id)
    comment = await commenting.about_goal(request.unit, goal_id)
    await commenting.seen(request.unit, comment)
    sharpen = await allowing.may(request.unit, request.who)
    return views.page(found, comment_views.for_student(comment), sharpen=sharpen)


async def new_goal(request: Request) -> None:
    """A new one."""
    await request.start(flows.NEW, await flows.draft_for(request.unit, request.who))


async def change_goal(request: Request, goal_id: str) -> None:
    """Change what it says, from its summary."""
    found, _ = await service.open_one(request.unit, request.who, goal_id)
    await request.start_afresh(flows.CHANGE, await flows.draft_to_change(request.unit, request.who, found))


async def plan_goal(request: Request, goal_id: str) -> None:
    """Plan its week anew."""
    found, _ = await service.open_one(request.unit, request.who, goal_id)
    await request.start_afresh(flows.WEEK, await flows.draft_to_plan(request.unit, found))


async def goal_undo(request: Request, goal_id: str) -> None:
    """Take back a goal that was made just now; what was said of it is kept for a while."""
    undone = await goal_making.undo_making(request.unit, request.who, goal_id)
    title = undone.fields.title
    try:
        draft = await flows.draft_again(request.unit, request.who, undone)
    except BotError:  # its sprint has ended since
        request.show(views.undone(title, may_change=False).with_row(act(asking.today(), "today")))
        return
    view = views.undone(title, may_change=True)
    await request.put_away(flows.NEW, draft, view, views.change_it(), act(asking.today(), "today"))


async def goal_reached(request: Request, goal_id: str) -> None:
    """It is reached, says the student."""
    await goal_standing.reach(request.unit, request.who, goal_id, reached=True)
    request.show((await _page(request, goal_id)).after(views.reached()))


async def goal_open(request: Request, goal_id: str) -> None:
    """It is not yet reached after all."""
    await goal_standing.reach(request.unit, request.who, goal_id, reached=False)
    request.show((await _page(request, goal_id)).after(views.open_again()))


async def goal_drop(request: Request, goal_id: str) -> None:
    """Ask before it is let go."""
    found, _ = await service.open_one(request.unit, request.who, goal_id)
    request.show(views.drop(goal_id, found.title))


async def goal_drop_now(request: Request, goal_id: str) -> None:
    """Let it go."""
    await goal_standing.let_go(request.unit, request.who, goal_id)
    found = await service.owned(request.unit, request.who, goal_id)
    request.show(views.dropped(goal_id, found.title))


async def goal_take_up(request: Request, goal_id: str) -> None:
    """Take it up again."""
    await goal_standing.take_up(request.unit, request.who, goal_id)
    request.show((await _page(request, goal_id)).after(views.open_again()))


async def goal_keep(request: Request, goal_id: str) -> None:
    """It is still the right one."""
    await goal_standing.keep(request.unit, request.who, goal_id)
    request.show((await _page(request, goal_id)).after(views.still_right()))


COMMANDS = {
    "goals": Command(goals),
}

ACTIONS = {
    "goals": Action(goals, STUDENTS),
    "goal": Action(goal, STUDENTS, (ID,)),
    "new_goal": Action(new_goal, STUDENTS),
    "change_goal": Action(change_goal, STUDENTS, (ID,)),
    "plan_goal": Action(plan_goal, STUDENTS, (ID,)),
    "goal_undo": Action(goal_undo, STUDENTS, (ID,)),
    "goal_reached": Action(goal_reached, STUDENTS, (ID,)),
    "goal_open": Action(goal_open, STUDENTS, (ID,)),
    "goal_drop": Action(goal_drop, STUDENTS, (ID,)),
    "goal_drop_now": Action(goal_drop_now, STUDENTS, (ID,)),
    "goal_take_up": Action(goal_take_up, STUDENTS, (ID,)),
    "goal_keep": Action(goal_keep, STUDENTS, (ID,)),
}
