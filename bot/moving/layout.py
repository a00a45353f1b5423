"""The layout of the file: a folder for each table with a line for each row, under the contract's names.

It is the layout of a Convex snapshot export, so the web application reads what we write, and we read what it writes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Column, ColumnElement, ScalarSelect, Select, Table, and_, func, select

from bot.models import ActionItem, Base, Goal, TelegramAccount, UserSession
from bot.models.base import Instant
from bot.models.contract import CONTRACT, camel, fields

DOCUMENTS = "documents.jsonl"
KEPT_FILES = "_files"  # the folder of the files that rows name, each under its hash
# Of a session only its end travels, with the Telegram account that it belongs to; its token would open a door.
SIGNED_IN: Column[datetime] = Column("signed_in_until", Instant())
_OURS = {camel(model.__tablename__): model for model in CONTRACT}


@dataclass(frozen=True)
class Folder:
    """A table as it travels: `columns` by the names that its documents use, in their order; `only` says which rows."""

    name: str
    table: Table
    columns: Mapping[str, Column[Any]]
    only: ColumnElement[bool] | None = None

    @property
    def path(self) -> str:
        """Where its documents stand in the file."""
        return f"{self.name}/{DOCUMENTS}"

    @cached_property
    def keys(self) -> tuple[Column[Any], ...]:
        """The columns of the primary key."""
        return tuple(self.table.primary_key)

    def in_order(self, *, embedded: bool) -> Select[Any]:
        """Return the statement for all rows by their keys, by code points whatever the database's own order is."""
        named = [column.collate("C") if not embedded and column.type.python_type is str else column
                 for column in self.keys]  # fmt: skip
        beside = [_signed_in_until().label(SIGNED_IN.name)] if SIGNED_IN in self.columns.values() else []
        rows = select(self.table, *beside).order_by(*named)
        return rows if self.only is None else rows.where(self.only)


def folders(*, contract_only: bool = False) -> list[Folder]:
    """Return every table that travels, parents first; `contract_only` leaves out all that the document has not.

    Sessions do not: see `SIGNED_IN`.
    """
    found = []
    for table in Base.metadata.sorted_tables:
        name = camel(table.name)
        if name in _OURS:
            names = fields(_OURS[name], ours=not contract_only)
        elif contract_only:
            continue
        else:
            names = {column.name: camel(column.name) for column in table.columns}
        columns: dict[str, Column[Any]] = {document: table.c[column] for column, document in names.items()}
        if table.name == TelegramAccount.__tablename__:
            columns[camel(SIGNED_IN.name)] = SIGNED_IN
        if table.name != UserSession.__tablename__:
            found.append(Folder(name, table, columns, _known_there(table.name) if contract_only else None))
    return found


def _known_there(table: str) -> ColumnElement[bool] | None:
    """Return which rows the document can tell: it has no word for a goal let go, or for a task that was taken out."""
    let_go = select(Goal.id).where(Goal.dropped_at.is_not(None))
    stands = ActionItem.goal_id.is_(None) | ActionItem.goal_id.not_in(let_go)
    return {
        Goal.__tablename__: Goal.dropped_at.is_(None),
        ActionItem.__tablename__: and_(ActionItem.removed_at.is_(None), stands),
    }.get(table)


def _signed_in_until() -> ScalarSelect[Any]:
    mine = UserSession.telegram_account_id == TelegramAccount.id
    return select(func.max(UserSession.expires_at)).where(mine).correlate(TelegramAccount).scalar_subquery()


def empty_folders() -> tuple[str, ...]:
    """Return the names of the contract's tables that are in the file without a row."""
    return (camel(UserSession.__tablename__),)
