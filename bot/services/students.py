"""The students of a coach: finding one, and what stands on a student's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import exists, func, select

from bot.clock import local_day
from bot.db import Unit
from bot.models import CoachNote, EmotionCategory, EmotionCheckIn, Preferences, TelegramAccount, User
from bot.services import scope
from bot.services.newcomers import plain
from bot.services.who import Who

DAYS = 7


@dataclass(frozen=True)
class Listed:
    """A student in a list."""

    id: str
    name: str
    batch: str | None
    joined: bool


@dataclass(frozen=True)
class Page:
    """What a coach sees of one student; a journal only where the student shared it.

    `week` has the sign of the first feeling of each of the last seven days, the oldest first, None for a day without.
    """

    id: str
    name: str
    batch: str | None
    joined: bool
    last_seen: datetime | None
    week: tuple[tuple[date, str | None], ...]
    shared: Sequence[EmotionCheckIn]
    notes: int


async def found(unit: Unit, who: Who, name: str = "") -> list[Listed]:
    """Return the students of a coach whose name has this in it, whatever its case and accents; all without one."""
    account = exists(select(TelegramAccount.id).where(TelegramAccount.user_id == User.id))
    rows = await unit.session.execute(
        select(User.id, User.display_name, User.batch, account)
        .where(scope.seen_by(who.coach()))
        .order_by(User.batch, User.display_name, User.id)
    )
    return [one for one in (Listed(*row) for row in rows) if plain(name) in plain(one.name)]


async def page(unit: Unit, who: Who, student_id: str) -> Page:
    """Return a student's page, for a coach who sees them."""
    student = await scope.student(unit, who, student_id)
    chosen = await unit.session.get(Preferences, student.id)
    today = local_day(unit.now, chosen.zone, chosen.day_start) if chosen else who.today(unit.now)
    first = today - timedelta(days=DAYS - 1)
    rows = (
        await unit.session.execute(
            select(EmotionCheckIn, EmotionCategory.emoji)
            .join(EmotionCategory, EmotionCategory.id == EmotionCheckIn.category_id)
            .where(EmotionCheckIn.user_id == student.id, EmotionCheckIn.local_date >= first)
            .order_by(EmotionCheckIn.timestamp)
        )
    ).all()
    signs = {entry.local_date: emoji or "·" for entry, emoji in rows}
    days = [first + timedelta(days=n) for n in range(DAYS)]
    latest = select(func.max(EmotionCheckIn.timestamp)).where(EmotionCheckIn.user_id == student.id)
    account = select(TelegramAccount.id).where(TelegramAccount.user_id == student.id).limit(1)
    notes = select(func.count(CoachNote.id)).where(CoachNote.student_id == student.id)
    return Page(
        student.id, student.display_name, student.batch,
        joined=await unit.session.scalar(account) is not None,
        last_seen=await unit.session.scalar(latest) or student.last_login_at,
        week=tuple((one, signs.get(one)) for one in days),
        shared=[entry for entry, _ in rows if entry.shared and entry.journal_entry],
        notes=await unit.session.scalar(notes) or 0,
    )  # fmt: skip
