"""A book is read, page by page, shown to a coach, and thought of; the class reads what its students want it to."""

import pytest
from sqlalchemy import delete, update

from bot.models import Book, Decision, StudentBook
from tests.journeys.path import presses, says
from tests.journeys.reading import ISLAND, many_books, omar_is_in, the_book, the_row, with_a_book
from tests.street import Street


def labels(street: Street) -> list[str]:
    return [label for row in street.nia.screen.buttons for label in row]


async def test_a_book_is_read_to_its_presentation_and_a_coach_says_when_and_then_yes(street: Street) -> None:
    await street.nia_has_checked_in()
    await says(street, street.nia, "/menu")
    assert "You have no book in hand." in await presses(street, street.nia, "My books")
    assert "The library: 12 books" in await presses(street, street.nia, "The library")
    await presses(street, street.nia, "More", ISLAND)
    page = street.nia.screen
    assert page.photo is not None
    assert "Treasure Island\nby Robert Louis Stevenson\nGrade 6–7 · Adventure · 240 pages\nA map, a ship" in page.text
    await presses(street, street.nia, "Start")
    assert street.nia.screen is page, "a book lies open in one message"
    for said in ("From page 0 to 25.", "From page 25 to 50."):
        assert said in await presses(street, street.nia, "+25")
    assert "50 of 240 pages" in page.text
    assert "50 of 240 pages" in await presses(street, street.nia, "Undo", "+25")
    assert "25 of 240 pages" in await presses(street, street.nia, "Undo")
    await presses(street, street.nia, "Type the page")
    assert "That book has 240 pages." in await says(street, street.nia, "241")
    assert "230 of 240 pages" in await says(street, street.nia, "230")
    assert "Treasure Island: ▰▰▰▰▰▰▰▰▰▱ 230 of 240 pages" in await presses(street, street.nia, "My books")
    await presses(street, street.nia, "◐ Treasure Island", "+10")
    assert "You've read it! How would you like to show Lena?" in street.nia.screen.text
    assert "I've asked Lena. I'll write when there is an answer." in await presses(street, street.nia, "Ask to present")
    assert "Treasure Island waits for Lena since today" in await says(street, street.nia, "/today")

    assert "1 book to hear about" in await says(street, street.lena, "/inbox")
    card = await presses(street, street.lena, "Open the first")
    assert "Nia · Treasure Island\nby Robert Louis Stevenson\nRead 240 of 240 pages; would like to present it" in card
    await presses(street, street.lena, "When and where…")
    assert "I've told Nia." in await says(street, street.lena, "Friday at ten, by the window")
    assert "Lena would like to hear about Treasure Island: “Friday at ten, by the window”" in street.nia.screen.text
    assert "When and where: “Friday at ten, by the window”" in await presses(street, street.lena, "The card")
    assert "Presented, says Lena" in await presses(street, street.lena, "Presented")
    assert "Lena says yes: you have presented Treasure Island." in street.nia.screen.text
    row = await the_row(street)
    assert (row.status, row.shown_as, row.presented_at is not None) == ("presented", "talk", True)

    assert "Taken back." in await presses(street, street.lena, "Undo")
    assert "would like to look at Treasure Island once more" in street.nia.screen.text
    assert (await the_row(street)).status == "presentation_requested"


async def test_a_book_that_nobody_counted_can_be_read_to_its_end_and_that_is_undone(street: Street) -> None:
    await with_a_book(street)
    async with street.database.transaction() as unit:
        await unit.session.execute(update(Book).where(Book.title == "Treasure Island").values(page_count=None))
    await says(street, street.nia, "/books")
    text = await presses(street, street.nia, "◐ Treasure Island", "+10", "I've read it")
    assert "You've read it! How would you like to show Lena?" in text
    assert "Treasure Island: read to its end" in await says(street, street.nia, "/books")
    await presses(street, street.nia, "◐ Treasure Island")
    assert "read to its end" in street.nia.screen.text
    assert "I've read it" not in labels(street)
    await presses(street, street.nia, "Another page")
    assert "Treasure Island: 12 pages" in await says(street, street.nia, "12")
    await presses(street, street.nia, "Back to the book", "I've read it")
    text = await presses(street, street.nia, "Undo")
    assert "You're still reading it, and you are here:" in text
    assert "12 pages" in text
    assert "I've read it" in labels(street)
    assert "Put back." in await presses(street, street.nia, "Put it back", "Yes, put it back")


@pytest.mark.thorough
async def test_what_was_written_is_sent_back_with_a_reason_and_shown_again(street: Street) -> None:
    await with_a_book(street)
    await presses(street, street.nia, "I've read it", "Write about it")
    assert "Tell Lena about Treasure Island" in street.nia.screen.text
    assert "2,001 characters, and 2,000 fit" in await says(street, street.nia, "x" * 2001)
    assert "Kept, and shown to Lena." in await says(street, street.nia, "A map & a <pirate>.")
    await says(street, street.lena, "/inbox")
    assert "wrote about it" in await presses(street, street.lena, "Open the first")
    assert "“A map & a <pirate>.”" in street.lena.screen.text
    await presses(street, street.lena, "Not yet…", "Write it")
    await says(street, street.lena, "And how does it end?")
    assert "Lena says: “And how does it end?”" in street.nia.screen.text
    assert "Lena says: “And how does it end?”\nThis is about Treasure Island." in await says(
        street, street.nia, "/today"
    )
    assert "Lena says: “And how does it end?”" in await presses(street, street.nia, "Open the book")
    assert "And how does it end?" not in await says(street, street.nia, "/today")
    await presses(street, street.nia, "Back to the book", "Write about it")
    assert "You wrote: “A map & a <pirate>.”" in street.nia.screen.text
    await presses(street, street.nia, "Show what I wrote")
    assert (await the_row(street)).review == "A map & a <pirate>."
    assert "Taken back." in await presses(street, street.nia, "Back to the book", "Take it back")
    assert [one.outcome for one in await street.read(Decision)] == ["refused"]
    assert (await the_row(street)).status == "reading"


@pytest.mark.thorough
async def test_stars_and_a_review_reach_the_class_only_after_a_yes(street: Street) -> None:
    await omar_is_in(street)
    await presses(street, street.nia, "I've read it", "My stars and review", "4★", "Write a review")
    assert "Kept." in await says(street, street.nia, "Jim is brave.")
    await says(street, street.omar, "/books")
    assert "Nobody of your class has put a book here yet." in await presses(street, street.omar, "Class shelf")
    asks = await presses(street, street.nia, "My stars and review", "Show it on the class shelf")
    assert "under “Nia”. Shall I show it?" in asks
    assert "It is on your class's shelf." in await presses(street, street.nia, "Yes, show it")
    await says(street, street.omar, "/books")
    assert "Treasure Island: ★★★★☆ Nia" in await presses(street, street.omar, "Class shelf")
    assert "Nia ★★★★☆\n“Jim is brave.”" in await presses(street, street.omar, "Treasure Island")
    assert "1 of my class says" in str(street.omar.screen.buttons) or await presses(street, street.omar, "The book")
    await presses(street, street.nia, "Take it off the class shelf")
    assert "Nobody of the class says anything" in await presses(street, street.omar, "1 of my class says")


@pytest.mark.thorough
async def test_a_review_that_names_a_classmate_goes_onto_the_shelf_without_the_name(street: Street) -> None:
    await omar_is_in(street)
    await presses(street, street.nia, "I've read it", "My stars and review", "Write a review")
    await says(street, street.nia, "Omar would be a good pirate.")
    text = await presses(street, street.nia, "My stars and review", "Show it on the class shelf")
    assert "Your review has Omar in it, and your whole class would read it. Would you write it without?" in text
    assert "“Omar would be a good pirate.”" in await presses(street, street.nia, "Keep it as it is")
    await presses(street, street.nia, "Show it on the class shelf", "Change my review")
    await says(street, street.nia, "We'd be good pirates.")
    await presses(street, street.nia, "Show it on the class shelf", "Yes, show it")
    assert (await the_row(street)).on_shelf is True
    await presses(street, street.nia, "Change my review")
    text = await says(street, street.nia, "Omar and I would be good pirates.")
    assert text.endswith(
        "It has Omar in it, so your class can't read it now. Write it without, and you can show it again."
    )
    assert "Change my review" in str(street.nia.screen.keyboard)
    row = await the_row(street)
    assert (row.on_shelf, row.review) == (False, "Omar and I would be good pirates.")
    street.nia.presses_data(f"a:book_share_now:{row.book_id}", street.nia.screen)
    await street.settle()
    assert "Your review has Omar in it" in street.nia.reads()[-1]
    assert (await the_row(street)).on_shelf is False


async def test_a_coach_takes_something_off_the_shelf_and_the_student_hears_of_it(street: Street) -> None:
    await omar_is_in(street)
    await presses(street, street.nia, "I've read it", "My stars and review", "1★", "Show it on the class shelf")
    await presses(street, street.nia, "Yes, show it")
    await says(street, street.lena, "/library")
    await presses(street, street.lena, "Class shelf", "Treasure Island", "Take Nia's off")
    assert "Taken off the shelf." in street.lena.screen.text
    assert "Lena took your words about Treasure Island off the class shelf." in street.nia.screen.text
    assert (await the_row(street)).on_shelf is False


async def test_a_book_that_is_put_back_takes_its_place_with_it_and_can_be_taken_up_where_one_was(
    street: Street,
) -> None:
    await with_a_book(street)
    await presses(street, street.nia, "+10", "Put it back")
    assert "Your place, page 10, goes with it." in street.nia.screen.text
    assert "Put back." in await presses(street, street.nia, "Yes, put it back")
    assert await street.read(StudentBook) == []
    assert "10 of 240 pages" in await presses(street, street.nia, "Undo")
    street.nia.presses("I've read it")
    await street.settle()
    await presses(street, street.nia, "My stars and review", "5★")
    keyboard, book = street.nia.screen, await the_book(street)
    street.nia.presses_data(f"a:book_put_back:{book.id}", keyboard)
    await street.settle()
    assert "It stays among your books, with your stars." in street.nia.screen.text
    street.nia.presses_data(f"a:book_put_back_now:{book.id}", keyboard)
    await street.settle()
    assert "Treasure Island stays among your books" in street.nia.screen.text
    assert (await the_row(street)).rating == 5


async def test_what_a_web_application_left_behind_waits_like_everything_else(street: Street) -> None:
    await with_a_book(street)
    row = await the_row(street)
    async with street.database.transaction() as unit:
        mine = await unit.session.get_one(StudentBook, row.id)
        mine.status, mine.completed_at = "completed", unit.now
    assert "It waits for Lena since today" in await presses_book(street)
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first", "Presented")
    assert "you have presented Treasure Island" in street.nia.screen.text
    assert (await the_row(street)).status == "presented"


async def presses_book(street: Street) -> str:
    await says(street, street.nia, "/books")
    return await presses(street, street.nia, "… Treasure Island")


@pytest.mark.thorough
async def test_a_book_taken_out_meanwhile_cannot_be_begun_and_its_reader_goes_on(street: Street) -> None:
    await omar_is_in(street)
    await says(street, street.omar, "/books treasure")
    await presses(street, street.omar, ISLAND)
    await says(street, street.lena, "/library")
    await presses(street, street.lena, "More", ISLAND)
    assert "1 student of yours has it in hand." in street.lena.screen.text
    assert "Taken out. Those who read it keep it." in await presses(street, street.lena, "Take it out")
    assert "I can't find that book any more." in await presses(street, street.omar, "Start")
    assert "25 of 240 pages" in await presses(street, street.nia, "+25")
    assert "Found with “isl”:" in await says(street, street.lena, "/library isl")
    await presses(street, street.lena, ISLAND, "Put it in again")
    await says(street, street.omar, "/books treasure")
    assert "Enjoy it!" in await presses(street, street.omar, ISLAND, "Start")


async def test_double_presses_and_forged_ids_change_nothing(street: Street) -> None:
    await omar_is_in(street)
    book, page = await the_book(street), street.nia.screen
    for _ in range(3):
        street.nia.presses_data(f"a:book_turn:{book.id}:0:25", page)
    await street.settle()
    assert (await the_row(street)).pages_read == 25
    street.nia.presses_data(f"a:book_turn:{book.id}:25:999999", page)
    street.nia.presses_data(f"a:book_rate:{book.id}:5", page)
    street.omar.presses_data(f"a:book_rate:{book.id}:5", street.omar.screen)
    street.omar.presses_data("a:book_start:zzzzzzzzzzzzzzzz", street.omar.screen)
    street.omar.presses_data(f"a:off_shelf:{(await the_row(street)).id}", street.omar.screen)
    street.omar.presses_data(f"a:approve:reading:{(await the_row(street)).id}00000000", street.omar.screen)
    await street.settle()
    (row,) = await street.read(StudentBook)
    assert (row.pages_read, row.rating, row.status, row.on_shelf) == (25, None, "reading", False)


@pytest.mark.thorough
async def test_two_hundred_books_with_the_longest_titles_can_be_turned_sorted_and_found(street: Street) -> None:
    await street.nia_has_checked_in()
    await many_books(street, 200)
    await says(street, street.nia, "/books")
    assert "212 books" in await presses(street, street.nia, "The library")
    assert "page 2 of 27" in await presses(street, street.nia, "More")
    await presses(street, street.nia, "Genre", "More", "Genre 29")
    assert "Genre 29" in street.nia.screen.text
    assert "The library: 1 book" in await presses(street, street.nia, "Grade", "Grade 1")
    assert "212 books" in await presses(street, street.nia, "All books")
    assert "Which book?" in await presses(street, street.nia, "Find a book")
    assert "There are more." in await says(street, street.nia, "a & <B>B")
    await presses(street, street.nia, "Look for another one")
    assert "Found with “<007>”:" in await says(street, street.nia, "<007>")
    page = await presses(street, street.nia, "<007> & 🪢")
    assert "by A & <b>B" in page
    await presses(street, street.nia, "Start", "I've read it", "My stars and review", "3★")
    assert "Your stars: ★★★☆☆" in street.nia.screen.text
    await says(street, street.lena, "/students nia")
    assert "Reading: <007> & 🪢" in await presses(street, street.lena, "Nia · 2156")
    assert "read to its end" in await presses(street, street.lena, "Books")


async def test_an_empty_library_says_so_and_a_book_without_pages_has_no_bar(street: Street) -> None:
    await street.nia_has_checked_in()
    async with street.database.transaction() as unit:
        await unit.session.execute(delete(Book))
    await says(street, street.nia, "/books")
    assert "The library is empty still. You can propose a book." in await presses(street, street.nia, "The library")
    assert street.nia.screen.buttons == [["Propose a book", "My books"]]
    async with street.database.transaction() as unit:
        unit.session.add(Book(title="Knots", author="", created_at=unit.now))
    await says(street, street.nia, "/books knots")
    assert "\nKnots\n10 pages" in await presses(street, street.nia, "Knots", "Start", "+10")
    assert "\nKnots: 10 pages" in await presses(street, street.nia, "My books")


async def test_a_page_may_be_called_one(street: Street) -> None:
    await with_a_book(street)
    for words, page in (("page 60", 60), ("P. 61", 61), ("p62!", 62)):
        await presses(street, street.nia, "Type the page")
        assert f"{page} of 240 pages" in await says(street, street.nia, words)
        await presses(street, street.nia, "Back to the book")


async def test_of_a_photo_below_which_a_review_stands_the_words_are_kept_and_that_is_said(street: Street) -> None:
    await with_a_book(street)
    await presses(street, street.nia, "I've read it", "My stars and review", "Write a review")
    street.nia.sends("photo", caption="A map!")
    await street.settle()
    assert "I took your words. I can't keep the picture here.\n\nKept." in street.nia.screen.text
    assert (await the_row(street)).review == "A map!"
    await presses(street, street.nia, "My stars and review", "Change my review")
    street.nia.sends("video", caption="A film!")
    await street.settle()
    assert "I took your words. I can't keep the video here.\n\nKept." in street.nia.screen.text


@pytest.mark.thorough
async def test_a_page_is_a_number(street: Street) -> None:
    await with_a_book(street)
    for words in ("12.5", "-3", "page ten", "٣"):
        await presses(street, street.nia, "Type the page")
        assert "Here I need a number, like 15." in await says(street, street.nia, words)
        assert "0 of 240 pages" in await says(street, street.nia, "0")
        await presses(street, street.nia, "Back to the book")
