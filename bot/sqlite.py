"""SQLite asked in one trip to its thread a statement.

The driver makes four: to open a cursor, execute, fetch and close it, and another to begin. Each of them wakes a thread
and then the loop, which takes longer than most of our questions do.
"""

import sqlite3
from collections import deque
from contextlib import closing
from typing import Any, cast

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util import immutabledict


class Cursor(AsyncAdapt_aiosqlite_cursor):
    """A statement with all its rows, which SQLAlchemy fetches at once anyway; closed as soon as it has them."""

    __slots__ = ()

    def __init__(self, adapt_connection: Any) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._cursor = cast("Any", None)
        self._rows = deque()
        self._soft_closed_memoized = immutabledict(description=None)  # there is nothing to close

    async def _execute_async(self, operation: Any, parameters: Any) -> None:
        await self._ask("execute", operation, () if parameters is None else parameters)

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> None:
        await self._ask("executemany", operation, seq_of_parameters)

    async def _async_soft_close(self) -> None:
        pass

    async def _ask(self, how: str, *question: Any) -> None:
        connection = cast("Connection", self._adapt_connection)
        driver: Any = self._connection
        first, connection.first = connection.first, ""

        def ask() -> tuple[Any, list[Any]]:
            with closing(driver._conn.cursor()) as cursor:
                if first:
                    cursor.execute(first)
                getattr(cursor, how)(*question)
                return cursor, cursor.fetchall()

        async with connection._execute_mutex:
            self._cursor, rows = await driver._execute(ask)
        self._rows.extend(rows)
        self._soft_closed_memoized = immutabledict(description=self._cursor.description)


class Connection(AsyncAdapt_aiosqlite_connection):
    """A connection that begins together with its first statement, and has nothing to roll back where none was begun."""

    __slots__ = ("first",)
    _cursor_cls = Cursor

    def __init__(self, driver: "Driver", connection: Any) -> None:
        super().__init__(driver, connection)
        self.first = ""

    def begin(self, how: str) -> None:
        """Say BEGIN, in these words, before the next statement."""
        self.first = how

    def rollback(self) -> None:
        """Undo what was begun. SQLAlchemy says this before each return to the pool, after a commit too."""
        self.first = ""
        if self._connection.in_transaction:
            super().rollback()


class Driver(AsyncAdapt_aiosqlite_dbapi):
    """What SQLAlchemy takes for the database's driver: aiosqlite, with our connections."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *where: Any, **options: Any) -> Connection:
        """Open a file; no BEGIN but ours is ever said."""
        return Connection(self, super().connect(*where, isolation_level=None, **options)._connection)
