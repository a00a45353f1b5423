"""A student's goals, which stand on the page of the sprint."""

from bot.handlers.my_sprint import my_sprint
from bot.handlers.register import ID, STUDENTS, Action
from bot.handlers.request import Request
from bot.services.rhythm import commenting, goals
from bot.views import goals as views


async def goal(request: Request, goal_id: str) -> None:
    """One goal."""
    row = await goals.owned(request.unit, request.who, goal_id)
    (one,) = await goals.with_progress(request.unit, [row])
    comment = await commenting.about_goal(request.unit, row.id)
    await commenting.seen(request.unit, comment)
    request.show(views.goal(one, comment))


ACTIONS = {
    "goals": Action(my_sprint, STUDENTS),
    "goal": Action(goal, STUDENTS, (ID,)),
    "new_goal": Action(my_sprint, STUDENTS),
}
