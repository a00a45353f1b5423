"""The database as commands find it: brought up to date, filled with what every school starts with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clock import Clock
from bot.db import Database, Unit
from bot.migrations.upgrade import upgrade
from bot.services import seeding
from bot.settings import Settings
from bot.transport.delivery import deliver


async def prepare(settings: Settings) -> None:
    """Upgrade, and write the starter content wherever there is none."""
    await upgrade(settings.database_url)
    async with transaction(settings) as unit:
        await seeding.starter_content(unit)


@asynccontextmanager
async def transaction(settings: Settings) -> AsyncIterator[Unit]:
    """Yield one transaction in the database of the settings."""
    database = Database(settings.database_url, Clock(), deliver)
    try:
        async with database.transaction() as unit:
            yield unit
    finally:
        await database.close()
