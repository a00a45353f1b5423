"""What the tests of the tables stand on."""

from collections.abc import AsyncIterator

import pytest

from bot.db import Database
from tests.models.rows import Rows


@pytest.fixture
async def rows(database: Database) -> AsyncIterator[Rows]:
    """Rows in one open transaction."""
    async with database.transaction() as unit:
        yield Rows(unit)
