"""Coaches for coaches: who there is, which classes they see, and inviting another one."""

from bot.conversations import classes as flows
from bot.handlers.register import COACHES, ID, Action
from bot.handlers.request import Request
from bot.models import User
from bot.services import batches, coaches
from bot.services.errors import BotError
from bot.views import coaches as views


async def everyone(request: Request) -> None:
    """Every coach, and what they see."""
    people = await coaches.everyone(request.unit, request.who)
    names = {one.batch.id: one.batch.name for one in await batches.of_coach(request.unit, request.who)}
    limited = await coaches.is_limited(request.unit, request.who.coach())
    request.show(views.coaches(people, names, may_change=not limited))


async def page(request: Request, coach_id: str) -> None:
    """One coach and the classes that they see."""
    if await coaches.is_limited(request.unit, request.who.coach()):
        raise BotError("all_batches_only")
    found = await _one(request, coach_id)
    request.show(views.page(*found, await batches.of_coach(request.unit, request.who)))


async def _one(request: Request, coach_id: str) -> tuple[User, set[str]]:
    for one, limits in await coaches.everyone(request.unit, request.who):
        if one.id == coach_id:
            return one, limits
    raise BotError("over")


async def toggle_limit(request: Request, coach_id: str, batch_id: str) -> None:
    """Tick or untick a class of a coach; before the last tick goes, say what that means."""
    if await coaches.toggle_limit(request.unit, request.who, coach_id, batch_id):
        await page(request, coach_id)
        return
    found, _limits = await _one(request, coach_id)
    request.show(views.all_classes_question(found.id, batch_id, found.display_name))


async def lift_limit(request: Request, coach_id: str, batch_id: str) -> None:
    """Take the last tick away."""
    await coaches.lift_limit(request.unit, request.who, coach_id, batch_id)
    await page(request, coach_id)


async def invite(request: Request) -> None:
    """Invite somebody to look after the classes, too."""
    if await coaches.is_limited(request.unit, request.who.coach()):
        raise BotError("all_batches_only")
    await request.start(flows.INVITE_COACH, {"bot": request.bot.username})


ACTIONS = {
    "coaches": Action(everyone, COACHES),
    "invite_coach": Action(invite, COACHES),
    "coach": Action(page, COACHES, (ID,)),
    "coach_sees": Action(toggle_limit, COACHES, (ID, ID)),
    "coach_sees_all": Action(lift_limit, COACHES, (ID, ID)),
}
