"""Taking rows off a queue: the head of each line, by a conditional update, for as long as a lease runs.

A line is a chat's rows in order; only its oldest open row can be taken, so a chat is served in order and all chats at
once, by any number of processes. A row whose lease ran out, because its worker died, is taken again.
"""

import os
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import BindParameter, ColumnElement, Update, and_, bindparam, exists, or_, select, update
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate

from bot.db import Unit
from bot.models.base import Instant
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
    kinds: Collection[str] = (),
    others: bool = False,
    among: Collection[int] | None = None,
) -> list[Row]:
    """Take up to `limit` heads of lines, those with the smallest `first` column before others.

    `line` names the column that makes a line; lines in `resting` are left alone. Of work, only some `kinds` are taken,
    or all `others`. `among` names the rows that may be taken at all.
    """
    if limit <= 0:
        return []
    values = {"now": unit.now, "until": unit.now + lease, "most": limit, "resting": list(resting), "kinds": list(kinds),
              "among": list(among or ())}  # fmt: skip
    which = None if not kinds else not others
    claiming = _claiming(table, line, first, any_rest=bool(resting), of_kinds=which, is_named=among is not None)
    taken = await unit.session.scalars(claiming, values)
    return sorted(taken, key=lambda row: (getattr(row, first), row.id))


async def release_all(unit: Unit) -> None:
    """Free every claim: at the start of the only process, all of them belong to one that died."""
    for table in (InboxRow, OutboxRow, WorkRow):
        await unit.session.execute(update(table).where(is_open(table)).values(claimed_by=None, claimed_until=None))


async def settle(unit: Unit, row: InboxRow | OutboxRow | WorkRow, **values: object) -> bool:
    """Write what became of a claimed row; False if somebody else holds it by now, and then nothing may be kept."""
    held = {"row": row.id, "holder": row.claimed_by, **{f"new_{name}": value for name, value in values.items()}}
    written = await unit.session.execute(_settling(type(row), tuple(sorted(values))), held)
    return bool(written.rowcount)  # type: ignore[attr-defined]  # an UPDATE gives a CursorResult


# These statements are asked for each update: making one takes longer than asking it, so each is made once.


@cache
def _claiming(
    table: type[Row], line: str, first: str, *, any_rest: bool, of_kinds: bool | None, is_named: bool
) -> ReturningUpdate[Row]:
    """Return what claims the heads of lines; `now`, `until`, `most`, `resting`, `kinds` and `among` are left open."""
    earlier, head, now = aliased(table), aliased(table), bindparam("now", type_=Instant)
    before = exists().where(is_open(earlier), getattr(earlier, line) == getattr(head, line), earlier.id < head.id)
    heads = select(head.id).where(_free(head, now), ~before)
    if any_rest:
        heads = heads.where(getattr(head, line).not_in(bindparam("resting", expanding=True)))
    if of_kinds is not None:
        kind: Any = cast(Any, head).kind
        these: Any = bindparam("kinds", expanding=True)
        heads = heads.where(kind.in_(these) if of_kinds else kind.not_in(these))
    if is_named:
        heads = heads.where(head.id.in_(bindparam("among", expanding=True)))
    heads = heads.order_by(getattr(head, first), head.id).limit(bindparam("most"))
    # Somebody else may claim one at the same moment: whoever comes second finds it not free any more.
    taking = update(table).where(table.id.in_(heads), _free(table, now))
    return (
        taking.values(claimed_by=WORKER, claimed_until=bindparam("until"))
        .returning(table)
        .execution_options(synchronize_session=False, populate_existing=True)
    )


@cache
def _settling(table: type[Row], names: tuple[str, ...]) -> Update:
    """Return what frees a row that is still held, and writes the columns of these names."""
    held = update(table).where(table.id == bindparam("row"), is_open(table), table.claimed_by == bindparam("holder"))
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    return held.values(claimed_by=None, claimed_until=None, **values).execution_options(synchronize_session=False)


def _free(table: Any, now: BindParameter[datetime]) -> ColumnElement[bool]:
    return and_(
        is_open(table),
        or_(table.claimed_until.is_(None), table.claimed_until < now),
        or_(table.retry_at.is_(None), table.retry_at <= now),
    )
