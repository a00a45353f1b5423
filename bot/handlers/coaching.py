"""A coach's morning: the wall by name, who is missing, a hello to them, a message to a class."""

from bot.conversations import coaching as flows
from bot.handlers.register import COACHES, ID, Action
from bot.handlers.request import Request
from bot.services import broadcasts, nudging, wall
from bot.views import broadcasts as broadcast_views
from bot.views import nudging as views
from bot.views import wall as wall_views


async def names(request: Request) -> None:
    """The wall with every name."""
    request.show(wall_views.names_today(await wall.mood_today(request.unit, request.who)))


async def missing(request: Request) -> None:
    """Who has not checked in."""
    absent = await nudging.missing(request.unit, request.who)
    request.show(views.missing_today([one.name for one in absent]))


async def nudge(request: Request) -> None:
    """Say hello to those who are missing."""
    request.show(views.nudged(await nudging.nudge(request.unit, request.who)))


async def broadcast(request: Request) -> None:
    """Write to a class."""
    request.who.coach()
    await request.start(flows.BROADCAST, {})


async def delivery(request: Request, broadcast_id: str) -> None:
    """What became of a message to a class."""
    request.show(broadcast_views.delivery(*await broadcasts.delivery(request.unit, request.who, broadcast_id)))


ACTIONS = {
    "names": Action(names, COACHES),
    "missing": Action(missing, COACHES),
    "nudge": Action(nudge, COACHES),
    "broadcast": Action(broadcast, COACHES),
    "delivery": Action(delivery, COACHES, (ID,)),
}
