"""The library: found by words whatever their accents, kept free of doubles, and grown by what students propose."""

import pytest
from sqlalchemy import func, select

from bot.db import Database
from bot.models import Book, BookProposal
from bot.services import cards, inbox, kept_files
from bot.services.errors import BotError
from bot.services.reading import catalogue, mine, proposing, stock
from bot.services.reading.proposal_cards import KIND, book_of
from tests.report import Report
from tests.services.racing import race
from tests.services.reading.school import a_book, readers

FIELDS = {
    "title": "Émile & die  Detektive", "author": "Erich Kästner", "description": "A boy, a train, a thief.",
    "grade_level": "Grade 4–5", "genre": "Adventure", "page_count": "170", "reading_url": "https://example.org/emil",
}  # fmt: skip


async def test_words_find_a_book_whatever_their_case_and_accents(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        book = await stock.add(unit, made.lena, FIELDS)
        for words in ("emile", "KASTNER", "kästner émile", "die  dete"):
            assert [one.id for one in await catalogue.search(unit, made.nia, words)] == [book.id], words
        for words in ("", "%", "emile momo", "nobody"):
            assert book.id not in [one.id for one in await catalogue.search(unit, made.nia, words)], words


async def test_grades_and_genres_narrow_the_library_and_say_how_many_there_are(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        for n in range(4):
            await a_book(unit, f"Book {n}", grade_level=f"Zebra {n % 2}", genre="Frogs" if n else "frogs")
        (frogs,) = [one for one in await catalogue.shelves(unit, made.nia, by_grade=False) if "rogs" in one.name]
        assert frogs.count == 4
        grades = [one for one in await catalogue.shelves(unit, made.nia, by_grade=True) if "Zebra" in one.name]
        assert [(one.name, one.count) for one in grades] == [("Zebra 0", 2), ("Zebra 1", 2)]
        found = await catalogue.offered(unit, made.nia, grades[1].key, frogs.key)
        assert [one.title for one in found.entries] == ["Book 1", "Book 3"]
        assert found.grade == "Zebra 1"
        assert (await catalogue.offered(unit, made.nia, "0" * 8)).entries == []
        await mine.start(unit, made.nia, found.entries[0].id)
        again = await catalogue.offered(unit, made.nia, grades[1].key)
        assert [one.status for one in again.entries] == ["reading", None]


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [("title", "", "words_needed"), ("title", "!!", "words_needed"), ("title", "x" * 121, "text_too_long"),
     ("description", "x" * 1001, "text_too_long"), ("page_count", "0", "number_needed"),
     ("page_count", "20001", "number_needed"), ("page_count", "²", "number_needed"),
     ("reading_url", "http://example.org", "link_needed"), ("reading_url", "https://me:it@example.org", "link_needed"),
     ("reading_url", "https://localhost", "link_needed")],
)  # fmt: skip
def test_what_a_book_cannot_hold_is_refused_with_its_step(field: str, text: str, code: str) -> None:
    with pytest.raises(BotError, match=code) as refused:
        stock.cleaned(field, text)
    assert refused.value.step == field


def test_the_link_of_a_book_may_come_without_its_beginning() -> None:
    assert stock.cleaned("reading_url", " www.gutenberg.org/ebooks/120 ") == "https://www.gutenberg.org/ebooks/120"


async def test_a_book_is_there_once_and_may_be_changed_without_meeting_itself(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        book = await stock.add(unit, made.lena, FIELDS)
        assert book.title == "Émile & die Detektive"
        with pytest.raises(BotError, match="book_there_already"):
            await stock.add(unit, made.ade, FIELDS | {"title": "emile & DIE detektive"})
        await stock.add(unit, made.ade, FIELDS | {"author": "Somebody else"})
        changed = await stock.change(unit, made.ade, book.id, FIELDS | {"page_count": None})
        assert (changed.page_count, changed.added_by) == (None, made.lena.coach().id)


async def test_a_cover_is_a_picture_that_is_kept_while_the_book_names_it(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        with pytest.raises(BotError, match="no_photo"):
            await stock.set_cover(unit, made.lena, made.book, {"hash": "a" * 64, "mime": "application/pdf"})
        photo = {"hash": "a" * 64, "name": "cover.jpg", "mime": "image/jpeg", "size": 3}
        await stock.set_cover(unit, made.lena, made.book, photo)
        assert "a" * 64 in await kept_files.named(unit)
        await stock.set_cover(unit, made.lena, made.book, None)
        assert "a" * 64 not in await kept_files.named(unit)


@pytest.mark.both
async def test_of_two_coaches_at_one_proposal_one_decides_and_with_a_yes_the_book_is_there_once(
    database: Database, report: Report
) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        wish = await proposing.propose(unit, made.nia, "Krabat", "Otfried Preußler", "It has ravens.")
        assert (await proposing.propose(unit, made.nia, "krabat", None, None)).id == wish.id
    (outcome,) = await race(database, made.lena, KIND, wish.id)
    async with database.transaction() as unit:
        count = await unit.session.scalar(select(func.count(Book.id)).where(Book.title == "Krabat"))
        row = await unit.session.get_one(BookProposal, wish.id)
        found = row.state, row.book_id is not None, count
    assert found == {"approved": ("accepted", True, 1), "refused": ("declined", False, 0)}[outcome]
    report(f"12 presses on one proposal: 1 decision, {outcome} ({database.engine.dialect.name})")


@pytest.mark.both
async def test_a_yes_is_taken_back_with_its_book_unless_somebody_reads_it(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        wish = await proposing.propose(unit, made.nia, "Krabat", None, None)
        decision = await inbox.approve(unit, made.lena, KIND, wish.id)
        assert decision is not None
        await inbox.undo(unit, made.lena, decision.id)
        assert await unit.session.scalar(select(Book.id).where(Book.title == "Krabat")) is None
        again = await inbox.approve(unit, made.lena, KIND, wish.id)
        assert again is not None
        await mine.start(unit, made.omar, (await book_of(unit, made.lena, wish.id)).id)
        with pytest.raises(BotError, match="built_upon"):
            await inbox.undo(unit, made.lena, again.id)


async def test_a_book_that_was_taken_out_is_put_in_again_by_a_yes(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        with pytest.raises(BotError, match="in_library"):
            await proposing.propose(unit, made.nia, "MOMO", None, None)
        await stock.take_out(unit, made.lena, made.book)
        wish = await proposing.propose(unit, made.nia, "Momo", "Somebody", None)
        decision = await inbox.approve(unit, made.lena, KIND, wish.id)
        assert decision is not None
        assert (await book_of(unit, made.lena, wish.id)).id == made.book
        assert (await catalogue.find(unit, made.nia, made.book)).taken_out_at is None
        await inbox.undo(unit, made.lena, decision.id)
        assert (await catalogue.find(unit, made.nia, made.book)).taken_out_at is not None


async def test_five_proposals_wait_at_most_and_only_ones_own_is_taken_back(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        rows = [await proposing.propose(unit, made.nia, f"Wish {n}", None, None) for n in range(5)]
        with pytest.raises(BotError, match="enough_proposals"):
            await proposing.propose(unit, made.nia, "One more", None, None)
        with pytest.raises(BotError, match="over"):
            await cards.withdraw(unit, made.omar, BookProposal, rows[0].id)
        with pytest.raises(BotError, match="no_such_card"):
            await inbox.refuse(unit, made.ade, KIND, rows[0].id, "No.")
        await cards.withdraw(unit, made.nia, BookProposal, rows[0].id)
        assert await inbox.approve(unit, made.lena, KIND, rows[0].id) is None
        assert await proposing.propose(unit, made.nia, "One more", None, None)
        states = await unit.session.scalars(select(BookProposal.state))
        assert sorted(states) == ["waiting"] * 5 + ["withdrawn"]
