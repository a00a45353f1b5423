"""Statements are compiled once for a whole run: each test has an engine of its own, and would begin anew."""

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.util import LRUCache

compiled: LRUCache[Any, Any] = LRUCache(5_000)


class Alike(SQLiteDialect_aiosqlite):
    """SQLite as ever, but any two of these are equal: what was compiled for one is good for all."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is Alike

    def __hash__(self) -> int:
        return hash(Alike)


def share_what_is_compiled() -> None:
    """Let all engines for SQLite share one cache of compiled statements."""
    registry.register("sqlite.aiosqlite", __name__, "Alike")
    event.listen(Engine, "engine_connect", _share)


def _share(connection: Connection) -> None:
    if isinstance(connection.dialect, Alike):
        connection.execution_options(compiled_cache=compiled)
