"""Who may have the helper now: a class that has it on, a home that said yes, no check open, and a helper at all."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from bot.db import HELPER, VOICE, Unit
from bot.models import AttemptInHand, Batch, ChatLog, User
from bot.services import consents, scope
from bot.services.who import Who, present

OFF, CHECK = "helper_off", "helper_check"
_ALLOWED = (User.role == "student", present(), Batch.helper, Batch.archived_at.is_(None), consents.given("helper"))


async def may(unit: Unit, who: Who) -> bool:
    """Whether the helper may be asked for whoever speaks; where not, nothing on a screen leads to it."""
    return who.is_student and await why_not(unit, who.student().id) is None


async def may_speak(unit: Unit, who: Who) -> bool:
    """Whether somebody who may ask it may also send a voice message, to be written down."""
    return who.is_student and await why_not(unit, who.student().id, voice=True) is None


async def why_not(unit: Unit, user_id: str, speaker: str | None = None, *, voice: bool = False) -> str | None:
    """Return for what reason the helper may not be asked for a student, or None: it is `OFF`, or a `CHECK` is open.

    `speaker` is the coach who speaks of the student, where it is not the student who does: they have to see them. With
    `voice` it is to listen to the student, for which their home has to have said yes as well: nothing can be taken out
    of what is spoken before it leaves.
    """
    if speaker is not None:
        return None if user_id in await whom(unit, speaker, [user_id]) else OFF
    if HELPER not in unit.able or (voice and VOICE not in unit.able):
        return OFF
    needs = (*_ALLOWED, consents.given("voice")) if voice else _ALLOWED
    sitting = select(AttemptInHand.id).where(AttemptInHand.user_id == User.id).exists()
    allowed = select(sitting).join(Batch, Batch.name == User.batch).where(User.id == user_id, *needs)
    found: Any = (await unit.session.execute(allowed.select_from(User))).first()
    if found is None:
        return OFF
    return CHECK if found[0] else None


async def whom(unit: Unit, coach_id: str, user_ids: Collection[str]) -> set[str]:
    """Return those of several students of whom a coach may speak to the helper."""
    coach = await unit.session.scalar(select(User).where(User.id == coach_id, User.role == "admin", present()))
    if HELPER not in unit.able or coach is None:
        return set()
    allowed = select(User.id).join(Batch, Batch.name == User.batch).where(
        User.id.in_(user_ids), scope.seen_by(coach), *_ALLOWED
    )  # fmt: skip
    return set(await unit.session.scalars(allowed))


async def knows(unit: Unit, who: Who) -> bool:
    """Whether a student has asked it before, as long as that is kept; whoever has not is told first where words go."""
    asked = select(ChatLog.id).where(ChatLog.user_id == who.student().id, ChatLog.type == "api_request").limit(1)
    return await unit.session.scalar(asked) is not None
