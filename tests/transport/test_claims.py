"""Queues: the head of each line, one worker at a time, taken again when a worker died."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.db import Database
from bot.models import InboxRow
from bot.transport.claims import claim, release_all, settle

pytestmark = pytest.mark.both
LEASE = timedelta(seconds=60)


async def fill(database: Database, *lanes: str) -> None:
    async with database.transaction() as unit:
        for number, lane in enumerate(lanes):
            unit.session.add(
                InboxRow(bot_id=1, source="telegram", key=str(number), lane=lane, payload={}, received_at=unit.now)
            )


async def take(database: Database, limit: int = 10) -> list[InboxRow]:
    async with database.transaction() as unit:
        return await claim(unit, InboxRow, "lane", limit=limit, lease=LEASE)


async def finish(database: Database, row: InboxRow) -> bool:
    async with database.transaction() as unit:
        return await settle(unit, row, state="handled", handled_at=unit.now)


async def test_only_the_head_of_each_lane_is_taken(database: Database) -> None:
    await fill(database, "a", "a", "b")
    taken = await take(database)
    assert [(row.lane, row.key) for row in taken] == [("a", "0"), ("b", "2")]
    assert await take(database) == []


async def test_the_next_of_a_lane_follows_when_the_one_before_is_done(database: Database) -> None:
    await fill(database, "a", "a")
    [first] = await take(database)
    assert await finish(database, first)
    [second] = await take(database)
    assert second.key == "1"


async def test_of_rows_that_are_named_only_heads_are_taken(database: Database) -> None:
    await fill(database, "a", "a", "b", "c")
    async with database.transaction() as unit:
        ids = {row.key: row.id for row in await unit.session.scalars(select(InboxRow))}
        named = [ids["1"], ids["2"]]
        taken = await claim(unit, InboxRow, "lane", limit=10, lease=LEASE, among=named)
        assert [row.key for row in taken] == ["2"], "the second of lane a stands behind the first"
        assert await claim(unit, InboxRow, "lane", limit=10, lease=LEASE, among=[]) == []


async def test_a_row_that_is_to_be_tried_later_holds_up_its_own_lane_only(database: Database, clock: Clock) -> None:
    await fill(database, "a", "a", "b")
    [first, _] = await take(database)
    async with database.transaction() as unit:
        await settle(unit, first, retry_at=unit.now + timedelta(seconds=5))
    assert await take(database) == []
    clock.move(timedelta(seconds=6))
    assert [row.key for row in await take(database)] == ["0"]


async def test_a_row_whose_worker_died_is_taken_again_and_the_dead_hand_can_settle_nothing(
    database: Database, clock: Clock
) -> None:
    await fill(database, "a")
    [mine] = await take(database)
    clock.move(LEASE + timedelta(seconds=1))
    async with database.transaction() as unit:
        [theirs] = await claim(unit, InboxRow, "lane", limit=1, lease=LEASE)
        theirs.claimed_by = "another process"
        await unit.session.flush()
    assert not await finish(database, mine)


async def test_a_start_frees_what_a_dead_process_held(database: Database) -> None:
    await fill(database, "a")
    await take(database)
    async with database.transaction() as unit:
        await release_all(unit)
    assert len(await take(database)) == 1


async def test_many_workers_at_once_take_each_row_once(database: Database) -> None:
    await fill(database, *(f"lane {n}" for n in range(40)))
    taken = await asyncio.gather(*(take(database, 7) for _ in range(12)))
    keys = [row.key for rows in taken for row in rows]
    assert len(keys) == len(set(keys))
    rest = await take(database, 100)
    assert len(keys) + len(rest) == 40
