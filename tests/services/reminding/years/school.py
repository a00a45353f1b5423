"""The same lives in a real database: what happens is written there, and the engine is left to itself."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import (
    ActionItem,
    EmotionCheckIn,
    EmotionSubcategory,
    HabitCompletion,
    OutboxRow,
    Sprint,
    User,
)
from bot.notices import Notice
from bot.scheduler import Timetable
from bot.services.reminding import kinds, planning
from bot.services.reminding.moments import Calendar
from bot.settings import Settings
from bot.transport.delivery import deliver
from bot.transport.keeping import Kept
from bot.views import reminders
from bot.views.view import View
from bot.views.words import html
from tests.services.reminding.years import rows
from tests.services.reminding.years.lives import SPRINT, Event, Group, Life
from tests.services.reminding.years.student import About

Heard = dict[str, list[set[About]]]


class SetClock(Clock):
    """A clock that stands where it was put."""

    at: datetime

    def now(self) -> datetime:
        return self.at


async def _news(_unit: Unit, due: Sequence[Any]) -> Mapping[str, Mapping[str, Any]]:
    return {row.id: {"subject": row.subject_id} for _, row in due}


@contextmanager
def news_plugged_in() -> Iterator[None]:
    """Let there be a kind of which everything comes once: areas plug theirs in the same way."""
    kinds.KINDS["news"] = _news
    reminders.WORDS["news"] = lambda subject: View(html("{subject}", subject=subject))
    try:
        yield
    finally:
        del kinds.KINDS["news"], reminders.WORDS["news"]


def timetable(database: Database, folder: Path) -> Timetable:
    """Return the timetable of a program on this database, with no clockwork that turns it."""
    return Timetable(database, Settings(_env_file=None), 1, lambda: None, Kept(folder))


class School:
    """The database, and an ear for what is said: of every transaction that was committed."""

    def __init__(self, url: str, lives: Sequence[Life], first: date, days: int) -> None:
        self.clock = SetClock()
        self.database = Database(url, self.clock, self._listen)
        self.lives = {one.name: one for one in lives}
        self._first, self._days = first, days
        self._said: list[Notice] = []
        self._sprints: list[str] = []

    async def _listen(self, unit: Unit) -> None:
        await deliver(unit)
        self._said += [one for one in unit.outgoing if isinstance(one, Notice) and not one.only_edits]

    async def opens(self, begin: datetime, groups: Sequence[Group]) -> None:
        self.clock.at = begin
        async with self.database.transaction() as unit:
            self._feeling = (await unit.session.scalars(select(EmotionSubcategory))).first()
            coach = User(id="coach", username="coach", role="admin", display_name="Lena", created_at=begin)
            unit.session.add_all([coach, *(rows.batch(group, begin) for group in groups)])
            await unit.session.flush()
            for number, life in enumerate(self.lives.values()):
                await rows.student(unit, life, 5000 + number, begin)
            for number in range(-(-self._days // SPRINT)):
                await rows.sprint(unit, [*self.lives.values()], number, self._first, begin)
        await self.another_sprint(0)

    async def another_sprint(self, number: int) -> None:
        async with self.database.transaction() as unit:
            for active in (False, True):
                there = Sprint.id == f"sprint {number}" if active else Sprint.is_active
                await unit.session.execute(update(Sprint).where(there).values(is_active=active))
            await planning.follow(unit, *self.lives)

    async def happens(self, events: Sequence[tuple[str, Event]]) -> None:
        """Write what students did; each choice at its own moment, and all else in one go."""
        new: dict[Any, list[dict[str, Any]]] = {}
        async with self.database.transaction() as unit:
            for name, event in events:
                unit.now = event.at
                match event.what:
                    case "checks_in":
                        new.setdefault(EmotionCheckIn, []).append(self._check_in(name, event))
                    case "ticks":
                        row = {"habit_id": event.subject, "user_id": name, "date": event.day, "completed": True}
                        new.setdefault(HabitCompletion, []).append(row)
                    case "finishes":
                        done = update(ActionItem).where(ActionItem.id == event.subject)
                        await unit.session.execute(done.values(is_completed=True))
                    case _:
                        await rows.happens(unit, name, event, self._calendar(name))
                if event.chosen is not None:
                    self.lives[name].choice = event.chosen
            for table, some in new.items():
                await unit.session.execute(insert(table), some)

    async def heard(self) -> Heard:
        """Return what was said since the last time, message by message, and forget it; it lies in the outbox, too."""
        if not self._said:
            return {}
        async with self.database.transaction() as unit:
            gone = await unit.session.scalars(delete(OutboxRow).returning(OutboxRow.user_id))
            assert sorted(map(str, gone)) == sorted(one.to for one in self._said)
        heard: Heard = {}
        for notice in self._said:
            items = [(kind, _subject(kind, values)) for kind, values in notice.values["items"]]
            assert len(set(items)) == len(items), "nothing stands twice in one message"
            heard.setdefault(notice.to, []).append(set(items))
        self._said = []
        return heard

    def _calendar(self, name: str) -> Calendar:
        return Calendar(self.lives[name].choice.zone, self.lives[name].choice.day_start)

    def _check_in(self, name: str, event: Event) -> dict[str, Any]:
        assert self._feeling is not None
        return {
            "user_id": name, "category_id": self._feeling.category_id, "subcategory_id": self._feeling.id,
            "timestamp": event.at, "feelings": [self._feeling.id], "local_date": event.day,
        }  # fmt: skip


def _subject(kind: str, values: Mapping[str, Any]) -> str:
    return str(values["habit"].id if kind == "habit" else values.get("subject", ""))
