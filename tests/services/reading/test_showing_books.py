"""Showing a book: one request, one decision of it, and exactly what was before when that is taken back."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.db import Database, Unit
from bot.models import Decision, OutboxRow, StudentBook
from bot.services import inbox
from bot.services.errors import BotError
from bot.services.reading import cards, mine, news, opinions, pages, showing
from bot.services.reading.cards import KIND
from tests.report import Report
from tests.services.racing import race
from tests.services.reading.school import Readers, card_of, readers, row_of


async def has_asked(unit: Unit, made: Readers) -> str:
    await pages.to_the_end(unit, made.nia, made.book)
    await showing.ask(unit, made.nia, made.book)
    return await card_of(unit, made.nia, made.book)


async def everything(unit: Unit) -> list[Any]:
    columns = [column for column in StudentBook.__table__.columns if column.name != "id"]
    return list((await unit.session.execute(select(*columns))).all())


async def test_a_book_is_shown_once_it_is_read(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await mine.start(unit, made.nia, made.book)
        for act in (showing.ask(unit, made.nia, made.book), showing.write(unit, made.nia, made.book, "It was good.")):
            with pytest.raises(BotError, match="read_it_first"):
                await act
        await mine.start(unit, made.nia, made.endless)
        assert (await showing.ask(unit, made.nia, made.endless)).waits, "of this one only she knows"
        asked = (await row_of(unit, made.nia, made.endless)).presentation_requested_at
        unit.now += timedelta(minutes=1)
        assert (await showing.ask(unit, made.nia, made.endless)).row.presentation_requested_at == asked
        with pytest.raises(BotError, match="book_shown_already"):
            await showing.write(unit, made.nia, made.endless, "It was good.")


@pytest.mark.both
async def test_of_two_coaches_at_one_book_one_decides_and_one_message_leaves(
    database: Database, report: Report
) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        card = await has_asked(unit, made)
    won = await race(database, made.lena, KIND, card)
    async with database.transaction() as unit:
        status = (await row_of(unit, made.nia, made.book)).status
        assert await unit.session.scalar(select(func.count(Decision.id))) == len(won) == 1
        assert await unit.session.scalar(select(func.count(OutboxRow.id))) == 1
    assert status == {"approved": "presented", "refused": "reading"}[won[0]]
    report(f"12 presses on one book: 1 decision, {won[0]} ({database.engine.dialect.name})")


@pytest.mark.both
@pytest.mark.parametrize(
    ("outcome", "legacy"),
    [("approved", True), ("refused", False), pytest.param("approved", False, marks=pytest.mark.thorough),
     pytest.param("refused", True, marks=pytest.mark.thorough)],
)  # fmt: skip
async def test_undoing_puts_back_exactly_what_was_there(database: Database, outcome: str, legacy: bool) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        card = await has_asked(unit, made)
        if legacy:
            row = await row_of(unit, made.nia, made.book)
            row.status, row.presentation_requested_at, row.shown_as = "completed", None, None
            row.completed_at = unit.now - timedelta(days=400)
            await unit.session.flush()
            card = await card_of(unit, made.nia, made.book)
        await cards.meet(unit, made.lena, card, "Tuesday at ten, in the library")
    async with database.transaction() as unit:
        before = await everything(unit)
        assert [one.id for one in await inbox.waiting(unit, made.lena.coach())] == [card]
        if outcome == "approved":
            decision = await inbox.approve(unit, made.lena, KIND, card)
        else:
            decision = await inbox.refuse(unit, made.lena, KIND, card, "Read on.")
        assert decision is not None
        await unit.session.flush()
        assert await everything(unit) != before
    async with database.transaction() as unit:
        await inbox.undo(unit, made.lena, decision.id)
    async with database.reading() as unit:
        assert await everything(unit) == before


async def test_a_legacy_row_without_any_moment_waits_and_is_decided(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        row = (await mine.start(unit, made.nia, made.book)).row
        row.status = "completed"
        await unit.session.flush()
        (card,) = await inbox.waiting(unit, made.lena.coach())
        assert (card.since, card.kind) == (row.started_at, "reading")
        assert await inbox.approve(unit, made.lena, KIND, card.id)
        assert (await row_of(unit, made.nia, made.book)).status == "presented"


async def test_a_button_of_an_earlier_request_decides_nothing_of_a_later_one(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        first = await has_asked(unit, made)
        _, gone = await showing.withdraw(unit, made.nia, made.book)
        assert gone == first
        with pytest.raises(BotError, match="over"):
            await showing.withdraw(unit, made.nia, made.book)
        unit.now += timedelta(minutes=1)
        await showing.write(unit, made.nia, made.book, "It was good.")
        second = await card_of(unit, made.nia, made.book)
        assert second != first
        assert await inbox.approve(unit, made.lena, KIND, first) is None
        for card in (second, "____________________!!"):
            with pytest.raises(BotError, match="no_such_card"):
                await inbox.approve(unit, made.ade, KIND, card)
        with pytest.raises(BotError, match="no_such_card"):
            await cards.meet(unit, made.ade, second, "Tuesday")
        with pytest.raises(BotError, match="over"):
            await cards.meet(unit, made.lena, first, "Tuesday")
        assert await inbox.refuse(unit, made.lena, KIND, second, "Read on.") is not None
        assert await inbox.approve(unit, made.lena, KIND, second) is None


async def test_a_no_that_was_answered_by_asking_anew_is_not_taken_back(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        decision = await inbox.refuse(unit, made.lena, KIND, await has_asked(unit, made), "Read on.")
        assert decision is not None
        unit.now += timedelta(minutes=1)
        await showing.ask(unit, made.nia, made.book)
        with pytest.raises(BotError, match="built_upon"):
            await inbox.undo(unit, made.lena, decision.id)


async def test_a_no_is_news_until_the_student_opens_the_book_and_stands_there_until_they_ask_anew(
    database: Database,
) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        card, user = await has_asked(unit, made), made.nia.student().id
        assert [one.title for one in await news.waiting_books(unit, user)] == ["Momo"]
        await inbox.refuse(unit, made.lena, KIND, card, "Who is Beppo?")
        assert await news.returned(unit, made.omar) is None
        found = await news.returned(unit, made.nia)
        assert found == {"title": "Momo", "book": made.book, "coach": "Lena", "reason": "Who is Beppo?"}
        said = {"coach": "Lena", "reason": "Who is Beppo?"}
        assert await news.look_at(unit, user, made.book) == said
        assert await news.returned(unit, made.nia) is None
        assert await news.look_at(unit, user, made.book) == said
        unit.now += timedelta(minutes=1)
        await showing.ask(unit, made.nia, made.book)
        assert await news.look_at(unit, user, made.book) is None


async def test_a_review_has_words_and_at_most_two_thousand_characters(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await pages.to_the_end(unit, made.nia, made.book)
        for act, text in product((showing.write, opinions.review), ("", "  ", "x" * 2001)):
            with pytest.raises(BotError, match=r"words_needed|text_too_long"):
                await act(unit, made.nia, made.book, text)
        assert (await showing.write(unit, made.nia, made.book, "x" * 2000)).waits


async def test_a_review_that_shows_a_book_can_be_changed_and_stays(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        await pages.to_the_end(unit, made.nia, made.book)
        await showing.write(unit, made.nia, made.book, "It was good.")
        await opinions.review(unit, made.nia, made.book, "It was very good.")
        evidence = await KIND.evidence(unit, made.lena.coach(), await card_of(unit, made.nia, made.book))
        assert evidence["review"] == "It was very good."
        with pytest.raises(BotError, match="review_stays"):
            await opinions.take_review_away(unit, made.nia, made.book)
        await showing.withdraw(unit, made.nia, made.book)
        assert (await opinions.take_review_away(unit, made.nia, made.book)).row.review is None
