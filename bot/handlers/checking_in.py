"""Saying how one is: the command, and the buttons under what was said."""

from bot.conversations import checkin
from bot.handlers.register import COACHES, ID, STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.services import feelings, scope
from bot.services.errors import BotError
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


async def yesterday(request: Request) -> None:
    """Fill in yesterday, as long as it is yesterday."""
    if not await feelings.yesterday_is_open(request.unit, request.who):
        raise BotError("yesterday_done")
    draft = checkin.draft_for_yesterday(request.unit, request.who)
    await request.start(checkin.YESTERDAY, draft, then="today")


async def share(request: Request, entry: str) -> None:
    """Let coaches read what was written."""
    await _set_shared(request, entry, shared=True)


async def keep_private(request: Request, entry: str) -> None:
    """Take that back."""
    await _set_shared(request, entry, shared=False)


async def _set_shared(request: Request, entry_id: str, *, shared: bool) -> None:
    entry = await feelings.share(request.unit, request.who, entry_id, shared=shared)
    request.show(views.shared(entry, (await feelings.readers(request.unit, request.who))["coaches"]))


async def says(request: Request, student_id: str) -> None:
    """A coach notes what a student without a phone says."""
    student = await scope.student(request.unit, request.who, student_id)
    await request.runner.drop(request.unit, request.who, checkin.SAYS)
    await request.start(checkin.SAYS, {"student": student.id, "name": student.display_name})


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
    "yesterday": Action(yesterday, STUDENTS),
    "share": Action(share, STUDENTS, (ID,)),
    "keep_private": Action(keep_private, STUDENTS, (ID,)),
    "says": Action(says, COACHES, (ID,)),
}
