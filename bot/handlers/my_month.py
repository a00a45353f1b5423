"""A student looks at a month of their own check-ins; nobody else can open it."""

import re
from datetime import date

from bot.handlers.register import STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.services import feelings_month
from bot.views import my_month as views
from bot.views.view import View

MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
SLOT = "month"  # in which one month takes the place of another


async def month(request: Request) -> None:
    """`/month`: the present one."""
    await request.below().aside(await _month(request), SLOT)


async def month_of(request: Request, wanted: str) -> None:
    """An earlier or a later one, in its place."""
    request.show(await _month(request, date.fromisoformat(f"{wanted}-01")), SLOT)


async def _month(request: Request, first: date | None = None) -> View:
    found = await feelings_month.of(request.unit, request.who, first)
    return views.month(found, family=request.who.family_phone or request.who.shares_account)


COMMANDS = {
    "month": Command(month),
}

ACTIONS = {
    "month": Action(month, STUDENTS),
    "month_of": Action(month_of, STUDENTS, (MONTH,)),
}
