"""What storage itself insists on, whatever a service forgets: the same on both databases."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Column, Enum, Table, select, update
from sqlalchemy.exc import IntegrityError, StatementError

from bot.models import Base, ChatLog
from bot.models.base import Instant, LocalDay
from bot.models.contract import CONTRACT
from tests.models.rows import Rows
from tests.report import Report

TABLES = Base.metadata.tables
OF_THE_CONTRACT = [TABLES[model.__tablename__] for model in CONTRACT]


@dataclass(frozen=True)
class Once:
    """What may stand once in a table; a key with a state only among the rows that are in it."""

    table: str
    columns: tuple[str, ...] = ()
    among: dict[str, object] = field(default_factory=dict)
    not_among: dict[str, object] = field(default_factory=dict)


# Section "Unique keys that the document leaves to luck" of the contract, and what is ours in its tables.
KEYS = [
    Once("users", ("username",)),
    Once("sessions", ("token",)),
    Once("habit_completions", ("habit_id", "date")),
    Once("student_objectives", ("user_id", "objective_id")),
    Once("student_major_objectives", ("user_id", "major_objective_id")),
    Once("student_books", ("user_id", "book_id")),
    Once("activity_progress", ("user_id", "activity_id", "student_objective_id")),
    Once("trust_jar", ("batch",)),
    Once("project_reflections", ("project_id", "user_id")),
    Once("diagnostic_unlock_requests", ("user_id", "major_objective_id"), {"status": "pending"}, {"status": "denied"}),
    Once("diagnostic_unlocks", ("user_id", "major_objective_id"), {"status": "approved"}, {"status": "expired"}),
    Once("goals", ("copied_from", "sprint_id")),
    Once("habits", ("copied_from", "sprint_id")),
    Once("sprints", (), {"is_active": True}, {"is_active": False}),
    Once("projects", (), {"is_active": True}, {"is_active": False}),
]


async def test_what_may_stand_once_is_refused_a_second_time(rows: Rows, report: Report) -> None:
    refused = []
    for key in KEYS:
        first = await rows.add(TABLES[key.table], **key.among)
        same = {name: first[name] for name in key.columns}
        if await rows.are_refused(TABLES[key.table], **same, **key.among):
            refused.append(key)
    assert refused == KEYS
    report(f"{len(KEYS)} unique keys refuse a second row ({dialect(rows)})")


async def test_what_is_alike_in_part_or_over_may_stand_again(rows: Rows) -> None:
    for key in KEYS:
        table = TABLES[key.table]
        first = await rows.add(table, **key.among)
        for name in key.columns if len(key.columns) > 1 else ():
            await rows.add(table, **{name: first[name]}, **key.among)
        if key.not_among:
            same = {name: first[name] for name in key.columns}
            await rows.add(table, **same, **key.not_among)
            await rows.add(table, **same, **key.not_among)


def test_no_unique_key_of_the_contracts_tables_is_left_untried() -> None:
    tried = {(key.table, key.columns or tuple(key.among)) for key in KEYS}
    made = {
        (table.name, tuple(column.name for column in index.columns))
        for table in OF_THE_CONTRACT
        for index in table.indexes
        if index.unique
    }
    assert made == tried


@pytest.mark.parametrize("name", ["sprints", "projects"])
async def test_the_next_one_becomes_active_when_the_last_one_has_ended(rows: Rows, name: str) -> None:
    table = TABLES[name]
    first, second = await rows.add(table, is_active=True), await rows.add(table, is_active=False)
    begin = update(table).where(table.c.id == second["id"]).values(is_active=True)
    with pytest.raises(IntegrityError):
        async with rows.unit.session.begin_nested():
            await rows.unit.session.execute(begin)
    await rows.unit.session.execute(update(table).where(table.c.id == first["id"]).values(is_active=False))
    await rows.unit.session.execute(begin)
    assert {row["id"]: bool(row["is_active"]) for row in await rows.raw(table)} == {
        first["id"]: False,
        second["id"]: True,
    }


async def test_words_outside_a_list_are_refused(rows: Rows) -> None:
    for table, column in columns(Enum):
        for word in ("no such word", words(column)[0].upper()):
            with pytest.raises(StatementError, match="is not among the defined enum values"):
                await rows.add(table, **{column.name: word})


async def test_words_are_stored_exactly_as_the_document_writes_them(rows: Rows, report: Report) -> None:
    written = []
    for table, column in columns(Enum):
        for word in words(column):
            row = await rows.add(table, **{column.name: word})
            written.append((await stored(rows, row, column), word))
    assert [stored for stored, _ in written] == [word for _, word in written]
    report(f"{len(written)} words are stored as written ({dialect(rows)})")


async def test_days_are_text_and_moments_are_milliseconds(rows: Rows) -> None:
    for table, column in columns(LocalDay):
        row = await rows.add(table, **{column.name: date(2026, 3, 5)})
        assert await stored(rows, row, column) == "2026-03-05"
        assert await read(rows, row, column) == date(2026, 3, 5)
    moment = datetime(2026, 3, 5, 16, 20, 5, 123_000, UTC)
    for table, column in columns(Instant):
        row = await rows.add(table, **{column.name: moment})
        assert await stored(rows, row, column) == 1_772_727_605_123
        assert await read(rows, row, column) == moment


async def test_a_log_may_hold_any_value_even_none(rows: Rows) -> None:
    values: tuple[Any, ...] = (None, False, 0, "", [], {"prompt": {"version": 2}}, "naïve ☀️")
    for value in values:
        log = ChatLog(type="action", data=value, timestamp=rows.unit.now)
        rows.unit.session.add(log)
        await rows.unit.session.flush()
        await rows.unit.session.refresh(log)
        assert log.data == value


def columns(type_: type) -> list[tuple[Table, Column[Any]]]:
    return [(table, one) for table in OF_THE_CONTRACT for one in table.columns if isinstance(one.type, type_)]


def words(column: Column[Any]) -> list[str]:
    assert isinstance(column.type, Enum)
    return column.type.enums


def dialect(rows: Rows) -> str:
    return rows.unit.session.get_bind().dialect.name


async def stored(rows: Rows, row: dict[str, Any], column: Column[Any]) -> object:
    """Read what is really stored, past all our types."""
    found = await rows.raw(column.table)
    return next(one[column.name] for one in found if one["id"] == row["id"])


async def read(rows: Rows, row: dict[str, Any], column: Column[Any]) -> object:
    return await rows.unit.session.scalar(select(column).where(column.table.c.id == row["id"]))
