"""For whom a coach does something: one student, some, or a whole batch; only those whom they see."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.db import Unit
from bot.models import User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.who import Who


@dataclass(frozen=True)
class Audience:
    """A batch, or students by their ids."""

    batch_id: str | None = None
    student_ids: tuple[str, ...] = ()


async def students(unit: Unit, who: Who, audience: Audience) -> Sequence[User]:
    """Return the students of an audience by name; an id that is not of this coach's students refuses the whole."""
    seen = select(User).where(scope.seen_by(who.coach())).order_by(User.batch, User.display_name, User.id)
    if audience.batch_id is not None:
        batch = await scope.batch(unit, who, audience.batch_id)
        return (await unit.session.scalars(seen.where(User.batch == batch.name))).all()
    wanted = set(audience.student_ids)
    found = (await unit.session.scalars(seen.where(User.id.in_(wanted)))).all()
    if not found or len(found) < len(wanted):
        raise BotError("no_such_student")
    return found
