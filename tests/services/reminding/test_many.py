"""Many people at the same minute, and what the database is asked for them: counted, not timed."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, event, select, text
from sqlalchemy.dialects import postgresql, sqlite

from bot import portions
from bot.db import Database
from bot.models import OutboxRow, Reminder
from bot.scheduler import AT_A_TIME
from bot.services.reminding import readers
from bot.transport.delivery import deliver
from tests.report import Report
from tests.services.reminding.crowding import crowd
from tests.services.reminding.years.school import SetClock, timetable

NOW = datetime(2026, 5, 4, 15, 30, tzinfo=UTC)
RATE = 28  # messages a second that Telegram takes from a bot


class Transactions:
    """How many statements each transaction of a database took."""

    def __init__(self) -> None:
        self.statements: list[int] = []
        self._open = 0

    @classmethod
    @contextmanager
    def watched(cls, database: Database) -> Iterator["Transactions"]:
        found, engine = cls(), database.engine.sync_engine
        heard = {"before_cursor_execute": found._execute, "commit": found._commit, "begin": found._begin}
        for name, listener in heard.items():
            event.listen(engine, name, listener)
        try:
            yield found
        finally:
            for name, listener in heard.items():
                event.remove(engine, name, listener)

    def _begin(self, *_: Any) -> None:
        self._open = 0

    def _execute(self, *_: Any) -> None:
        self._open += 1

    def _commit(self, *_: Any) -> None:
        self.statements.append(self._open)


@pytest.fixture
def now_database(url: str) -> Database:
    clock = SetClock()
    clock.at = NOW
    return Database(url, clock, deliver)


@pytest.mark.parametrize("people", [120, pytest.param(10_000, marks=pytest.mark.thorough)])
async def test_everybody_who_is_due_in_one_minute_is_told_in_short_transactions(
    now_database: Database, tmp_path: Path, report: Report, monkeypatch: pytest.MonkeyPatch, people: int
) -> None:
    monkeypatch.setattr(portions, "REST", 0)  # nobody else is here who would want a turn
    await crowd(now_database, people, NOW)
    with Transactions.watched(now_database) as found:
        assert await timetable(now_database, tmp_path).speak() == people
    async with now_database.reading() as unit:
        told = Counter(await unit.session.scalars(select(OutboxRow.user_id)))
        left = await readers.waiting(unit, 1)
    await now_database.close()
    report(
        f"{people} people due in one minute: {len(told)} told, in {len(found.statements)} transactions of at most "
        f"{AT_A_TIME} people and {max(found.statements)} statements; at {RATE} a second they leave within "
        f"{people / RATE / 60:.1f} minutes"
    )
    assert (len(told), set(told.values()), left) == (people, {1}, [])
    assert len(found.statements) == people / AT_A_TIME
    assert max(found.statements) <= 3 * AT_A_TIME, "a student who writes waits for no more than that"


@pytest.mark.both
async def test_what_is_due_is_found_by_its_index_and_nothing_is_read_through(now_database: Database) -> None:
    await crowd(now_database, 2_000, NOW + timedelta(days=2), kinds=("checkin", "day"))
    ids = [f"{n}" for n in range(AT_A_TIME)]
    due = select(Reminder.user_id).where(Reminder.due_at <= NOW).order_by(Reminder.due_at, Reminder.id).limit(500)
    async with now_database.transaction() as unit:
        await unit.session.execute(text("ANALYZE"))
    async with now_database.reading() as unit:
        assert "reminders_by_due" in await _plan(now_database, due)
        theirs = await _plan(now_database, readers.waiting_or_just_said(unit, ids))
    assert "reminders_one" in theirs
    assert "SCAN reminders" not in theirs
    await now_database.close()


async def _plan(database: Database, statement: Select[Any]) -> str:
    dialect: Any = sqlite.dialect() if database.embedded else postgresql.dialect()  # type: ignore[no-untyped-call]
    spelled = statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True, "render_postcompile": True})
    async with database.reading() as unit:
        found = await unit.session.execute(text(f"EXPLAIN {'QUERY PLAN ' if database.embedded else ''}{spelled}"))
        return "\n".join(str(row[-1]) for row in found)


@pytest.mark.both
async def test_two_programs_that_look_in_the_same_moment_tell_everybody_once(
    now_database: Database, url: str, tmp_path: Path
) -> None:
    await crowd(now_database, 60, NOW, kinds=("checkin", "day"))
    other = Database(url, now_database.clock, deliver)
    programs = [timetable(one, tmp_path) for one in (now_database, other, now_database, other)]
    assert sum(await asyncio.gather(*(program.speak() for program in programs))) == 60
    async with now_database.reading() as unit:
        told = Counter(await unit.session.scalars(select(OutboxRow.user_id)))
        assert all(row.due_at and row.due_at > NOW for row in await unit.session.scalars(select(Reminder)))
    assert (len(told), set(told.values())) == (60, {1})
    await asyncio.gather(now_database.close(), other.close())
