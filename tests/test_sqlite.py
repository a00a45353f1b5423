"""SQLite behind one thread a connection: rows come with their statement, a transaction is kept whole or not at all."""

import asyncio
import logging
import sqlite3
import threading
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from bot.db import Database, file_of
from bot.models import Batch
from bot.sqlite import AT_ONCE, IN_A_ROW

CUTS = range(60)  # passes of the loop after which somebody loses patience: before the first trip, and after the last

COUNT = 2 * AT_ONCE + 3
NUMBERS = text(f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {COUNT}) select i from n")


@pytest.mark.embedded
async def test_a_transaction_cut_off_anywhere_keeps_no_half_and_holds_up_no_other(database: Database) -> None:
    async def writes(*names: str) -> None:
        async with database.transaction() as unit:
            for name in names:
                unit.session.add(Batch(name=name, zone="UTC", created_at=unit.now))
                await unit.session.flush()

    for cut in CUTS:
        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(writes(f"{cut} first", f"{cut} second"))
            for _ in range(cut):
                await asyncio.sleep(0)
            task.cancel()
        await writes(f"{cut} other")
    async with database.reading() as unit:
        kept = set(await unit.session.scalars(select(Batch.name)))
    assert {f"{cut} other" for cut in CUTS} <= kept
    assert [cut for cut in CUTS if (f"{cut} first" in kept) != (f"{cut} second" in kept)] == []


@pytest.mark.embedded
async def test_a_long_answer_arrives_whole_and_in_order(database: Database) -> None:
    async with database.reading() as unit:
        assert list(await unit.session.scalars(NUMBERS)) == list(range(1, COUNT + 1))


@pytest.mark.embedded
async def test_a_stream_brings_the_same_piece_by_piece_and_may_be_left(database: Database) -> None:
    async with database.reading() as unit:
        found = await unit.session.stream_scalars(NUMBERS, execution_options={"yield_per": 7})
        assert [number async for number in found] == list(range(1, COUNT + 1))
        left = await unit.session.stream_scalars(NUMBERS, execution_options={"yield_per": 7})
        assert await anext(left) == 1
        await left.close()
        assert await unit.session.scalar(text("select 1")) == 1


@pytest.mark.embedded
async def test_a_refused_statement_is_an_error_of_its_transaction_alone(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async def is_refused() -> None:
        async with database.transaction() as unit:
            unit.session.add(Batch(name="2156", zone="UTC", created_at=unit.now))
            await unit.session.execute(text("SELECT * FROM nowhere"))

    with pytest.raises(OperationalError, match="no such table"):
        await is_refused()
    async with database.reading() as unit:
        assert (await unit.session.scalars(select(Batch))).all() == []
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []


@pytest.mark.embedded
async def test_a_long_look_holds_up_nobody(database: Database) -> None:
    found = threading.Event()
    async with database.reading() as unit:
        connection: Any = await unit.session.connection()
        await (await connection.get_raw_connection()).driver_connection.create_function(
            "found", 0, lambda: found.wait(30)
        )
        async with asyncio.TaskGroup() as tasks:
            look = tasks.create_task(unit.session.scalar(text("select found()")))
            for _ in range(5):
                await asyncio.sleep(0.01)
            assert not look.done()
            found.set()
    assert look.result()


@pytest.mark.embedded
async def test_whoever_waits_for_another_program_holds_up_nobody(database: Database) -> None:
    other = sqlite3.connect(str(file_of(database.url)), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    async def writes() -> None:
        async with database.transaction() as unit:
            unit.session.add(Batch(name="2156", zone="UTC", created_at=unit.now))

    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(writes())
        for _ in range(5):
            await asyncio.sleep(0.01)
        assert not writing.done()
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.embedded
async def test_a_long_row_of_statements_gives_others_a_turn(database: Database) -> None:
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    async with database.transaction() as unit, asyncio.TaskGroup() as tasks:
        await unit.session.execute(text("select 1"))
        other, before = tasks.create_task(others()), turns
        for _ in range(3 * IN_A_ROW):
            await unit.session.execute(text("select 1"))
        other.cancel()
    assert 2 <= turns - before <= 6
