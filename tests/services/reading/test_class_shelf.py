"""The class shelf: nothing without a yes, nothing of another class, nothing of somebody who has left."""

import asyncio

import pytest

from bot.db import Database, Unit
from bot.models import Leaver
from bot.services import scope
from bot.services.errors import BotError
from bot.services.reading import opinions, pages, shelf, showing
from bot.services.who import Who
from tests.services.reading.school import Readers, a_book, readers, row_of


async def thinks(unit: Unit, who: Who, book: str, stars: int, review: str, *, shown: bool) -> None:
    await pages.to_the_end(unit, who, book)
    await opinions.rate(unit, who, book, stars)
    await opinions.review(unit, who, book, review)
    await opinions.put_on_shelf(unit, who, book, shown=shown)


async def seen(unit: Unit, who: Who) -> list[tuple[str, int | None, str | None, bool]]:
    found = await shelf.of_mine(unit, who)
    return [(said.name, said.rating, said.review, said.is_mine) for one in found for said in one.opinions]


async def a_class(unit: Unit) -> Readers:
    made = await readers(unit)
    await thinks(unit, made.nia, made.book, 5, "I liked Beppo.", shown=True)
    await thinks(unit, made.omar, made.book, 2, "Too long.", shown=False)
    await thinks(unit, made.ada, made.book, 3, "Fine.", shown=True)
    return made


@pytest.mark.both
async def test_only_those_who_said_so_are_on_it_by_their_first_name_and_only_for_their_class(
    database: Database,
) -> None:
    async with database.transaction() as unit:
        made = await a_class(unit)
        assert await seen(unit, made.omar) == [("Nia", 5, "I liked Beppo.", False)]
        assert await seen(unit, made.nia) == [("Nia", 5, "I liked Beppo.", True)]
        assert await seen(unit, made.ada) == [("Ada", 3, "Fine.", True)]
        nobody = made.ada.student()
        nobody.batch = None
        await unit.session.flush()
        assert await seen(unit, made.ada) == []


@pytest.mark.both
async def test_a_review_that_names_somebody_stays_off_it_whichever_comes_first(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await thinks(unit, made.nia, made.book, 5, "I, Nia, liked Momo.", shown=True)
        assert len(await seen(unit, made.omar)) == 1, "her own name stands there anyway"
        changed = await opinions.review(unit, made.nia, made.book, "Omàr would like it, and ada@example.org too.")
        assert (changed.off_shelf, changed.row.on_shelf) == (["Omàr", "ada@example.org"], False)
        assert str(changed.row.review).startswith("Omàr"), "nothing of it is lost"
        with pytest.raises(BotError, match="review_names_somebody") as refused:
            await opinions.put_on_shelf(unit, made.nia, made.book, shown=True)
        assert refused.value.values["names"] == ["Omàr", "ada@example.org"]
        assert await seen(unit, made.omar) == []
        assert (await opinions.review(unit, made.nia, made.book, "Good.")).off_shelf == []
        await opinions.put_on_shelf(unit, made.nia, made.book, shown=True)
        shown = await showing.write(unit, made.nia, made.book, "Like Omar and me.")
        assert (shown.off_shelf, shown.waits, shown.row.on_shelf) == (["Omar"], True, False)


async def test_a_hero_who_is_called_like_a_classmate_is_the_book_s_where_its_title_says_so(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        omar = await a_book(unit, "Omar and the Whale")
        await thinks(unit, made.nia, omar, 5, "Omar is brave.", shown=True)
        assert len(await seen(unit, made.omar)) == 1
        with pytest.raises(BotError, match="review_names_somebody"):
            await thinks(unit, made.nia, made.book, 5, "Omar is brave.", shown=True)


@pytest.mark.both
async def test_what_one_phone_shows_is_what_the_other_one_wrote(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await thinks(unit, made.nia, made.book, 5, "Good.", shown=False)

    async def write() -> None:
        async with database.transaction() as unit:
            await opinions.review(unit, made.nia, made.book, "Like Omar and me.")

    async with asyncio.TaskGroup() as phones, database.transaction() as unit:
        await opinions.put_on_shelf(unit, made.nia, made.book, shown=True)
        phones.create_task(write())
        await asyncio.sleep(0.2)  # the other phone writes before this one is done
    async with database.transaction() as unit:
        assert await seen(unit, made.omar) == []


@pytest.mark.both
async def test_a_no_takes_effect_at_once_and_whoever_leaves_is_gone_from_it(database: Database) -> None:
    async with database.transaction() as unit:
        made = await a_class(unit)
        await opinions.put_on_shelf(unit, made.omar, made.book, shown=True)
        assert [name for name, *_ in await seen(unit, made.nia)] == ["Nia", "Omar"]
        await opinions.put_on_shelf(unit, made.nia, made.book, shown=False)
        assert [name for name, *_ in await seen(unit, made.omar)] == ["Omar"]
        unit.session.add(Leaver(user_id=made.omar.student().id, why="coach", left_at=unit.now, delete_at=unit.now))
        await unit.session.flush()
        assert await seen(unit, made.nia) == []


async def test_a_coach_looks_at_their_own_classes_and_takes_something_off(database: Database) -> None:
    async with database.transaction() as unit:
        made = await a_class(unit)
        row = (await row_of(unit, made.nia, made.book)).id
        with pytest.raises(BotError, match="no_such_book"):
            await shelf.take_off(unit, made.ade, row)
        with pytest.raises(BotError, match="coaches_only"):
            await shelf.take_off(unit, made.omar, row)
        group = await shelf.take_off(unit, made.lena, row)
        with pytest.raises(BotError, match="no_such_batch"):
            await shelf.of_batch(unit, made.ade, group.id)
        assert (await shelf.of_batch(unit, made.lena, group.id))[1] == []
        told = len(unit.outgoing)
        await shelf.take_off(unit, made.lena, row)
        assert len(unit.outgoing) == told == 1, "of a second press nobody hears"
        assert await scope.batch(unit, made.lena, group.id)


async def test_there_is_something_to_show_before_it_is_shown_and_none_is_shown_of_nothing(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await pages.to_the_end(unit, made.nia, made.book)
        assert (await row_of(unit, made.nia, made.book)).on_shelf is False
        with pytest.raises(BotError, match="nothing_for_shelf"):
            await opinions.put_on_shelf(unit, made.nia, made.book, shown=True)
        await opinions.review(unit, made.nia, made.book, "Good.")
        await opinions.put_on_shelf(unit, made.nia, made.book, shown=True)
        assert (await opinions.take_review_away(unit, made.nia, made.book)).row.on_shelf is False


async def test_there_are_one_to_five_stars(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await pages.to_the_end(unit, made.nia, made.book)
        for stars in (0, 6, -1):
            with pytest.raises(BotError, match="over"):
                await opinions.rate(unit, made.nia, made.book, stars)
