"""A student's sprint and one of their goals, for coaches."""

from bot.handlers.register import COACHES, ID, NUMBER, Action
from bot.handlers.request import Request
from bot.services.rhythm import student_sprint
from bot.views import student_sprint as views


async def sprint(request: Request, student_id: str, sprint_id: str | None = None) -> None:
    """A student in the active sprint, or in another one."""
    request.show(views.page(await student_sprint.of(request.unit, request.who, student_id, sprint_id)))


async def goal(request: Request, goal_id: str, page: str = "0") -> None:
    """One goal, in all its words."""
    found = await student_sprint.goal(request.unit, request.who, goal_id)
    request.show(views.goal(found, request.who.coach().id, int(page)))


ACTIONS = {
    "student_sprint": Action(sprint, COACHES, (ID,)),
    "student_sprint_of": Action(sprint, COACHES, (ID, ID)),
    "student_goal": Action(goal, COACHES, (ID,)),
    "student_goal_page": Action(goal, COACHES, (ID, NUMBER)),
}
