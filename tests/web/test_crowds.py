"""A crowd at the door costs the store no more than two who ask."""

import asyncio

import pytest

from bot.web.crowds import one_at_a_time


class Store:
    def __init__(self) -> None:
        self.asked = self.now = self.most = 0

    async def look(self) -> int:
        self.asked += 1
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(0.01)
        finally:
            self.now -= 1
        return self.asked


async def test_many_who_ask_at_once_share_two_answers_and_whoever_comes_later_has_a_new_one() -> None:
    store = Store()
    ask = one_at_a_time(store.look)
    assert set(await asyncio.gather(*(ask() for _ in range(500)))) <= {1, 2}
    assert store.most == 1
    before = store.asked
    assert await ask() == before + 1


async def test_who_goes_away_or_stumbles_leaves_the_turn_to_the_next() -> None:
    store = Store()
    ask = one_at_a_time(store.look)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.001):
            await ask()
    assert await ask() == 2
