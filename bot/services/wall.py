"""The mood wall: how every student of a coach is today, and who has not said yet."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from bot.clock import local_day
from bot.content.feelings import silent_names
from bot.db import Unit
from bot.models import EmotionCategory, EmotionCheckIn, EmotionSubcategory, Preferences, User, UserSession
from bot.services import scope
from bot.services.who import Who


@dataclass(frozen=True)
class Present:
    """How one student is today; `category` is None while they have not said."""

    user_id: str
    name: str
    batch: str | None
    category: str | None
    emoji: str
    place: int
    words: tuple[str, ...]
    silent: bool
    joined: bool


async def mood_today(unit: Unit, who: Who) -> tuple[Present, ...]:
    """Return every student of a coach with today's newest check-in, each by their own calendar; never a journal."""
    students = await unit.session.execute(
        select(User, Preferences)
        .outerjoin(Preferences, Preferences.user_id == User.id)
        .where(scope.seen_by(who.coach()))
        .order_by(User.batch, User.display_name)
    )
    around = who.today(unit.now)
    entries = await unit.session.execute(
        select(EmotionCheckIn, EmotionCategory.name, EmotionCategory.emoji, EmotionCategory.order)
        .join(EmotionCategory, EmotionCategory.id == EmotionCheckIn.category_id)
        .where(EmotionCheckIn.local_date.between(around - timedelta(days=1), around + timedelta(days=1)))
        .order_by(EmotionCheckIn.timestamp)
    )
    newest = {(row[0].user_id, row[0].local_date): row for row in entries}
    named = await unit.session.execute(select(EmotionSubcategory.id, EmotionSubcategory.name))
    word = dict(named.all())
    joined = set(await unit.session.scalars(select(UserSession.user_id).where(UserSession.expires_at > unit.now)))
    result = []
    for student, preferences in students:
        zone, start = (preferences.zone, preferences.day_start) if preferences else (who.zone, 0)
        found = newest.get((student.id, local_day(unit.now, zone, start)))
        entry, category, emoji, place = found or (None, None, "", 0)
        words = tuple(word[key] for key in entry.feelings if key in word) if entry else ()
        silent = bool(words) and words[0] in silent_names()
        here = student.id in joined
        name, batch = student.display_name, student.batch
        result.append(Present(student.id, name, batch, category, emoji, place, words, silent, here))
    return tuple(result)
