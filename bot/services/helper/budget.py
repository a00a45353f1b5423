"""How often the helper may be asked: so often on a student's day, and so often within 24 hours by all together."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from bot.clock import local_day
from bot.db import Unit
from bot.models import ChatLog, Preferences, User
from bot.settings import Settings

DAY = timedelta(hours=24)
LONGEST = timedelta(hours=26)  # a day on which clocks go back, and one more hour


@dataclass(frozen=True)
class Budget:
    """The most questions a day."""

    each: int
    in_all: int

    @classmethod
    def of(cls, settings: Settings) -> "Budget":
        """Return what the settings say."""
        return cls(settings.helper_daily_per_student, settings.helper_daily_in_all)


async def is_left(unit: Unit, user_id: str, budget: Budget) -> bool:
    """Whether one more question may be asked.

    Of two questions of one student at once the second sees the first. Of all together there may be a few too many, as
    many as are asked at the same moment.
    """
    await unit.session.scalar(select(User.id).where(User.id == user_id).with_for_update(key_share=True))
    asked = select(ChatLog.timestamp).where(ChatLog.type == "api_request")
    recently = asked.with_only_columns(func.count()).where(ChatLog.timestamp > unit.now - DAY)
    if (await unit.session.scalar(recently) or 0) >= budget.in_all:
        return False
    mine = asked.where(ChatLog.user_id == user_id, ChatLog.timestamp > unit.now - LONGEST)
    chosen = await unit.session.get(Preferences, user_id)
    zone, start = (chosen.zone, chosen.day_start) if chosen else ("UTC", 0)
    today = local_day(unit.now, zone, start)
    return sum(local_day(at, zone, start) == today for at in await unit.session.scalars(mine)) < budget.each
