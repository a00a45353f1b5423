"""Who is to be told something now, with all that decides whether this is the moment: read for many at once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Select, or_, select

from bot.db import Unit
from bot.models import Batch, Conversation, Leaver, Preferences, Reminder, UnaskedDay, User
from bot.services import reaching
from bot.services.attention import ALIVE, is_busy
from bot.services.reminding.moments import Calendar
from bot.services.school_days import is_holiday, is_school_day

MERGED = timedelta(minutes=30)  # what is due so soon after something else comes with it, or waits until then


@dataclass
class Reader:
    """Somebody to whom something is due, and what they are doing.

    `due` is what is due now, `later` the rest of what waits, `along` what of that may be said now, too. `told` is how
    often they were written to today without having asked, `heard_at` when they last were, if that is not long ago.
    """

    user: User
    chosen: Preferences | None
    batch: Batch | None
    now: datetime
    reached: bool = True
    busy: bool = False
    told: UnaskedDay | None = None
    heard_at: datetime | None = None
    due: list[Reminder] = field(default_factory=list)
    later: list[Reminder] = field(default_factory=list)
    along: list[Reminder] = field(default_factory=list)

    @property
    def calendar(self) -> Calendar:
        """Where they live."""
        return calendar_of(self.chosen, self.batch)

    @property
    def today(self) -> date:
        """The day it is for them."""
        return self.calendar.day_of(self.now)

    @property
    def has_holiday(self) -> bool:
        """Whether their class has a holiday today."""
        return self.batch is not None and is_holiday(self.batch, self.today)

    @property
    def has_school(self) -> bool:
        """Whether today is a school day for them; somebody without a class goes to school every day."""
        return is_school_day(self.batch, self.today)


async def reader_of(unit: Unit, user: User) -> Reader:
    """Return somebody who speaks just now, with what they chose."""
    batch = select(Batch).where(Batch.name == user.batch)
    return Reader(
        user, await unit.session.get(Preferences, user.id), await unit.session.scalar(batch), unit.now
    )  # fmt: skip


def calendar_of(chosen: Preferences | None, batch: Batch | None) -> Calendar:
    """Return by which calendar somebody lives: their own, or else that of their class."""
    if chosen is not None:
        return Calendar(chosen.zone, chosen.day_start)
    return Calendar(batch.zone if batch else "UTC")


async def waiting(unit: Unit, most: int) -> list[str]:
    """Return the ids of people to whom something is due, who have waited longest first: those of `most` rows.

    Nothing is asked but what the index of what is due can answer: counting by person would read every row there is.
    """
    due = select(Reminder.user_id).where(Reminder.due_at <= unit.now).order_by(Reminder.due_at, Reminder.id)
    return list(dict.fromkeys(await unit.session.scalars(due.limit(most))))


async def take(unit: Unit, user_ids: Collection[str]) -> list[Reader]:
    """Return those of these people to whom something is due, for this transaction alone; what others hold is left."""
    locked = (
        select(User, Preferences, Batch)
        .outerjoin(Preferences, Preferences.user_id == User.id)
        .outerjoin(Batch, Batch.name == User.batch)
        .where(User.id.in_(user_ids))
        .order_by(User.id)
        .with_for_update(of=User, skip_locked=True, key_share=True)
    )
    readers = {
        user.id: Reader(user, chosen, batch, unit.now) for user, chosen, batch in await unit.session.execute(locked)
    }
    for row in await unit.session.scalars(waiting_or_just_said(unit, readers)):
        reader = readers[row.user_id]
        if row.due_at is not None:
            (reader.due if row.due_at <= unit.now else reader.later).append(row)
        if row.said_at is not None and unit.now - MERGED < row.said_at <= unit.now and not row.asked_for:
            reader.heard_at = max(row.said_at, reader.heard_at or row.said_at)
    kept = {key: one for key, one in readers.items() if one.due}
    await _look_what_they_do(unit, kept)
    return list(kept.values())


def waiting_or_just_said(unit: Unit, readers: Collection[str]) -> Select[Reminder]:
    """Return the statement for all that waits for these people, and what was said to them just now."""
    here = or_(Reminder.due_at.is_not(None), Reminder.said_at > unit.now - MERGED)
    return select(Reminder).where(Reminder.user_id.in_(readers), here).order_by(Reminder.due_at, Reminder.id)


async def _look_what_they_do(unit: Unit, readers: dict[str, Reader]) -> None:
    out_of_reach = await reaching.unreached(unit, readers.keys())
    left = set(await unit.session.scalars(select(Leaver.user_id).where(Leaver.user_id.in_(readers))))
    busy = await _busy(unit, readers)
    days = {(key, one.today) for key, one in readers.items()}
    counted = select(UnaskedDay).where(UnaskedDay.user_id.in_(readers), UnaskedDay.day.in_({day for _, day in days}))
    for told in await unit.session.scalars(counted):
        if (told.user_id, told.day) in days:
            readers[told.user_id].told = told
    for key, reader in readers.items():
        reader.reached, reader.busy = key not in out_of_reach and key not in left, key in busy


async def _busy(unit: Unit, readers: Collection[str]) -> set[str]:
    """Return who is in the middle of something; between two questions nothing else is said."""
    since = unit.now - ALIVE
    busy = is_busy(Conversation.user_id == User.id, User.id, since)
    return set(await unit.session.scalars(select(User.id).where(User.id.in_(readers), busy)))
