"""The sprint that holds, for a student."""

from bot.handlers.register import STUDENTS, Action
from bot.handlers.request import Request
from bot.services.rhythm import looking_back, sprints, unfinished
from bot.views import my_sprint as views


async def my_sprint(request: Request) -> None:
    """What the student plans in it, and the ways to what was before."""
    student, sprint = request.who.student(), await sprints.active(request.unit)
    today = request.who.today(request.unit.now)
    found = await looking_back.sum_up(request.unit, student.id, sprint, today) if sprint else None
    ends = await looking_back.open_one(request.unit, request.who)
    offer = await unfinished.of_last(request.unit, request.who)
    request.show(views.page(sprint, found, ends=ends is not None, left=bool(offer)))


ACTIONS = {
    "my_sprint": Action(my_sprint, STUDENTS),
}
