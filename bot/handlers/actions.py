"""The register of every button outside a conversation: who may press it, what it carries, what it does.

Callback data is written by the client. The register checks name, role and the form of each argument; the service that
an action calls checks whose it is and in what state.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.conversations import checkin
from bot.handlers import routes
from bot.handlers.request import Request
from bot.services import accounts, feelings, invites
from bot.services.errors import BotError
from bot.views import coach
from bot.views import joining as joining_views

ID = re.compile(r"[a-z0-9]{16,32}")


@dataclass(frozen=True)
class Action:
    """What a button does; each of its arguments has to match its pattern."""

    do: Callable[..., Awaitable[None]]
    roles: frozenset[str]
    arguments: tuple[re.Pattern[str], ...] = ()


STUDENTS = frozenset({"student"})
COACHES = frozenset({"admin"})
MEMBERS = STUDENTS | COACHES
ANYBODY = MEMBERS | {"stranger"}


async def change_checkin(request: Request, entry: str) -> None:
    """Change today's check-in; a new press asks anew, whatever was open of an earlier change."""
    await feelings.todays_own(request.unit, request.who, entry)
    await request.runner.drop(request.unit, request.who, checkin.CHANGE_NAME)
    await request.start(checkin.CHANGE_NAME, checkin.draft_for(request.unit, request.who, entry))


async def resume(request: Request, conversation: str) -> None:
    """Take up what was waiting."""
    await request.runner.resume(request.unit, request.who, conversation)


async def invite_again(request: Request, user: str) -> None:
    """Make a new invite for somebody whose old one is lost."""
    issued = await invites.invite_again(request.unit, request.who, user)
    if issued is None:
        return
    link = invites.deep_link(request.bot.username, issued.code)
    request.below().show(coach.invite(issued.user.display_name, link, issued.code))


async def log_out(request: Request) -> None:
    """Leave for good; what is open is put away first."""
    await request.runner.park(request.unit, request.who)
    await accounts.log_out(request.unit, request.who)
    request.show(joining_views.goodbye())
    request.unit.tell(routes.menu(await request.anew()))


REGISTER = {
    "today": Action(routes.today, MEMBERS),
    "checkin": Action(routes.check_in, STUDENTS),
    "change_checkin": Action(change_checkin, STUDENTS, (ID,)),
    "resume": Action(resume, ANYBODY, (ID,)),
    "invite": Action(routes.invite_student, COACHES),
    "reinvite": Action(routes.reinvite, COACHES),
    "invite_again": Action(invite_again, COACHES, (ID,)),
    "logout": Action(log_out, MEMBERS),
}


_NOT_FOR_YOU = {STUDENTS: "students_only", COACHES: "coaches_only"}


async def act(request: Request, name: str, *arguments: str) -> None:
    """Do what a button says, if it exists, may be pressed by this person, and is well formed."""
    action = REGISTER.get(name)
    role = request.who.user.role if request.who.user else "stranger"
    if action is None or len(arguments) != len(action.arguments):
        raise BotError("over" if role != "stranger" else "strangers")
    if role not in action.roles:
        raise BotError(_NOT_FOR_YOU.get(action.roles, "strangers") if role != "stranger" else "strangers")
    if not all(pattern.fullmatch(argument) for pattern, argument in zip(action.arguments, arguments, strict=True)):
        raise BotError("over")
    await action.do(request, *arguments)
