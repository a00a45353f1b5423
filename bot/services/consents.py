"""What homes said yes to, as rows: recorded by a coach, withdrawn at any time, never guessed."""

from sqlalchemy import ColumnElement, exists, select, update

from bot.db import Unit, insert_new
from bot.models import Consent, User
from bot.models.base import new_id
from bot.models.consents import How, Matter
from bot.services import scope
from bot.services.errors import BotError
from bot.services.who import Who

FROM_WHOM = 120  # characters


def given(what: Matter) -> ColumnElement[bool]:
    """Return the condition that there is a yes to a matter for a user, which was not withdrawn."""
    return exists(
        select(Consent.id).where(Consent.user_id == User.id, Consent.what == what, Consent.withdrawn_at.is_(None))
    )


async def has(unit: Unit, user_id: str, what: Matter) -> bool:
    """Whether there is a yes to a matter for this user."""
    return await unit.session.scalar(select(User.id).where(User.id == user_id, given(what))) is not None


async def record(unit: Unit, who: Who, user_id: str, what: Matter, from_whom: str, how: How) -> bool:
    """Put down that a home said yes, for a coach who sees the student; False where that is known already."""
    student, from_whom = await scope.student(unit, who, user_id), from_whom.strip()
    if not from_whom or len(from_whom) > FROM_WHOM:
        raise BotError("from_whom", limit=FROM_WHOM)
    row = {
        "id": new_id(), "user_id": student.id, "what": what, "from_whom": from_whom, "how": how,
        "given_at": unit.now, "recorded_by": who.coach().id,
    }  # fmt: skip
    stored = await unit.session.execute(insert_new(unit, Consent).values(row).returning(Consent.id))
    return stored.scalar_one_or_none() is not None


async def withdraw(unit: Unit, who: Who, user_id: str, what: Matter) -> bool:
    """Put down that a home takes its yes back; False where there was none."""
    student = await scope.student(unit, who, user_id)
    here = update(Consent).where(Consent.user_id == student.id, Consent.what == what, Consent.withdrawn_at.is_(None))
    return (await unit.session.execute(here.values(withdrawn_at=unit.now).returning(Consent.id))).first() is not None
