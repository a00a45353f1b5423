"""A store that is away for a while: a table has another name, so whoever needs it is refused by the database itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text

from bot.db import Database


@asynccontextmanager
async def away(database: Database, table: str) -> AsyncIterator[None]:
    async with database.engine.begin() as connection:
        await connection.execute(text(f"ALTER TABLE {table} RENAME TO {table}_away"))
    try:
        yield
    finally:
        async with database.engine.begin() as connection:
            await connection.execute(text(f"ALTER TABLE {table}_away RENAME TO {table}"))
