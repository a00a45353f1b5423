"""Write the rows of one table; where several hold the same key, say so, or keep the newest."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row as Stored
from sqlalchemy import and_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import User
from bot.moving.layout import Folder
from bot.moving.problems import Problem
from bot.moving.reading import Row, newest_moment
from bot.moving.uniqueness import Unique, unique_keys

AT_A_TIME = 500
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class Writer:
    """Writes one table in one transaction.

    `lines` has the line of each row that was written, by its key; `instead` the id of the row that was kept, by the id
    of one that was not. With `merge` two rows with the same key become one: the newest content under the id that is
    there already. Without it, and where they cannot become one, `problems` says so.
    """

    def __init__(self, unit: Unit, folder: Folder, *, merge: bool) -> None:
        self.unit, self.folder, self.merge = unit, folder, merge
        self.lines: dict[tuple[Any, ...], int] = {}
        self.instead: dict[Any, Any] = {}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self._unique = unique_keys(folder.table)

    async def write(self, rows: Sequence[Row]) -> None:
        """Write all rows of the table; with `merge` the newest first, so that they are the ones to stay."""
        if self.merge:
            rows = sorted(rows, key=lambda row: row.age, reverse=True)
        for start in range(0, len(rows), AT_A_TIME):
            for row in await self._insert(rows[start : start + AT_A_TIME]):
                await self._settle(row)

    async def _insert(self, rows: Sequence[Row]) -> list[Row]:
        """Write rows; return those whose place is taken."""
        dialect = self.unit.session.get_bind().dialect.name
        insert = _INSERT[dialect](self.folder.table).on_conflict_do_nothing().returning(*self.folder.keys)
        written = {tuple(key) for key in await self.unit.session.execute(insert, [row.values for row in rows])}
        taken = []
        for row in rows:
            key = self._key(row)
            if key in written and key not in self.lines:
                self.lines[key] = row.line
            else:
                taken.append(row)
        return taken

    async def _settle(self, row: Row) -> None:
        """Find room for a row whose place is taken, by another row or another value, or leave it out."""
        while True:
            unique, holder = await self._holder(row)
            if not self.merge:
                self.problems.append(self._told(row, f"the same {unique} as {self._place(holder)}"))
                return
            changed = await self._yielding(row, unique, holder)
            if changed is None:
                return
            row = changed
            if not await self._insert([row]):
                return

    async def _yielding(self, row: Row, unique: Unique, holder: Stored[Any]) -> Row | None:
        """Make room, and return the row as it is to be tried again; None if it has become one with its holder."""
        there = self._key_of(holder)
        # What was written from this file was written because it is the newest of the file.
        newer = there not in self.lines and newest_moment(row.values) > newest_moment(dict(holder._mapping))
        if there == self._key(row):
            await self._become_one(row, holder, newer=newer)
            return None
        if self.folder.table is User.__table__:
            name = await self._free(row.values["username"])
            self._note(row, f"the username is taken, and became {name}. Is this the same person?")
            return row.given(username=name)
        if unique.state:
            self._note(row, f"{unique}: of this and {self._place(holder)} only the newest stays so")
            if newer:
                await self._change(holder, {unique.state: False})
            return row if newer else row.given(**{unique.state: False})
        self._note(row, f"the same {unique} as {self._place(holder)}; the newest was kept")
        self.instead[row.values["id"]] = there[0]
        await self._become_one(row, holder, newer=newer)
        return None

    async def _become_one(self, row: Row, holder: Stored[Any], *, newer: bool) -> None:
        """Keep the newest content, under the id that is there."""
        if not newer:
            return
        kept = {column.name: holder._mapping[column.name] for column in self.folder.keys}
        try:
            await self._change(holder, row.values | kept)
        except IntegrityError:
            self.problems.append(self._told(row, f"it cannot take the place of {self._place(holder)}"))

    async def _holder(self, row: Row) -> tuple[Unique, Stored[Any]]:
        for unique in self._unique:
            if all(row.values[column.name] is not None for column in unique.columns):
                holder = (await self.unit.session.execute(unique.holder(row.values))).first()
                if holder is not None:
                    return unique, holder
        raise RuntimeError(f"A row of {self.folder.name} found its place taken, and nobody holds it.")

    async def _change(self, holder: Stored[Any], values: dict[str, Any]) -> None:
        mine = and_(*(column == holder._mapping[column.name] for column in self.folder.keys))
        async with self.unit.session.begin_nested():
            await self.unit.session.execute(update(self.folder.table).where(mine).values(values))

    async def _free(self, username: str) -> str:
        like = select(User.username).where(User.username.startswith(username, autoescape=True))
        taken = set(await self.unit.session.scalars(like))
        return next(name for name in _numbered(username) if name not in taken)

    def _place(self, holder: Stored[Any]) -> str:
        line = self.lines.get(self._key_of(holder))
        return f"line {line}" if line else "a row that was there before"

    def _note(self, row: Row, says: str) -> None:
        self.notes.append(self._told(row, says))

    def _told(self, row: Row, says: str) -> Problem:
        return Problem(self.folder.name, row.line, says)

    def _key(self, row: Row) -> tuple[Any, ...]:
        return tuple(row.values[column.name] for column in self.folder.keys)

    def _key_of(self, holder: Stored[Any]) -> tuple[Any, ...]:
        return tuple(holder._mapping[column.name] for column in self.folder.keys)


def _numbered(name: str) -> Iterator[str]:
    number = 2
    while True:
        yield f"{name}{number}"
        number += 1
