"""Areas of a board: five at first and once, then as their student likes; and whose they are."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import Decision, VisionBoardArea, VisionBoardCard
from bot.services.errors import BotError
from bot.services.vision import areas, cards, deleting_areas, keeping
from bot.services.vision.cards import Wanted
from bot.services.vision.deleting_areas import delete_area
from bot.services.who import Who
from tests.services.vision.boarding import card, nia_and_omar


@pytest.mark.both
async def test_two_first_looks_at_once_make_five_areas(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)

    async def look() -> list[str]:
        async with database.transaction() as unit:
            return [one.name for one in await areas.of(unit, nia)]

    first, second = await asyncio.gather(look(), look())
    assert first == second == ["Fun & Interests", "Health & Fitness", "Friends", "Family", "Academics & Career"]
    async with database.reading() as unit:
        assert await unit.session.scalar(select(func.count(VisionBoardArea.id))) == 5


async def test_an_area_that_is_called_otherwise_is_no_preset_any_more(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        first, second, *_ = await areas.of(unit, nia)
        await areas.rename(unit, nia, first.id, "  My\nguitar ")
        await areas.rename(unit, nia, second.id, second.name)
        await areas.show_as(unit, nia, first.id, "guitar")
        with pytest.raises(BotError, match="over"):
            await areas.show_as(unit, nia, first.id, "no such icon")
        for name, why in ((" \u200d ", "words_needed"), ("🎸" * 41, "text_too_long")):
            with pytest.raises(BotError, match=why):
                await areas.rename(unit, nia, first.id, name)
    async with database.reading() as unit:
        first, second, *_ = await areas.of(unit, nia)
        assert (first.name, first.emoji, first.is_preset) == ("My guitar", "guitar", False)
        assert second.is_preset, "nothing about it is different"


async def test_twelve_are_enough_and_they_stand_where_they_are_put(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        for n in range(areas.MOST - 5):
            last = await areas.add(unit, nia, f"{n}", "star")
        with pytest.raises(BotError, match="enough_areas"):
            await areas.add(unit, nia, "one more", "star")
        for _ in range(2):
            order = await areas.place(unit, nia, last.id, 1)
        assert [one.name for one in order][:3] == ["Fun & Interests", "6", "Health & Fitness"]
        assert order == await areas.of(unit, nia)


async def test_deleting_an_area_takes_the_cards_that_were_told_of_and_the_last_area_stays(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        await card(unit, nia, "counter")
        first, *others = await areas.of(unit, nia)
        with pytest.raises(BotError, match="area_changed") as told:
            await delete_area(unit, nia, first.id, 0)
        assert told.value.values == {"count": 1}
        await delete_area(unit, nia, first.id, 1)
        assert await unit.session.scalar(select(func.count(VisionBoardCard.id))) == 0
        for one in others[:-1]:
            await delete_area(unit, nia, one.id, 0)
        with pytest.raises(BotError, match="last_area"):
            await delete_area(unit, nia, others[-1].id, 0)


@pytest.mark.both
async def test_a_deleted_area_comes_back_as_it_was_with_all_that_was_in_it(database: Database, clock: Clock) -> None:
    nia, omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        keys = [(await card(unit, nia, kind)).id for kind in ("journal", "habits", "counter")]
        first, second, *_ = await areas.of(unit, nia)
        await areas.place(unit, nia, second.id, 0)
        await cards.move(unit, nia, keys[2], second.id)
    async with database.transaction() as unit:
        before = await on_board(unit, nia)
        gone, _ = await delete_area(unit, nia, first.id, 2)
        again, shown = await delete_area(unit, nia, first.id, 2)
        assert (again.id, shown) == (gone.id, None), "the same press a second time"
        assert [one.card.id for one in await cards.all_of(unit, nia)] == [keys[2]]
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="over"):
            await deleting_areas.put_back(unit, omar, gone.id)
        for _ in range(2):
            assert await deleting_areas.put_back(unit, nia, gone.id) == first.id
    async with database.transaction() as unit:
        assert await on_board(unit, nia) == before
        gone, _ = await delete_area(unit, nia, first.id, 2)
    clock.move(timedelta(minutes=11))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="too_late_to_undo"):
            await deleting_areas.put_back(unit, nia, gone.id)
    clock.move(timedelta(days=1))
    async with database.transaction() as unit:
        assert await deleting_areas.sweep(unit) == 1


async def test_of_two_areas_deleted_one_after_the_other_both_come_back(database: Database, clock: Clock) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        await card(unit, nia, "counter")
        first, second, third, *_ = await areas.of(unit, nia)
        before = await on_board(unit, nia)
        gone = [(await delete_area(unit, nia, one.id, count))[0].id for one, count in ((first, 1), (second, 0))]
        for one in gone:
            await deleting_areas.put_back(unit, nia, one)
        assert await on_board(unit, nia) == before
        last, _ = await delete_area(unit, nia, third.id, 0)
    clock.move(timedelta(minutes=11))
    async with database.transaction() as unit:
        now, _ = await delete_area(unit, nia, second.id, 0)
        kept = await unit.session.scalars(select(Decision.id).where(Decision.kind == deleting_areas.REMOVED))
        assert list(kept) == [now.id], "of what is back, or cannot come back, nothing is kept"
        with pytest.raises(BotError, match="over"):
            await deleting_areas.put_back(unit, nia, last.id)


async def on_board(unit: Unit, who: Who) -> tuple[list[str], list[dict[str, Any]]]:
    """Return the areas in their order, and all that the cards hold."""
    found = [one.card for one in await cards.all_of(unit, who)]
    return [one.id for one in await areas.of(unit, who)], await keeping.kept(unit, found)


async def test_a_deleted_area_waits_until_there_is_room_for_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        for _ in range(2):
            await card(unit, nia, "counter")
        first, second, *_ = await areas.of(unit, nia)
        gone, _ = await delete_area(unit, nia, first.id, 2)
        more = [await areas.add(unit, nia, f"{n}", "star") for n in range(areas.MOST - 4)]
        with pytest.raises(BotError, match="enough_areas"):
            await deleting_areas.put_back(unit, nia, gone.id)
        await unit.session.delete(more[0])
        await unit.session.flush()
        monkeypatch.setattr(cards, "MOST", 2)
        await cards.make(unit, nia, Wanted(second.id, "mini_tile", "blue", None, {"title": "7"}))
        with pytest.raises(BotError, match="enough_board_cards"):
            await deleting_areas.put_back(unit, nia, gone.id)
        monkeypatch.setattr(cards, "MOST", 3)
        assert await deleting_areas.put_back(unit, nia, gone.id) == first.id


async def test_nobody_else_s_area_exists(database: Database) -> None:
    nia, omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        hers = (await areas.of(unit, nia))[0].id
        mine = await card(unit, omar, "counter")
        for attempt in (
            areas.owned(unit, omar, hers), areas.rename(unit, omar, hers, "mine"), areas.place(unit, omar, hers, 0),
            areas.show_as(unit, omar, hers, "sun"), delete_area(unit, omar, hers, 0),
            cards.move(unit, omar, mine.id, hers),
        ):  # fmt: skip
            with pytest.raises(BotError, match="no_such_area"):
                await attempt
