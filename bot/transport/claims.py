"""Taking rows off a queue: the head of each line, by a conditional update, for as long as a lease runs.

A line is a chat's rows in order; only its oldest open row can be taken, so a chat is served in order and all chats at
once, by any number of processes. A row whose lease ran out, because its worker died, is taken again.
"""

import os
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache
from typing import TypeVar

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, exists, or_, select, update
from sqlalchemy.orm import aliased

from bot.db import Unit
from bot.models.wire import InboxRow, OutboxRow, WorkRow, is_open

Row = TypeVar("Row", InboxRow, OutboxRow, WorkRow)

WORKER = f"{os.getpid()}-{secrets.token_hex(4)}"


async def claim(
    unit: Unit,
    table: type[Row],
    line: str,
    *,
    limit: int,
    lease: timedelta,
    first: str = "id",
    resting: Collection[object] = (),
) -> list[Row]:
    """Take up to `limit` heads of lines, those with the smallest `first` column before others.

    `line` names the column that makes a line; lines in `resting` are left alone.
    """
    if limit <= 0:
        return []
    heads = _heads(table, line, first).limit(limit)
    if resting:
        heads = heads.where(getattr(table, line).not_in(resting))
    found = list(await unit.session.scalars(heads, {"now": unit.now}))
    if not found:
        return []
    taken = await unit.session.scalars(
        update(table)
        .where(table.id.in_(found), _free(table, unit.now))
        .values(claimed_by=WORKER, claimed_until=unit.now + lease)
        .returning(table),
        execution_options={"synchronize_session": False, "populate_existing": True},
    )
    return sorted(taken, key=lambda row: (getattr(row, first), row.id))


async def release_all(unit: Unit) -> None:
    """Free every claim: at the start of the only process, all of them belong to one that died."""
    for table in (InboxRow, OutboxRow, WorkRow):
        await unit.session.execute(update(table).where(is_open(table)).values(claimed_by=None, claimed_until=None))


async def settle(unit: Unit, row: InboxRow | OutboxRow | WorkRow, **values: object) -> bool:
    """Write what became of a claimed row; False if somebody else holds it by now, and then nothing may be kept."""
    table = type(row)
    written = await unit.session.execute(
        update(table)
        .where(table.id == row.id, is_open(table), table.claimed_by == row.claimed_by)
        .values(claimed_by=None, claimed_until=None, **values),
        execution_options={"synchronize_session": False},
    )
    return bool(written.rowcount)  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult


@cache
def _heads(table: type[Row], line: str, first: str) -> Select[int]:
    """Return the question for the heads of all lines; `now` is left open, for making it takes longer than asking it."""
    earlier = aliased(table)
    before = exists().where(is_open(earlier), getattr(earlier, line) == getattr(table, line), earlier.id < table.id)
    heads = select(table.id).where(_free(table, bindparam("now")), ~before)
    return heads.order_by(getattr(table, first), table.id)


def _free(table: type[Row], now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    return and_(
        is_open(table),
        or_(table.claimed_until.is_(None), table.claimed_until < now),
        or_(table.retry_at.is_(None), table.retry_at <= now),
    )
