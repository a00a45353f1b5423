"""Giving parts of the curriculum to students, and taking them back; from wherever a coach looks at one or the other."""

from typing import Any

from bot.conversations import assigning as flows
from bot.handlers.register import COACHES, ID, Action
from bot.handlers.request import Request
from bot.services import scope
from bot.services.curriculum.parts import find


async def give(request: Request) -> None:
    """Give something to somebody."""
    request.who.coach()
    await _ask(request, flows.GIVE, {})


async def give_major(request: Request, major_id: str) -> None:
    """Give a whole major to somebody."""
    await _ask(request, flows.GIVE, flows.of_major(await find(request.unit, request.who, "major", major_id)))


async def give_objective(request: Request, objective_id: str) -> None:
    """Give an objective to somebody."""
    found = await find(request.unit, request.who, "objective", objective_id)
    await _ask(request, flows.GIVE, flows.of_objective(found))


async def give_to(request: Request, student_id: str) -> None:
    """Give something to one student."""
    await _ask(request, flows.GIVE, {"student": (await scope.student(request.unit, request.who, student_id)).id})


async def take(request: Request) -> None:
    """Take something back from somebody."""
    request.who.coach()
    await _ask(request, flows.TAKE, {})


async def take_major(request: Request, major_id: str) -> None:
    """Take a whole major back from somebody."""
    await _ask(request, flows.TAKE, flows.of_major(await find(request.unit, request.who, "major", major_id)))


async def take_objective(request: Request, objective_id: str) -> None:
    """Take an objective back from somebody."""
    found = await find(request.unit, request.who, "objective", objective_id)
    await _ask(request, flows.TAKE, flows.of_objective(found))


async def take_from(request: Request, student_id: str) -> None:
    """Take something back from one student."""
    await _ask(request, flows.TAKE, {"student": (await scope.student(request.unit, request.who, student_id)).id})


async def _ask(request: Request, flow: str, draft: dict[str, Any]) -> None:
    await request.runner.drop(request.unit, request.who, flow)
    await request.start(flow, draft)


ACTIONS = {
    "give": Action(give, COACHES),
    "give_major": Action(give_major, COACHES, (ID,)),
    "give_objective": Action(give_objective, COACHES, (ID,)),
    "give_to": Action(give_to, COACHES, (ID,)),
    "take": Action(take, COACHES),
    "take_major": Action(take_major, COACHES, (ID,)),
    "take_objective": Action(take_objective, COACHES, (ID,)),
    "take_from": Action(take_from, COACHES, (ID,)),
}
