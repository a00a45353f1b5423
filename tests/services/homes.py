"""A class with a student and a coach, another coach who does not see it, and what the helper was asked."""

from datetime import datetime, timedelta
from typing import Any

from bot.db import Unit
from bot.models import Batch, Chat, ChatLog, CoachBatch, User
from bot.services import accounts
from bot.services.who import Who


async def school(unit: Unit, *students: str) -> tuple[Who, User]:
    """Make a class with Nia in it, and more students; return its coach, and her."""
    unit.session.add(Batch(name="2156", zone="UTC", created_at=unit.now))
    nia = await accounts.add_user(unit, "Nia", "student", "2156")
    for name in students:
        await accounts.add_user(unit, name, "student", "2156")
    return speaks(await accounts.add_user(unit, "Lena", "admin")), nia


async def coach_of_others(unit: Unit, name: str = "Ade") -> Who:
    """Return a coach who sees another class only."""
    other = Batch(name=f"of {name}", zone="UTC", created_at=unit.now)
    unit.session.add(other)
    coach = await accounts.add_user(unit, name, "admin")
    await unit.session.flush()
    unit.session.add(CoachBatch(user_id=coach.id, batch_id=other.id))
    await unit.session.flush()
    return speaks(coach)


def speaks(user: User) -> Who:
    return Who(1, Chat(telegram_id=1, kind="private"), "UTC", user=user)


async def log(unit: Unit, student_id: str | None, type_: str, data: Any, at: datetime | None = None) -> str:
    """Write an entry of the helper's log; return its id."""
    row = ChatLog(type=type_, data=data, timestamp=at or unit.now, user_id=student_id)
    unit.session.add(row)
    await unit.session.flush()
    return row.id


async def sat_down(unit: Unit, student_id: str, *ago: timedelta) -> list[str]:
    """Let a student have asked something so long ago, each time."""
    return [await log(unit, student_id, "user", {"text": f"{one}"}, unit.now - one) for one in ago]
