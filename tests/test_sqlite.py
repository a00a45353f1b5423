"""SQLite behind one thread a connection: a transaction that is cut off is kept whole or not at all."""

import asyncio

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.models import Batch

CUTS = range(60)  # passes of the loop after which somebody loses patience: before the first trip, and after the last


@pytest.mark.embedded
async def test_a_transaction_cut_off_anywhere_keeps_no_half_and_holds_up_no_other(database: Database) -> None:
    async def writes(*names: str) -> None:
        async with database.transaction() as unit:
            for name in names:
                unit.session.add(Batch(name=name, zone="UTC", created_at=unit.now))
                await unit.session.flush()

    for cut in CUTS:
        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(writes(f"{cut} first", f"{cut} second"))
            for _ in range(cut):
                await asyncio.sleep(0)
            task.cancel()
        await writes(f"{cut} other")
    async with database.reading() as unit:
        kept = set(await unit.session.scalars(select(Batch.name)))
    assert {f"{cut} other" for cut in CUTS} <= kept
    assert [cut for cut in CUTS if (f"{cut} first" in kept) != (f"{cut} second" in kept)] == []
