"""aiosqlite with few trips to SQLite's thread, where it makes four a statement.

Each trip wakes a thread and then the loop, which takes several times as long as most of our questions do. So rows come
along with their statement, and a transaction begins with its first one. Whoever holds the one place for writers, for
which everybody else waits, asks without a trip; what may wait for a lock or for the disk (a beginning, an end), and
all that is only read, is asked by the thread.
"""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import aiosqlite
from aiosqlite.context import Result

AT_ONCE = 500  # rows that come along with the statement; what streams has no more of them in memory
IN_A_ROW = 16  # statements without a trip, after which others get a turn
WRITING = "BEGIN IMMEDIATE"


class Cursor(aiosqlite.Cursor):
    """A cursor whose first rows come along with the statement; SQLAlchemy asks for all of them anyhow."""

    _conn: "Connection"

    def __init__(self, connection: "Connection") -> None:
        self._conn = connection
        self._rows: deque[Any] = deque()
        self._is_complete = True

    async def execute(self, sql: str, parameters: Any = None) -> "Cursor":
        """Run a statement, and bring its first rows along."""
        await self._ask(lambda: self._conn._conn.execute(sql, parameters or ()))
        return self

    async def executemany(self, sql: str, parameters: Any) -> "Cursor":
        """Run a statement for each set of parameters."""
        await self._ask(lambda: self._conn._conn.executemany(sql, parameters))
        return self

    async def fetchone(self) -> Any:
        """Return the next row, or None."""
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next rows."""
        if not self._rows and not self._is_complete:
            await self._conn.run(lambda: self._take(AT_ONCE))
        return [self._rows.popleft() for _ in range(min(size or self.arraysize, len(self._rows)))]

    async def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        if not self._is_complete:
            await self._conn.run(lambda: self._take(None))
        rows, self._rows = list(self._rows), deque()
        return rows

    async def close(self) -> None:
        """Give up the rows that are left; where all came along, nothing is open."""
        if not self._is_complete:
            await self._conn.run(self._cursor.close)

    def _ask(self, question: Callable[[], sqlite3.Cursor]) -> Awaitable[Any]:
        first = self._conn.begins()

        def ask() -> None:
            if first:
                self._conn._conn.execute(first)
            self._cursor = question()
            self._take(AT_ONCE)

        return self._conn.run(ask)

    def _take(self, most: int | None) -> None:
        rows = self._cursor.fetchall() if most is None else self._cursor.fetchmany(most)
        self._rows.extend(rows)
        self._is_complete = most is None or len(rows) < most


class Connection(aiosqlite.Connection):
    """A connection with such cursors, which has nothing to end where nothing was asked."""

    _first = ""
    _writes = False
    _in_a_row = 0

    @property
    def is_writing(self) -> bool:
        """Whether this one holds the place for writers: its beginning has been said, and no end."""
        return self._writes and self.in_transaction

    async def run(self, work: Callable[[], object]) -> None:
        """Do some work with SQLite: by the thread, or at once where everybody waits for us anyhow."""
        if not self.is_writing:
            await self._execute(work)  # type: ignore[no-untyped-call]
            return
        self._in_a_row += 1
        if self._in_a_row % IN_A_ROW == 0:
            await asyncio.sleep(0)
        work()

    def begin(self, how: str) -> None:
        """Say BEGIN, in these words, together with the next statement."""
        self._first, self._writes = how, how == WRITING

    def begins(self) -> str:
        """Return the BEGIN that has not been said yet, which is said now."""
        first, self._first = self._first, ""
        return first

    async def rollback(self) -> None:
        """Undo what was begun. SQLAlchemy says this before each return to the pool, after a commit too."""
        if not self.begins() and self.in_transaction:
            await super().rollback()

    def cursor(self) -> Result[aiosqlite.Cursor]:
        """Return a cursor; SQLite hears of it with its first statement."""
        return Result(self._new())

    async def _new(self) -> aiosqlite.Cursor:
        return Cursor(self)


def connect(database: str, **options: Any) -> Connection:
    """Return a connection to be awaited, as aiosqlite does."""
    made = Connection(partial(sqlite3.connect, database, **options), AT_ONCE)
    made._thread.daemon = True  # a program that ends does not wait for it
    return made
