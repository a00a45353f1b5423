"""The database's history: every revision, on databases with something in them."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, func, select

from bot.db import Database
from bot.migrations.upgrade import latest, upgrade
from bot.models import Base
from tests.street import Street


@pytest.mark.both
async def test_the_tables_are_what_the_models_say(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


@pytest.mark.both
async def test_upgrading_a_filled_database_keeps_every_row(street: Street) -> None:
    await street.nia_has_joined()
    before = await counts(street.database)
    assert sum(before.values()) > 50
    assert await upgrade(street.database.url) == (latest(), latest())
    assert await counts(street.database) == before


async def test_a_start_without_anything_new_makes_no_copy_of_the_file(database: Database) -> None:
    await upgrade(database.url)
    path = Path(str(database.engine.url.database))
    assert list(path.parent.glob(f"{path.name}.before-*")) == []


async def counts(database: Database) -> dict[str, int]:
    async with database.engine.connect() as connection:
        tables = MetaData()
        await connection.run_sync(tables.reflect)
        return {
            table.name: (await connection.scalar(select(func.count()).select_from(table))) or 0
            for table in tables.sorted_tables
        }
