"""A student's sprint on one page."""

from bot.handlers.register import STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.services.rhythm import my_sprint as service
from bot.views import my_sprint as views


async def my_sprint(request: Request) -> None:
    """`/sprint`: where am I, and what is left?"""
    page = await service.of(request.unit, request.who)
    await request.aside(views.my_sprint(page) if page else views.no_sprint())


COMMANDS = {
    "sprint": Command(my_sprint),
}

ACTIONS = {
    "my_sprint": Action(my_sprint, STUDENTS),
}
