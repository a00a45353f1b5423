"""The roster of a class: a list in, a list out, a way in for everybody."""

from datetime import UTC, datetime
from typing import Any

from bot.conversations import roster as flow
from bot.conversations.given import Sent
from bot.handlers.register import COACHES, ID, MOMENT, Action
from bot.handlers.request import Request
from bot.services import batches, invites, newcomers, scope
from bot.views import roster as views


async def page(request: Request, batch_id: str) -> None:
    """Who is on the roster of a class, in numbers, and what can be done."""
    group = await scope.batch(request.unit, request.who, batch_id)
    summary = next(one for one in await batches.of_coach(request.unit, request.who) if one.batch.id == group.id)
    request.show(views.page(summary))


async def list_in(request: Request, batch_id: str) -> None:
    """Put many on the roster of a class."""
    batch = await scope.batch(request.unit, request.who, batch_id)
    await _ask(request, {"batch": batch.id})


async def take_file(request: Request, file: Sent) -> None:
    """A coach has sent a list without being asked for one: show what it would do."""
    request.who.coach()
    await _ask(request, {"list": {"id": file.id, "name": file.name, "size": file.size}})


async def _ask(request: Request, draft: dict[str, Any]) -> None:
    await request.runner.drop(request.unit, request.who, flow.NAME)
    await request.start(flow.NAME, draft)


async def list_out(request: Request, batch_id: str) -> None:
    """Send the roster of a class as a file."""
    batch = await scope.batch(request.unit, request.who, batch_id)
    request.below().show(views.table(batch.name, batch.id, request.who.coach().id))


async def open_invites(request: Request, batch_id: str) -> None:
    """Say what making invites for everybody means, before they are made."""
    batch = await scope.batch(request.unit, request.who, batch_id)
    waiting = await newcomers.not_yet_joined(request.unit, {batch.name})
    request.show(views.before_invites(batch, len(waiting), request.unit.now))


async def open_invites_now(request: Request, batch_id: str, asked: str) -> None:
    """Make them, and send them as a file."""
    moment = datetime.fromtimestamp(int(asked) / 1000, UTC)
    batch, issued = await invites.for_everybody(request.unit, request.who, batch_id, moment)
    name = request.bot.username
    rows = [(one.user.display_name, invites.deep_link(name, one.code), one.code) for one in issued]
    request.below().show(views.invites(batch.name, batch.id, rows) if rows else views.invited_already(batch.id))


ACTIONS = {
    "roster": Action(page, COACHES, (ID,)),
    "roster_in": Action(list_in, COACHES, (ID,)),
    "roster_out": Action(list_out, COACHES, (ID,)),
    "open_invites": Action(open_invites, COACHES, (ID,)),
    "open_invites_now": Action(open_invites_now, COACHES, (ID, MOMENT)),
}
