"""What is in a database, and what a refused import says."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.db import Database
from bot.models import Base
from bot.moving.importing import import_file
from bot.moving.problems import CannotImport


async def rows(database: Database) -> dict[str, int]:
    """Return how many rows each filled table has."""
    async with database.reading() as unit:
        counts = {
            name: await unit.session.scalar(select(func.count()).select_from(table))
            for name, table in Base.metadata.tables.items()
        }
    return {name: count for name, count in counts.items() if count}


async def refused(database: Database, path: Path, *, merge: bool = False) -> list[str]:
    """Return what an import that is refused says, line by line; nothing may be written by it."""
    before = await rows(database)
    with pytest.raises(CannotImport) as caught:
        await import_file(database, path, "UTC", merge=merge)
    assert await rows(database) == before
    return [*map(str, caught.value.problems), str(caught.value)]
