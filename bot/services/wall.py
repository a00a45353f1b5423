"""The mood wall: how every student of a coach is today, and who has not said yet; never what they wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select

from bot.clock import local_day
from bot.content.feelings import silent_names
from bot.db import Unit
from bot.models import Batch, EmotionCategory, EmotionCheckIn, EmotionSubcategory, Preferences, User, UserSession
from bot.services import scope
from bot.services.errors import BotError
from bot.services.school_days import School, school_at
from bot.services.who import Who

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Present:
    """How one student is on `day`, their own today; `category` is None while they have not said.

    `joined` says that they are signed in somewhere; `silent`, that they are here and would rather not say; `school`,
    whether their class has any today.
    """

    user_id: str
    name: str
    batch: str | None
    joined: bool
    day: date
    category: str | None = None
    emoji: str = ""
    place: int = 0
    words: tuple[str, ...] = ()
    silent: bool = False
    school: School = "on"

    @property
    def is_missing(self) -> bool:
        """Whether they would have said by now: nobody is missing before school begins, or where there is none."""
        return self.category is None and self.joined and self.school == "on"


async def mood_today(unit: Unit, who: Who) -> tuple[Present, ...]:
    """Return every student of a coach with today's newest check-in, each by their own calendar."""
    return await _moods(unit, who, scope.seen_by(who.coach()))


async def mood_of(unit: Unit, who: Who, student_id: str) -> Present:
    """Return how one student of this coach is today."""
    found = await _moods(unit, who, and_(scope.seen_by(who.coach()), User.id == student_id))
    if not found:
        raise BotError("no_such_student")
    return found[0]


async def _moods(unit: Unit, who: Who, seen: ColumnElement[bool]) -> tuple[Present, ...]:
    session = exists(select(UserSession.id).where(UserSession.user_id == User.id, UserSession.expires_at > unit.now))
    students = await unit.session.execute(
        select(User.id, User.display_name, Batch, User.batch, session, Preferences.zone, Preferences.day_start)
        .outerjoin(Preferences, Preferences.user_id == User.id)
        .outerjoin(Batch, Batch.name == User.batch)
        .where(seen)
        .order_by(User.batch.nulls_last(), User.display_name, User.id)
    )
    said = await _said(unit, seen)
    result = []
    for user_id, name, group, batch, joined, zone, day_start in students:
        day = local_day(unit.now, zone, day_start) if zone else who.today(unit.now)
        school = school_at(group, unit.now)
        result.append(Present(user_id, name, batch, joined, day, school=school, **said.get((user_id, day), {})))
    return tuple(result)


async def _said(unit: Unit, seen: ColumnElement[bool]) -> dict[tuple[str, date], Mapping[str, Any]]:
    """Return what was said last, by student and day; anybody's today is at most a day from that of UTC."""
    entries = await unit.session.execute(
        select(
            EmotionCheckIn.user_id, EmotionCheckIn.local_date, EmotionCheckIn.feelings, EmotionCategory.name,
            EmotionCategory.emoji, EmotionCategory.order,
        )
        .join(EmotionCategory, EmotionCategory.id == EmotionCheckIn.category_id)
        .join(User, User.id == EmotionCheckIn.user_id)
        .where(seen, EmotionCheckIn.local_date.between(unit.now.date() - DAY, unit.now.date() + DAY))
        .order_by(EmotionCheckIn.timestamp)
    )  # fmt: skip
    name_of = dict((await unit.session.execute(select(EmotionSubcategory.id, EmotionSubcategory.name))).all())
    said: dict[tuple[str, date], Mapping[str, Any]] = {}
    for user_id, day, feelings, category, emoji, place in entries:
        words = tuple(name_of[key] for key in feelings if key in name_of)
        silent = bool(words) and words[0] in silent_names()
        said[user_id, day] = {"category": category, "emoji": emoji, "place": place, "words": words, "silent": silent}
    return said
