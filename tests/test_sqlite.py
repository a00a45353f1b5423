"""Rows come along with their statement, as many as fit; the others follow, in order, or are given up."""

import pytest
from sqlalchemy import text

from bot.db import Database
from bot.sqlite import AT_ONCE

COUNT = 2 * AT_ONCE + 3
NUMBERS = text(f"with recursive n(i) as (select 1 union all select i + 1 from n where i < {COUNT}) select i from n")


@pytest.mark.embedded
async def test_a_long_answer_arrives_whole_and_in_order(database: Database) -> None:
    async with database.reading() as unit:
        assert list(await unit.session.scalars(NUMBERS)) == list(range(1, COUNT + 1))


@pytest.mark.embedded
async def test_a_stream_brings_the_same_piece_by_piece_and_may_be_left(database: Database) -> None:
    async with database.reading() as unit:
        found = await unit.session.stream_scalars(NUMBERS, execution_options={"yield_per": 7})
        assert [number async for number in found] == list(range(1, COUNT + 1))
        left = await unit.session.stream_scalars(NUMBERS, execution_options={"yield_per": 7})
        assert await anext(left) == 1
        await left.close()
        assert await unit.session.scalar(text("select 1")) == 1
