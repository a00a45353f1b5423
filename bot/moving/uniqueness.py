"""The keys of which a table holds every value once, and the row that already holds one."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, Table, TextClause, UniqueConstraint, select

from bot.models.contract import camel
from bot.moving.filling import Values


@dataclass(frozen=True)
class Unique:
    """Columns that no two rows share, among those rows that `where` picks, if it does."""

    columns: tuple[Column[Any], ...]
    where: TextClause | None = None

    @property
    def state(self) -> str | None:
        """The column that says which of several rows counts, where that is all the key is about: only one is active."""
        return str(self.where) if self.where is not None and str(self.where) in ("is_active", "active") else None

    def holder(self, values: Values) -> Select[Any]:
        """Return the statement for the row that holds these values."""
        table = self.columns[0].table
        held = select(table).where(*(column == values[column.name] for column in self.columns))
        return held if self.where is None else held.where(self.where)

    def __str__(self) -> str:
        return " and ".join(camel(column.name) for column in self.columns)


def unique_keys(table: Table) -> list[Unique]:
    """Return every such key of a table, its primary key first."""
    constraints = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    indexes = sorted((one for one in table.indexes if one.unique), key=lambda one: str(one.name))
    return [
        Unique(tuple(table.primary_key)),
        *(Unique(tuple(one.columns)) for one in constraints),
        *(Unique(tuple(one.columns), one.dialect_options["sqlite"]["where"]) for one in indexes),
    ]
