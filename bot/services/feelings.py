"""Check-ins: saying how one is, who reads that, and changing it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.clock import local_day
from bot.db import Unit, once_a_unit
from bot.models import Batch, EmotionCheckIn, Preferences, TelegramAccount, User
from bot.services import feeling_words, scope
from bot.services.errors import BotError
from bot.services.feeling_words import Category, Word
from bot.services.who import Who

JOURNAL_LIMIT = 4000


async def record(unit: Unit, who: Who, feelings: Sequence[str], day: date) -> EmotionCheckIn:
    """Keep how a student is; `feelings` are ids in the order picked, `day` is the student's today or yesterday."""
    student = who.student()
    if not timedelta(0) <= who.today(unit.now) - day <= timedelta(days=1):
        raise BotError("day_over")
    words = await _words(unit, feelings)
    entry = EmotionCheckIn(user_id=student.id, timestamp=unit.now, local_date=day)
    _say(entry, words)
    unit.session.add(entry)
    await unit.session.flush()
    return entry


async def record_for(unit: Unit, who: Who, student_id: str, feelings: Sequence[str]) -> EmotionCheckIn:
    """Keep what a student without a phone told a coach; the student sees that it was noted, and may change it."""
    student = await scope.student(unit, who, student_id)
    chosen = await unit.session.get(Preferences, student.id)
    day = local_day(unit.now, chosen.zone, chosen.day_start) if chosen else who.today(unit.now)
    entry = EmotionCheckIn(user_id=student.id, timestamp=unit.now, local_date=day, source="coach")
    _say(entry, await _words(unit, feelings))
    unit.session.add(entry)
    await unit.session.flush()
    return entry


@once_a_unit
async def readers(unit: Unit, who: Who) -> dict[str, Any]:
    """Return who coaches this student, and whether the rule of the class is that they read what is written."""
    batch = who.student().batch
    policy = select(Batch.journal).where(Batch.name == batch)
    coaches = select(User.display_name, policy.scalar_subquery()).where(scope.coaching(batch))
    found = (await unit.session.execute(coaches.order_by(User.created_at, User.id))).all()
    journal = found[0][1] if found else await unit.session.scalar(policy)
    return {"coaches": [name for name, _ in found], "shared": journal == "shared"}


async def share(unit: Unit, who: Who, entry_id: str, *, shared: bool) -> EmotionCheckIn:
    """Let coaches read what a student wrote, or no longer; only the student decides that."""
    entry = await _own(unit, who, entry_id)
    if not entry.journal_entry:
        raise BotError("nothing_written")
    entry.shared = shared
    return entry


async def yesterday_is_open(unit: Unit, who: Who) -> bool:
    """Whether a student was in yesterday already and said nothing."""
    student, yesterday = who.student(), who.today(unit.now) - timedelta(days=1)
    joined = await unit.session.scalar(
        select(func.min(TelegramAccount.joined_at)).where(TelegramAccount.user_id == student.id)
    )
    if joined is None or local_day(joined, who.zone, who.day_start) > yesterday:
        return False
    return await latest_of(unit, student, yesterday) is None


async def correct(unit: Unit, who: Who, entry_id: str, feelings: Sequence[str]) -> EmotionCheckIn:
    """Replace the words of a check-in that is still being made, whatever day it began on."""
    entry = await _own(unit, who, entry_id)
    _say(entry, await _words(unit, feelings))
    return entry


async def write(unit: Unit, who: Who, entry_id: str, journal: str | None) -> EmotionCheckIn:
    """Add what a student wrote to the check-in they are making."""
    entry = await _own(unit, who, entry_id)
    entry.journal_entry = _journal(journal)
    entry.shared = bool(entry.journal_entry) and (await readers(unit, who))["shared"]
    return entry


async def change_feelings(unit: Unit, who: Who, entry_id: str, feelings: Sequence[str]) -> EmotionCheckIn:
    """Replace the words that a student picked today."""
    entry = await todays_own(unit, who, entry_id)
    _say(entry, await _words(unit, feelings))
    entry.source = "student"
    return entry


async def change_journal(unit: Unit, who: Who, entry_id: str, journal: str | None) -> EmotionCheckIn:
    """Replace what a student wrote today, or take it out."""
    entry = await todays_own(unit, who, entry_id)
    entry.journal_entry = _journal(journal)
    entry.shared = bool(entry.journal_entry) and (entry.shared or (await readers(unit, who))["shared"])
    return entry


async def todays_own(unit: Unit, who: Who, entry_id: str) -> EmotionCheckIn:
    """Return a student's own check-in of today; anybody else's, and a day that is over, is refused."""
    entry = await _own(unit, who, entry_id)
    if entry.local_date != who.today(unit.now):
        raise BotError("day_over")
    return entry


async def latest_of(unit: Unit, user: User, day: date) -> EmotionCheckIn | None:
    """Return the newest check-in of a student's day."""
    found = (
        select(EmotionCheckIn)
        .where(EmotionCheckIn.user_id == user.id, EmotionCheckIn.local_date == day)
        .order_by(EmotionCheckIn.timestamp.desc())
    )
    return (await unit.session.scalars(found.limit(1))).first()


# For what only looks, as what is said meanwhile would not be seen.
latest_once = once_a_unit(latest_of)


async def names(unit: Unit, entry: EmotionCheckIn) -> list[str]:
    """Return the words of a check-in, in the order picked."""
    known = await feeling_words.by_id(unit)
    return [known[key][1].name for key in entry.feelings if key in known]


async def category_of(unit: Unit, entry: EmotionCheckIn) -> tuple[str, bool]:
    """Return the category of a check-in, and whether it says: here, no word."""
    category, word = (await feeling_words.by_id(unit))[entry.subcategory_id]
    return category.name, word.silent


async def _own(unit: Unit, who: Who, entry_id: str) -> EmotionCheckIn:
    entry = await unit.session.get(EmotionCheckIn, entry_id)
    if entry is None or entry.user_id != who.student().id:
        raise BotError("over")
    return entry


def _say(entry: EmotionCheckIn, words: Sequence[tuple[Category, Word]]) -> None:
    entry.category_id, entry.subcategory_id = words[0][0].id, words[0][1].id
    entry.feelings = [word.id for _, word in words]


async def _words(unit: Unit, feelings: Sequence[str]) -> list[tuple[Category, Word]]:
    known = await feeling_words.by_id(unit)
    if not feelings or any(key not in known for key in feelings):
        raise BotError("feeling_gone", step="category")
    return [known[key] for key in dict.fromkeys(feelings)]


def _journal(text: str | None) -> str | None:
    if text and len(text) > JOURNAL_LIMIT:
        raise BotError("journal_too_long", step="journal", length=len(text), limit=JOURNAL_LIMIT)
    return text or None
