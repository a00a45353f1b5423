"""Saying how one is: the command, and the buttons under what was said."""

from bot.conversations import checkin
from bot.handlers.register import ID, STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.services import feelings
from bot.views import asking
from bot.views import checkin as views


async def check_in(request: Request) -> None:
    """`/checkin`: as often a day as somebody likes."""
    request.who.student()
    await request.start(checkin.NAME, checkin.draft_for(request.unit, request.who))


async def change(request: Request, entry: str) -> None:
    """Change today's check-in; a new press asks anew, whatever was open of an earlier change."""
    await feelings.todays_own(request.unit, request.who, entry)
    await request.runner.drop(request.unit, request.who, checkin.CHANGE_NAME)
    await request.start(checkin.CHANGE_NAME, checkin.draft_for(request.unit, request.who, entry))


async def edited(request: Request) -> None:
    """A message was edited while nothing was asked: what was kept of it is as it was first."""
    who, unit = request.who, request.unit
    entry = await feelings.latest_of(unit, who.user, who.today(unit.now)) if who.user and who.is_student else None
    if entry is not None and entry.journal_entry:
        request.show(views.first_version(entry.id))
    else:
        request.show(asking.nothing_open())


COMMANDS = {
    "checkin": Command(check_in),
}

ACTIONS = {
    "checkin": Action(check_in, STUDENTS),
    "change_checkin": Action(change, STUDENTS, (ID,)),
}
