"""A database of the first release, with people in it, becomes today's without losing a word."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select

from bot.clock import Clock
from bot.db import Database
from bot.migrations.upgrade import latest, upgrade
from tests.models.rows import Rows
from tests.report import Report
from tests.stores import Stores

RELEASED = ("0001", "0002", "0003", "0005", "0007", "0009", "0011", "0012")
ROWS = 3  # in each table, beside those that others hang on


@pytest.fixture(params=RELEASED)
def released(request: pytest.FixtureRequest) -> str:
    if request.param not in (RELEASED[0], RELEASED[-1]) and not request.config.getoption("everything"):
        pytest.skip("a release between the first and the last: `make test-all` upgrades it")
    return str(request.param)


@pytest.fixture
async def old(stores: Stores, migrated: str, clock: Clock, released: str) -> AsyncIterator[Database]:
    """A database as an older release left it: every table filled, children and parents."""
    url = await stores.bare(migrated)
    await upgrade(url, released)
    database = Database(url, clock)
    async with database.transaction() as unit:
        rows = Rows(unit)
        for table in (await tables(database)).sorted_tables:
            for _ in range(ROWS):
                await rows.add(table)
    yield database
    await database.close()


async def test_an_upgrade_keeps_every_row_and_every_value(old: Database, released: str, report: Report) -> None:
    first = await tables(old)
    before = await content(old, first)
    assert all(len(found) >= ROWS for found in before.values())

    assert await upgrade(old.url) == (released, latest())

    assert await content(old, first) == before
    counted = sum(len(found) for found in before.values())
    report(f"an upgrade from {released} kept {counted} rows in {len(before)} tables ({old.engine.dialect.name})")


@pytest.mark.thorough
async def test_a_copy_of_the_file_is_kept_as_it_was(old: Database, released: str) -> None:
    if not old.embedded:
        pytest.skip("only SQLite is a file that we can copy")
    first = await tables(old)
    before = await content(old, first)
    await upgrade(old.url)
    copy = Path(f"{old.engine.url.database}.before-{released}")
    kept = Database(f"sqlite+aiosqlite:///{copy}", old.clock)
    assert set((await tables(kept)).tables) == set(first.tables)
    assert await content(kept, first) == before
    await kept.close()


async def tables(database: Database) -> MetaData:
    """Return the tables that are there, whatever today's models say."""
    found = MetaData()
    async with database.engine.connect() as connection:
        await connection.run_sync(found.reflect)
    found.remove(found.tables["alembic_version"])
    return found


async def content(database: Database, known: MetaData) -> dict[str, list[Any]]:
    """Read every row of the known tables, the known columns of it."""
    async with database.engine.connect() as connection:
        return {table.name: sorted(map(repr, await connection.execute(select(table)))) for table in known.sorted_tables}
