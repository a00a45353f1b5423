"""Whether the house is well: the store takes writes, Telegram was heard of lately, messages leave."""

import asyncio
from datetime import datetime, timedelta

from sqlalchemy import false, func, or_, select, update

from bot.db import Database, Unit
from bot.models import Chat, OutboxRow
from bot.models.wire import is_open

SILENT = 180.0  # seconds; an empty poll takes up to a minute
STUCK = timedelta(minutes=15)  # 10 000 messages at Telegram's pace take six
PATIENCE = 10.0


async def trouble(database: Database, silence: float) -> str | None:
    """Return which part is not well, None if all are; `silence` is since how many seconds Telegram was not heard of."""
    try:
        async with asyncio.timeout(PATIENCE), database.transaction() as unit:
            await unit.session.execute(update(Chat).where(false()).values(wrong_codes=0))
            waits_since, now = await _oldest(unit), unit.now
    except Exception:  # noqa: BLE001 - whatever a driver raises, the store is not there
        return "store"
    if silence > SILENT:
        return "ingest"
    return "outbox" if waits_since and now - waits_since > STUCK else None


async def _oldest(unit: Unit) -> datetime | None:
    """Return since when the message waits that could have left first; one that is tried again later is not stuck."""
    due = or_(OutboxRow.retry_at.is_(None), OutboxRow.retry_at <= unit.now - STUCK)
    oldest: datetime | None = await unit.session.scalar(
        select(func.min(OutboxRow.created_at)).where(is_open(OutboxRow), due)
    )
    return oldest
