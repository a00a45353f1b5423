"""A student's goals, which stand on the page of the sprint."""

from bot.handlers.my_sprint import my_sprint
from bot.handlers.register import ID, STUDENTS, Action
from bot.handlers.request import Request
from bot.services.rhythm import goals as service


async def goal(request: Request, goal_id: str) -> None:
    """One goal."""
    await service.owned(request.unit, request.who, goal_id)
    await my_sprint(request)


ACTIONS = {
    "goals": Action(my_sprint, STUDENTS),
    "goal": Action(goal, STUDENTS, (ID,)),
    "new_goal": Action(my_sprint, STUDENTS),
}
