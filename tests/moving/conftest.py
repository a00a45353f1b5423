"""What the tests of moving data stand on: databases with all tables and not a row in them."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.clock import Clock
from bot.db import Database
from tests.stores import Stores

Made = Callable[[str], Awaitable[Database]]


@pytest.fixture
def both_templates(stores: Stores, migrated: str) -> str:
    """Make sure that there is one of either kind, before an event loop runs."""
    for store in ("sqlite", "postgresql"):
        stores.template(store)
    return migrated


@pytest.fixture
async def another(stores: Stores, both_templates: str) -> AsyncIterator[Made]:
    """Return what makes empty databases of either kind."""
    made: list[Database] = []

    async def make(store: str) -> Database:
        made.append(Database(await stores.copy(store, "empty"), Clock()))
        return made[-1]

    yield make
    for database in made:
        await database.close()


@pytest.fixture
async def empty(stores: Stores, migrated: str) -> AsyncIterator[Database]:
    """An empty database of the kind that the test is for."""
    made = Database(await stores.copy(migrated, "empty"), Clock())
    yield made
    await made.close()
