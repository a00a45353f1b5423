"""Coaches: who they are, and to which batches they are limited."""

from sqlalchemy import ColumnElement, delete, exists, select

from bot.db import Unit
from bot.models import Batch, CoachBatch, Invite, TelegramAccount, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.who import Who, present


async def is_limited(unit: Unit, coach: User) -> bool:
    """Whether a coach sees some batches only."""
    mine = select(CoachBatch.user_id).where(CoachBatch.user_id == coach.id).limit(1)
    return await unit.session.scalar(mine) is not None


async def everyone(unit: Unit, who: Who) -> list[tuple[User, set[str]]]:
    """Return every coach with the ids of the batches that they are limited to; none means all."""
    who.coach()
    found = await unit.session.scalars(
        select(User).where(User.role == "admin", present(), _real()).order_by(User.created_at, User.id)
    )
    limits: dict[str, set[str]] = {}
    for row in await unit.session.scalars(select(CoachBatch)):
        limits.setdefault(row.user_id, set()).add(row.batch_id)
    return [(one, limits.get(one.id, set())) for one in found]


def _real() -> ColumnElement[bool]:
    """A coach who can come in: those who only stand for somebody else have no account and no invite."""
    return exists(select(TelegramAccount.id).where(TelegramAccount.user_id == User.id)) | exists(
        select(Invite.id).where(Invite.user_id == User.id)
    )


async def by_id(unit: Unit, coach_id: str) -> User:
    """Return one of them, come in or not. BotError: over."""
    coach = await unit.session.scalar(select(User).where(User.id == coach_id, User.role == "admin", present()))
    if coach is None:
        raise BotError("over")
    return coach


async def toggle_limit(unit: Unit, who: Who, coach_id: str, batch_id: str) -> bool:
    """Limit a coach to a batch more, or one less; only coaches of all batches may, and one of those remains.

    Without its last limit a coach would see all batches: that changes nothing yet and returns False, see `lift_limit`.
    """
    group, coach = await _limit(unit, who, coach_id, batch_id)
    limits = set(await unit.session.scalars(select(CoachBatch.batch_id).where(CoachBatch.user_id == coach.id)))
    if limits == {group.id}:
        return False
    if group.id in limits:
        await _lift(unit, coach, group)
        return True
    if coach.id == who.coach().id:
        raise BotError("not_oneself")
    unit.session.add(CoachBatch(user_id=coach.id, batch_id=group.id))
    await unit.session.flush()
    return True


async def lift_limit(unit: Unit, who: Who, coach_id: str, batch_id: str) -> None:
    """Limit a coach to this batch no longer, even if they see all batches then; a second time changes nothing."""
    group, coach = await _limit(unit, who, coach_id, batch_id)
    await _lift(unit, coach, group)


async def _limit(unit: Unit, who: Who, coach_id: str, batch_id: str) -> tuple[Batch, User]:
    if await is_limited(unit, who.coach()):
        raise BotError("all_batches_only")
    return await scope.batch(unit, who, batch_id), await by_id(unit, coach_id)


async def _lift(unit: Unit, coach: User, group: Batch) -> None:
    limit = delete(CoachBatch).where(CoachBatch.user_id == coach.id, CoachBatch.batch_id == group.id)
    await unit.session.execute(limit)
