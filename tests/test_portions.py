"""Work for many in portions: what fails for one is done for the others, and a step that fails holds up no other."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.db import Database, Unit
from bot.portions import Portions


async def test_where_one_makes_it_fail_the_others_are_served_one_by_one_and_it_is_spared(database: Database) -> None:
    served, spared = list[Sequence[int]](), list[int]()

    async def serve(_unit: Unit, some: Sequence[int]) -> int:
        if 5 in some:
            raise LookupError
        served.append(some)
        return len(some)

    async def spare(_unit: Unit, one: int) -> None:
        spared.append(one)

    work = Portions(database, asyncio.Event())
    assert await work.for_each(range(10), 4, serve, spare) == 9
    assert (served, spared) == ([range(4), range(4, 5), range(6, 7), range(7, 8), range(8, 10)], [5])


async def test_a_step_that_fails_is_raised_when_the_others_are_taken(database: Database) -> None:
    left = [2, 1, 0]

    async def fails(_unit: Unit) -> int:
        raise LookupError

    async def finds(_unit: Unit) -> int:
        return left.pop(0)

    with pytest.raises(ExceptionGroup):
        await Portions(database, asyncio.Event()).in_turn(fails, finds)
    assert left == []


async def test_once_stopped_no_portion_is_begun(database: Database) -> None:
    stopped = asyncio.Event()

    async def serve(_unit: Unit, some: Sequence[int]) -> int:
        stopped.set()
        return len(some)

    assert await Portions(database, stopped).for_each(range(10), 4, serve) == 4
