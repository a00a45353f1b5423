"""POST /clock: the world's time goes on, and whoever follows it goes along."""

from datetime import datetime, timedelta

import httpx
import pytest

from playground import Person, World


async def test_the_clock_moves_by_a_span_or_to_a_moment(browser: httpx.AsyncClient, world: World) -> None:
    before = world.clock.now()
    answer = await browser.post("/clock", json={"hours": 24})
    assert world.clock.now() - before >= timedelta(hours=24)
    assert answer.json()["now"] >= before.timestamp() + 86_400
    wanted = (world.clock.now() + timedelta(days=3)).replace(hour=8, minute=0)
    await browser.post("/clock", json={"to": wanted.isoformat()})
    assert timedelta(0) <= world.clock.now() - wanted < timedelta(minutes=5)


async def test_what_happens_after_a_move_is_dated_by_it(browser: httpx.AsyncClient, nia: Person) -> None:
    before = nia.says("now").date
    await browser.post("/clock", json={"days": 1, "hours": 1})
    assert nia.says("tomorrow").date - before >= 25 * 60 * 60


async def test_time_passes_from_half_hour_to_half_hour_and_a_long_way_is_jumped(world: World) -> None:
    lived: list[datetime] = []

    async def live() -> None:
        lived.append(world.clock.now())

    world.clock.follow(lambda _: None, live)
    begin = world.clock.now()
    await world.clock.let_pass(timedelta(days=1))
    assert len(lived) in (48, 49, 50)
    assert {(at.minute % 30, at.second // 5) for at in lived[:-1]} == {(0, 0)}
    assert timedelta(0) <= world.clock.now() - begin - timedelta(days=1) < timedelta(minutes=1)
    lived.clear()
    await world.clock.let_pass(timedelta(days=30))
    assert len(lived) == 1


def test_other_clocks_follow(world: World) -> None:
    moves: list[timedelta] = []
    world.clock.follow(moves.append)
    world.clock.move(timedelta(hours=1))
    with pytest.raises(ValueError, match="forward only"):
        world.clock.move(timedelta(seconds=-1))
    assert moves == [timedelta(hours=1)]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"hours": -1}, "time goes forward only"),
        ({"to": "2001-09-01T08:00Z"}, "time goes forward only"),
        ({"days": 367}, "a year at a time is the most"),
        ({"days": 1e300}, "a year at a time is the most"),
        ({"to": "2030-09-01T08:00"}, "a moment needs its offset"),
        ({"to": "tomorrow"}, "Invalid isoformat string"),
        ({"hours": "many"}, "could not convert"),
        ({}, "say how far"),
        ({"hours": 1, "to": "2030-09-01T08:00Z"}, "say how far"),
        ([], "an object is expected"),
    ],
)
async def test_impossible_moves_are_refused(
    browser: httpx.AsyncClient, world: World, asked: object, words: str
) -> None:
    answer = await browser.post("/clock", json=asked)
    assert (answer.status_code, world.clock.offset) == (400, timedelta(0))
    assert answer.json()["error"].startswith(words)


async def test_no_form_of_another_site_moves_the_clock(browser: httpx.AsyncClient, world: World) -> None:
    answer = await browser.post("/clock", data={"hours": "1"})
    assert (answer.status_code, world.clock.offset) == (415, timedelta(0))
