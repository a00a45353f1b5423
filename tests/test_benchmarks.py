"""A figure of `benchmarks/` comes about: in a moment, with few people; how large it is, is not asked here."""

import pytest

from benchmarks import boards, helped
from benchmarks.school import school
from bot.db import Database

pytestmark = [pytest.mark.wire, pytest.mark.machine_time, pytest.mark.thorough]


async def test_some_tick_habits_while_another_waits_for_the_helper_and_is_answered(database: Database) -> None:
    async with database.transaction() as unit:
        await school(7, in_a_sprint=True)(unit)
    found = await helped.figures(database.url, ticking=6, wait=2.0, pace=20.0)
    assert found["without"] > 0
    assert found["during"] > 0


async def test_the_largest_board_is_drawn_and_others_are_answered_meanwhile(database: Database) -> None:
    small = await boards.drawn(cards=2)
    assert small.content.startswith(b"\xff\xd8")
    assert 2**20 < small.memory < 2**30
    async with database.transaction() as unit:
        await school(7)(unit)
    found = await boards.beside(database.url, students=7, seconds=2.0, cards=2, calm=20.0)
    assert found["without"] > 0
    assert found["during"] > 0
    assert found["shown"] > 0
