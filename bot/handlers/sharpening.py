"""A button on a goal's page: make one of its lines sharper, with the helper."""

from bot.conversations import sharpening as flow
from bot.handlers.register import ID, STUDENTS, Action
from bot.handlers.request import Request
from bot.services.errors import BotError
from bot.services.helper import allowing
from bot.services.rhythm import goals


async def sharpen_goal(request: Request, goal_id: str) -> None:
    """Begin, where the helper may be asked."""
    found, _ = await goals.open_one(request.unit, request.who, goal_id)
    if (reason := await allowing.why_not(request.unit, request.who.student().id)) is not None:
        raise BotError(reason)
    await request.start_afresh(flow.NAME, await flow.draft_for(request.unit, request.who, found))


ACTIONS = {
    "sharpen_goal": Action(sharpen_goal, STUDENTS, (ID,)),
}
