"""The register of every button outside a conversation: who may press it, what it carries, what it does.

Callback data is written by the client. The register checks name, role and the form of each argument; the service that
an action calls checks whose it is and in what state.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.conversations import checkin
from bot.handlers import routes
from bot.handlers.turn import Turn
from bot.models.people import Role
from bot.services import accounts, feelings, invites
from bot.services.errors import BotError
from bot.views import coach
from bot.views import joining as joining_views

ID = re.compile(r"[a-z0-9]{16,32}")


@dataclass(frozen=True)
class Action:
    """What a button does; each of its arguments has to match its pattern."""

    do: Callable[..., Awaitable[None]]
    roles: frozenset[Role]
    arguments: tuple[re.Pattern[str], ...] = ()


ANYBODY: frozenset[Role] = frozenset({"student", "admin"})
STUDENTS: frozenset[Role] = frozenset({"student"})
COACHES: frozenset[Role] = frozenset({"admin"})


async def change_checkin(turn: Turn, entry: str) -> None:
    """Change today's check-in; a new press asks anew, whatever was open of an earlier one."""
    await feelings.todays_own(turn.unit, turn.who, entry)
    await turn.runner.drop(turn.unit, turn.who, checkin.NAME)
    await turn.start(checkin.NAME, checkin.draft_for(turn.unit, turn.who, entry))


async def resume(turn: Turn, conversation: str) -> None:
    """Take up what was waiting."""
    await turn.runner.resume(turn.unit, turn.who, conversation)


async def invite_again(turn: Turn, user: str) -> None:
    """Make a new invite for somebody whose old one is lost."""
    issued = await invites.invite_again(turn.unit, turn.who, user)
    link = invites.deep_link(turn.bot.username, issued.code)
    turn.say(coach.invite(issued.user.display_name, link, issued.code))


async def log_out(turn: Turn) -> None:
    """Leave for good; what is open is put away first."""
    await turn.runner.park(turn.unit, turn.who)
    await accounts.log_out(turn.unit, turn.who)
    turn.show(joining_views.goodbye())


REGISTER = {
    "today": Action(routes.today, ANYBODY),
    "checkin": Action(routes.check_in, STUDENTS),
    "change_checkin": Action(change_checkin, STUDENTS, (ID,)),
    "resume": Action(resume, ANYBODY, (ID,)),
    "invite": Action(routes.invite_student, COACHES),
    "invite_again": Action(invite_again, COACHES, (ID,)),
    "logout": Action(log_out, ANYBODY),
}


async def act(turn: Turn, name: str, *arguments: str) -> None:
    """Do what a button says, if it exists, may be pressed by this person, and is well formed."""
    action = REGISTER.get(name)
    if turn.who.user is None:
        raise BotError("strangers")
    if action is None or len(arguments) != len(action.arguments):
        raise BotError("over")
    if turn.who.user.role not in action.roles:
        raise BotError("students_only" if action.roles == STUDENTS else "coaches_only")
    if not all(pattern.fullmatch(argument) for pattern, argument in zip(action.arguments, arguments, strict=True)):
        raise BotError("over")
    await action.do(turn, *arguments)
