"""Statements are compiled once for a whole run: each test has an engine of its own, and would begin anew."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.util import LRUCache

compiled: LRUCache[Any, Any] = LRUCache(5_000)


class Alike:
    """Any two dialects of a kind are equal: what was compiled for one is good for all."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Let all engines share one cache of compiled statements."""
        engine._compiled_cache = compiled


class SQLite(Alike, SQLiteDialect_aiosqlite):
    supports_statement_cache = True


class PostgreSQL(Alike, PGDialect_asyncpg):
    supports_statement_cache = True


def share_what_is_compiled() -> None:
    """Let all engines of a kind share what is compiled."""
    registry.register("sqlite.aiosqlite", __name__, "SQLite")
    registry.register("postgresql.asyncpg", __name__, "PostgreSQL")
