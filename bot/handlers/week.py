"""The week of a student."""

from bot.handlers.register import STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.services.errors import BotError

COMMANDS: dict[str, Command] = {}


async def week(_request: Request) -> None:
    """The week."""
    raise BotError("over")


ACTIONS = {"week": Action(week, STUDENTS)}
