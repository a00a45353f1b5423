"""Any row of any table, made from what the table says about itself; the tables may be reflected ones."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Enum, Float, Integer, String, Table, delete, insert, text
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models.base import Instant, LocalDay

MOMENT = datetime(2026, 3, 14, 15, 9, 26, 535_000, UTC)
DAY = date(2026, 3, 14)

_MADE_UP: dict[type, Callable[[Column[Any], int], object]] = {
    Enum: lambda column, _: column.type.enums[0],  # type: ignore[attr-defined]
    Instant: lambda _, number: MOMENT + timedelta(seconds=number),
    LocalDay: lambda _, number: DAY + timedelta(days=number),
    JSON: lambda _, number: [number],
    Boolean: lambda *_: False,
    Float: lambda _, number: number + 0.5,
    Integer: lambda _, number: number,
    String: lambda column, number: f"{column.name} {number}"[-(column.type.length or 99) :],  # type: ignore[attr-defined]
}


class Rows:
    """Writes rows that hold together: what is not given is made up, and no two rows are alike; parents come along."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self._numbers = count(1)

    async def add(self, table: Table, **given: object) -> dict[str, Any]:
        missing = [column for column in table.columns if column.name not in given]
        row = {column.name: await self._value(column) for column in missing} | given
        await self.unit.session.execute(insert(table).values(row))
        return row

    async def are_refused(self, table: Table, **given: object) -> bool:
        """Whether storage says no; nothing of the attempt is kept then."""
        try:
            async with self.unit.session.begin_nested():
                await self.add(table, **given)
        except IntegrityError:
            return True
        return False

    async def stay(self, table: Table, row_id: str) -> bool:
        """Whether storage refuses to delete a row; otherwise it is gone."""
        try:
            async with self.unit.session.begin_nested():
                await self.unit.session.execute(delete(table).where(table.c.id == row_id))
        except IntegrityError:
            return True
        return False

    async def raw(self, table: Table) -> list[dict[str, Any]]:
        """Read what is really stored, past all our types."""
        found = await self.unit.session.execute(text(f'SELECT * FROM "{table.name}"'))
        return [dict(row) for row in found.mappings()]

    async def _value(self, column: Column[Any]) -> object:
        for key in column.foreign_keys:
            return (await self.add(key.column.table))[key.column.name]
        make = next(make for type_, make in _MADE_UP.items() if isinstance(column.type, type_))
        return make(column, next(self._numbers))
