"""The end of a class's year, each in one confirmed step."""

from bot.handlers.register import COACHES, ID, NUMBER, Action
from bot.handlers.request import Request
from bot.services import batches, scope, years
from bot.views import years as views


async def choices(request: Request, batch_id: str) -> None:
    """Ask what becomes of a class."""
    request.show(views.choices(await years.ahead(request.unit, request.who, batch_id)))


async def move(request: Request, batch_id: str, number: str) -> None:
    """Ask where everybody goes."""
    batch = await scope.batch(request.unit, request.who, batch_id)
    others = [one.batch for one in await batches.of_coach(request.unit, request.who) if one.batch.id != batch.id]
    request.show(views.where_to(batch, others, int(number)))


async def move_to(request: Request, batch_id: str, to_id: str) -> None:
    """Say what moving means, before it is done."""
    to = await scope.batch(request.unit, request.who, to_id)
    request.show(views.before_moving(await years.ahead(request.unit, request.who, batch_id), to))


async def move_now(request: Request, batch_id: str, to_id: str) -> None:
    """Move everybody."""
    request.show(views.ended(await years.move_all(request.unit, request.who, batch_id, to_id)))


async def end(request: Request, batch_id: str) -> None:
    """Say what the end of a class means, before it ends."""
    until = request.who.today(request.unit.now + years.KEPT_FOR)
    request.show(views.before_ending(await years.ahead(request.unit, request.who, batch_id), until))


async def end_now(request: Request, batch_id: str) -> None:
    """Let it end."""
    request.show(views.ended(await years.end(request.unit, request.who, batch_id)))


async def undo(request: Request, event: str) -> None:
    """Take it back."""
    request.show(views.taken_back(await years.take_back(request.unit, request.who, event)))


ACTIONS = {
    "year": Action(choices, COACHES, (ID,)),
    "year_move": Action(move, COACHES, (ID, NUMBER)),
    "year_move_to": Action(move_to, COACHES, (ID, ID)),
    "year_move_now": Action(move_now, COACHES, (ID, ID)),
    "year_end": Action(end, COACHES, (ID,)),
    "year_end_now": Action(end_now, COACHES, (ID,)),
    "year_undo": Action(undo, COACHES, (ID,)),
}
