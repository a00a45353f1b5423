"""A student's sprint in a coach's hands."""

from bot.handlers.register import COACHES, ID, Action
from bot.handlers.request import Request
from bot.models import Goal
from bot.services import scope
from bot.services.rhythm import commenting, goals, looking_back, sprints
from bot.views import student_sprint as views


async def student_sprint(request: Request, student_id: str) -> None:
    """What a student plans in the sprint that holds."""
    student = await scope.student(request.unit, request.who, student_id)
    sprint, today = await sprints.active(request.unit), request.who.today(request.unit.now)
    found = await looking_back.sum_up(request.unit, student.id, sprint, today) if sprint else None
    backs = await looking_back.of_student(request.unit, request.who, student_id)
    request.show(views.page(student, sprint, found, backs))


async def student_goal(request: Request, goal_id: str) -> None:
    """One goal of a student."""
    about = await commenting.subject(request.unit, request.who, "goal", goal_id)
    goal = await request.unit.session.get_one(Goal, about.id)
    (one,) = await goals.with_progress(request.unit, [goal])
    request.show(views.goal(about.student, one, about.comment, request.who.coach().id))


ACTIONS = {
    "student_sprint": Action(student_sprint, COACHES, (ID,)),
    "student_goal": Action(student_goal, COACHES, (ID,)),
}
