"""Everything that is kept about a person, found by walking the tables: a new table cannot be forgotten."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, or_, select

from bot.db import Unit
from bot.models import Base, User
from bot.models.contract import camel

# Not about the person but about the machine, secrets that would let somebody in, or the answers of a check going on.
LEFT_OUT = frozenset({"sessions", "outbox", "conversations", "invites", "attempts_in_hand"})
SECRET = frozenset({"password_hash", "token", "code_hash"})

Data = dict[str, list[dict[str, Any]]]


async def collect(unit: Unit, user_id: str) -> Data:
    """Return the rows that are a person's own, by table, under the contract's names; people in them are named."""
    people = dict((await unit.session.execute(select(User.id, User.display_name))).all())
    data: Data = {}
    for table in Base.metadata.sorted_tables:
        if table.name in LEFT_OUT or not (own := own_columns(table)):
            continue
        rows = await unit.session.execute(
            select(table).where(or_(*(column == user_id for column in own))).order_by(*table.primary_key)
        )
        found = [_row(table, row, people) for row in rows.mappings()]
        if found:
            data[camel(table.name)] = found
    return data


def own_columns(table: Table) -> list[Any]:
    """Return the columns that say whose a row is: those by which it goes when the person is deleted."""
    if table.name == User.__tablename__:
        return [table.c.id]
    return [
        key.parent
        for key in table.foreign_keys
        if key.column.table.name == User.__tablename__ and key.ondelete == "CASCADE"
    ]


def people_columns(table: Table) -> list[Any]:
    """Return the columns that name a person, whatever becomes of the row when the person is deleted."""
    return [key.parent for key in table.foreign_keys if key.column.table.name == User.__tablename__]


def _row(table: Table, row: Any, people: dict[str, str]) -> dict[str, Any]:
    users = {column.name for column in people_columns(table)}
    return {
        camel(column.name): people.get(row[column.name], row[column.name])
        if column.name in users
        else _plain(row[column.name])
        for column in table.columns
        if column.name not in SECRET and row[column.name] is not None
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
