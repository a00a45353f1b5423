"""What waits in the queues: how many rows, and since when the oldest does."""

from typing import Any, Literal, NamedTuple

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import InboxRow, OutboxRow
from bot.models.wire import is_open


class Waiting(NamedTuple):
    """Open rows of one queue, and the age of the oldest in seconds, None where there is none."""

    rows: int
    age: float | None


Queue = Literal["inbox", "outbox"]
SINCE: dict[Queue, Any] = {"inbox": (InboxRow, InboxRow.received_at), "outbox": (OutboxRow, OutboxRow.created_at)}


async def waiting(unit: Unit, queue: Queue) -> Waiting:
    """Look at one queue, by its index of open rows."""
    table, since = SINCE[queue]
    rows, oldest = (await unit.session.execute(select(func.count(), func.min(since)).where(is_open(table)))).one()
    return Waiting(rows, None if oldest is None else max(0.0, (unit.now - oldest).total_seconds()))
