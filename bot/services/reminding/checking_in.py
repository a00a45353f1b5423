"""A reminder to check in: on school days, to students who have not said yet how they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import EmotionCheckIn, Reminder
from bot.services.reminding.readers import Reader

KIND = "checkin"


async def gather(unit: Unit, due: Sequence[tuple[Reader, Reminder]]) -> Mapping[str, Mapping[str, Any]]:
    """Return whom to ask."""
    days = {reader.today for reader, _ in due}
    said = select(EmotionCheckIn.user_id, EmotionCheckIn.local_date).where(
        EmotionCheckIn.user_id.in_({reader.user.id for reader, _ in due}), EmotionCheckIn.local_date.in_(days)
    )
    here = {(user_id, day) for user_id, day in await unit.session.execute(said)}
    return {row.id: {} for reader, row in due if reader.has_school and (reader.user.id, reader.today) not in here}
