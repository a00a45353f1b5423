"""What can be asked for: a command that is typed, an action behind a button; and who may ask."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.handlers.request import Request
from bot.services.errors import BotError

STRANGER, STUDENT, COACH = "stranger", "student", "admin"

STUDENTS = frozenset({STUDENT})
COACHES = frozenset({COACH})
MEMBERS = STUDENTS | COACHES
ANYBODY = MEMBERS | {STRANGER}

ID = re.compile(r"[A-Za-z0-9_-]{8,40}")
NUMBER = re.compile(r"[0-9]{1,6}")
MOMENT = re.compile(r"[0-9]{13}")  # milliseconds
DAY = re.compile(r"[0-9]{8}")  # 20261224

Route = Callable[[Request], Awaitable[None]]


@dataclass(frozen=True)
class Command:
    """A command: what it does, and whether it is for people whom we know only. `views/commands.py` has its words."""

    route: Route
    known_only: bool = True


@dataclass(frozen=True)
class Action:
    """What a button does; each of its arguments has to match its pattern. Only some stand `in_group` chats, too."""

    do: Callable[..., Awaitable[None]]
    roles: frozenset[str]
    arguments: tuple[re.Pattern[str], ...] = ()
    in_group: bool = False


def day_in(argument: str) -> date:
    """Return the day that an argument of the form `DAY` names. BotError: over, where there is no such day."""
    try:
        return date.fromisoformat(argument)
    except ValueError as error:
        raise BotError("over") from error


def moment_in(argument: str) -> datetime:
    """Return the moment that an argument of the form `MOMENT` names."""
    return datetime.fromtimestamp(int(argument) / 1000, UTC)
