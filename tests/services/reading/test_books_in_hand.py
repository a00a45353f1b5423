"""A book in hand: begun once, pages that stay within it, put back only where nothing would be lost."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.db import Database
from bot.models import Book, StudentBook
from bot.services.errors import BotError
from bot.services.reading import mine, opinions, pages, showing, stock
from bot.services.reading.mine import Mine
from tests.services.reading.school import a_book, readers, row_of


@pytest.mark.both
async def test_however_often_start_is_pressed_a_book_is_begun_once(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)

    async def press() -> None:
        async with database.transaction() as unit:
            await mine.start(unit, made.nia, made.book)

    await asyncio.gather(*(press() for _ in range(8)))
    async with database.transaction() as unit:
        assert await unit.session.scalar(select(func.count(StudentBook.id))) == 1
        await pages.turn_to(unit, made.nia, made.book, 30)
        assert (await mine.start(unit, made.nia, made.book)).pages == 30
        await mine.start(unit, made.nia, made.endless)
        assert len(mine.in_hand(await mine.all_of(unit, made.nia.student().id))) == 2


@pytest.mark.both
async def test_a_step_of_pages_counts_once_and_an_old_button_moves_nothing(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await mine.start(unit, made.nia, made.book)

    async def press() -> None:
        async with database.transaction() as unit:
            await pages.turn(unit, made.nia, made.book, 0, 25)

    await asyncio.gather(*(press() for _ in range(6)))
    async with database.transaction() as unit:
        assert (await row_of(unit, made.nia, made.book)).pages_read == 25
        done = await pages.turn(unit, made.nia, made.book, 25, 35)
        assert (done.before, done.mine.pages) == (25, 35)
        assert (await pages.turn(unit, made.nia, made.book, 0, 5)).before is None
        assert (await pages.turn(unit, made.nia, made.book, 35, 25)).mine.pages == 25, "that is how it is undone"


async def test_no_page_is_before_the_first_or_beyond_the_last(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await mine.start(unit, made.nia, made.book)
        for page in (101, 10**6, -1):
            with pytest.raises(BotError, match="beyond_last_page"):
                await pages.turn_to(unit, made.nia, made.book, page)
            with pytest.raises(BotError, match="over"):
                await pages.turn(unit, made.nia, made.book, 0, page)
        await pages.turn_to(unit, made.nia, made.book, 100)
        assert (await row_of(unit, made.nia, made.book)).pages_read == 100


@given(st.integers(0, 20_000), st.none() | st.integers(1, 20_000))
def test_how_far_one_is_never_leaves_the_book(read: int, last: int | None) -> None:
    one = Mine(StudentBook(pages_read=read, status="reading"), Book(page_count=last))
    assert 0 <= one.pages <= (last or 20_000)
    assert one.is_read == (last is not None and read >= last)
    assert one.may_be_shown == (last is None or read >= last)


async def test_where_a_book_has_become_shorter_its_readers_go_on_from_its_end(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await mine.start(unit, made.nia, made.book)
        await pages.turn_to(unit, made.nia, made.book, 90)
        await stock.change(unit, made.lena, made.book, {"title": "Momo", "page_count": "80"})
        one = await mine.own(unit, made.nia, made.book)
        assert (one.pages, one.is_read) == (80, True)
        assert (await pages.turn(unit, made.nia, made.book, 80, 70)).mine.pages == 70


async def test_have_read_it_already_begins_it_at_its_end_and_changes_nothing_that_waits(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        done = await pages.to_the_end(unit, made.nia, made.book)
        assert (done.mine.is_read, done.mine.pages) == (True, 100)
        await showing.ask(unit, made.nia, made.book)
        assert (await pages.to_the_end(unit, made.nia, made.book)).before is None
        with pytest.raises(BotError, match="not_reading_it"):
            await pages.turn_to(unit, made.nia, made.book, 3)
        assert (await pages.to_the_end(unit, made.nia, made.endless)).mine.may_be_shown


@pytest.mark.both
async def test_a_book_that_nobody_counted_stays_read_until_its_student_says_on_which_page_they_are(
    database: Database,
) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await mine.start(unit, made.nia, made.endless)
        await pages.turn_to(unit, made.nia, made.endless, 30)

    async def press() -> int | None:
        async with database.transaction() as unit:
            return (await pages.to_the_end(unit, made.nia, made.endless)).before

    assert sorted(filter(None, await asyncio.gather(*(press() for _ in range(6))))) == [30], "it is read once"
    async with database.transaction() as unit:
        one = await mine.own(unit, made.nia, made.endless)
        assert (one.is_read, one.pages, mine.in_hand([one])) == (True, 30, [])
        with pytest.raises(BotError, match="book_stays"):
            await mine.put_back(unit, made.nia, made.endless)
        await showing.ask(unit, made.nia, made.endless)
        back, _ = await showing.withdraw(unit, made.nia, made.endless)
        assert back.is_read, "what was asked of a coach is another thing"
        await stock.change(unit, made.lena, made.endless, {"title": "Endless", "page_count": "200"})
        assert (await mine.own(unit, made.nia, made.endless)).is_read, "whoever counts it later takes nothing away"
        undone = await pages.turn(unit, made.nia, made.endless, 30, 30)
        assert (undone.mine.is_read, undone.mine.pages, undone.reads_on) == (False, 30, True)
        assert (await pages.turn(unit, made.nia, made.endless, 30, 30)).reads_on is False, "a second time"
        await pages.to_the_end(unit, made.nia, made.endless)
        assert (await pages.turn_to(unit, made.nia, made.endless, 41)).mine.is_read is False
        await mine.put_back(unit, made.nia, made.endless)


@pytest.mark.both
async def test_a_book_goes_back_with_its_place_alone(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await mine.start(unit, made.nia, made.book)
        await pages.turn_to(unit, made.nia, made.book, 57)
        assert (await mine.put_back(unit, made.nia, made.book)).pages == 57
        with pytest.raises(BotError, match="not_your_book"):
            await mine.put_back(unit, made.nia, made.book)
        assert (await mine.start(unit, made.nia, made.book, 57)).pages == 57
    async with database.transaction() as unit:
        await pages.to_the_end(unit, made.nia, made.book)
        await opinions.rate(unit, made.nia, made.book, 4)
        with pytest.raises(BotError, match="book_stays"):
            await mine.put_back(unit, made.nia, made.book)
        assert (await row_of(unit, made.nia, made.book)).rating == 4


async def test_a_book_that_was_taken_out_stays_with_its_readers_and_is_begun_by_nobody(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await mine.start(unit, made.nia, made.book)
        await stock.take_out(unit, made.lena, made.book)
        await stock.take_out(unit, made.lena, made.book)
        with pytest.raises(BotError, match="no_such_book"):
            await mine.start(unit, made.omar, made.book)
        assert (await pages.turn(unit, made.nia, made.book, 0, 10)).mine.pages == 10
        await stock.put_back(unit, made.lena, made.book)
        assert (await mine.start(unit, made.omar, made.book)).pages == 0


async def test_nobody_does_anything_with_a_book_of_somebody_else(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await pages.to_the_end(unit, made.nia, made.book)
        for act in (
            pages.turn_to(unit, made.omar, made.book, 3),
            showing.ask(unit, made.omar, made.book),
            showing.withdraw(unit, made.omar, made.book),
            opinions.rate(unit, made.omar, made.book, 1),
            opinions.put_on_shelf(unit, made.omar, made.book, shown=True),
            mine.put_back(unit, made.omar, made.book),
        ):
            with pytest.raises(BotError, match="not_your_book"):
                await act
        with pytest.raises(BotError, match="students_only"):
            await mine.start(unit, made.lena, made.book)
        with pytest.raises(BotError, match="no_such_book"):
            await mine.start(unit, made.nia, "z" * 16)
        for title in ("New", "Other"):
            with pytest.raises(BotError, match="coaches_only"):
                await stock.add(unit, made.nia, {"title": title})
        assert await a_book(unit, "Mine")
