"""Coaches keep the library: a new book, its cover, who reads what; and students say what is missing."""

import io

import pytest
from PIL import Image

from bot.models import Book, BookProposal
from bot.transport.attachments import maker
from tests.journeys.path import presses, says
from tests.journeys.reading import ISLAND, the_book, with_a_book
from tests.journeys.test_showing_what_was_done import kept
from tests.street import Street


def photo(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 1300), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.thorough
async def test_a_coach_adds_a_book_and_changes_it(street: Street) -> None:
    await street.nia_has_checked_in()
    await says(street, street.lena, "/menu")
    await presses(street, street.lena, "Library", "New book")
    for words in ("Ronja, the Robber's Daughter", "Astrid Lindgren", "A girl, a castle, a forest."):
        await says(street, street.lena, words)
    await presses(street, street.lena, "Grade 4–5", "Adventure")
    assert "Here I need a number" in await says(street, street.lena, "many")
    await says(street, street.lena, "210")
    assert "Here I need a link" in await says(street, street.lena, "http://example.org")
    assert "Shall I save it?" in await presses(street, street.lena, "Skip")
    assert "It is in the library now:\nRonja" in await presses(street, street.lena, "Save")
    await presses(street, street.lena, "Open the book", "Change", "Pages")
    await says(street, street.lena, "212")
    assert "It is up to date:" in await presses(street, street.lena, "Save")
    book = await the_book(street, "Ronja, the Robber's Daughter")
    assert (book.page_count, book.genre, book.is_pre_populated) == (212, "Adventure", False)
    await presses(street, street.lena, "The library", "New book")
    await says(street, street.lena, "ronja, the robber's daughter")
    await says(street, street.lena, "Astrid Lindgren")
    for _ in range(5):
        await presses(street, street.lena, "Skip")
    assert "is in the library already" in await presses(street, street.lena, "Save")


async def test_a_photo_becomes_the_cover_and_is_sent_once(street: Street) -> None:
    await with_a_book(street)
    drawn = street.nia.screen.photo
    await says(street, street.lena, "/library")
    await presses(street, street.lena, "More", ISLAND, "A photo as cover")
    assert "Here I need a photo." in await says(street, street.lena, "no photo")
    street.lena.sends_document("cover.jpg", b"no picture at all", mime="image/jpeg")
    await street.settle()
    assert "I can't see a picture in that." in street.lena.screen.text
    street.lena.sends_photo(photo("teal"))
    await street.settle()
    assert "That is its cover now." in street.lena.screen.text
    assert len(kept(street)) == 1
    await presses(street, street.nia, "+10")
    shown = street.nia.screen
    assert shown.photo is not None
    assert shown.photo != drawn
    sent = len([call for call in street.world.calls if call.method in ("sendPhoto", "editMessageMedia")])
    assert "25 of 240" in await presses(street, street.nia, "+5", "+10")
    again = [call for call in street.world.calls if call.method in ("sendPhoto", "editMessageMedia")]
    assert len(again) == sent, "the picture stands; its words are edited"
    values = {"title": "Treasure Island", "seed": 7, "photo": kept(street)[0].name}
    make = maker(street.database, street.bot.studio, street.bot.kept)
    taken = await make("picture", {"kind": "cover", "values": values})
    kept(street)[0].unlink()
    assert taken.content != (await make("picture", {"kind": "cover", "values": values})).content, "it is drawn instead"
    await presses(street, street.lena, "Open the book", "The drawn cover")
    assert (await the_book(street)).cover is None


async def test_a_proposal_becomes_a_book_that_its_student_hears_of(street: Street) -> None:
    await street.nia_has_checked_in()
    await says(street, street.nia, "/books")
    assert "What is the book called?" in await presses(street, street.nia, "Propose a book")
    assert "121 characters, and 120 fit" in await says(street, street.nia, "x" * 121)
    await says(street, street.nia, "Momo <3 & 🐢")
    await says(street, street.nia, "Michael Ende")
    assert "I've asked Lena about Momo <3 & 🐢. I'll write when" in await says(street, street.nia, "She can listen.")
    assert "1 book proposed" in await says(street, street.lena, "/inbox")
    card = await presses(street, street.lena, "Open the first")
    assert "Nia proposes Momo <3 & 🐢\nby Michael Ende\n“She can listen.”" in card
    await presses(street, street.lena, "Put it in and complete it")
    assert "Lena says yes: Momo <3 & 🐢 is in the library now." in street.nia.screen.text
    await presses(street, street.lena, "Pages")
    await says(street, street.lena, "300")
    await presses(street, street.lena, "Save")
    assert "300 pages" in await presses(street, street.nia, "Open the book")
    (wish,) = await street.read(BookProposal)
    assert (wish.state, wish.book_id) == ("accepted", (await the_book(street, "Momo <3 & 🐢")).id)


@pytest.mark.thorough
async def test_a_proposal_is_declined_with_a_reason_and_another_is_taken_back(street: Street) -> None:
    await street.nia_has_checked_in()
    for title, labels in (("Dracula", ["Propose a book"]), ("Frankenstein", ["Propose a book", "Propose a book"])):
        await says(street, street.nia, "/books")
        await presses(street, street.nia, *labels)
        await says(street, street.nia, title)
        await presses(street, street.nia, "Skip", "Skip")
    await presses(street, street.nia, "Take it back")
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first", "Not this one…", "That one is for older readers.")
    assert "Not this one, said Lena" in street.lena.screen.text
    assert "Lena says: “That one is for older readers." in street.nia.screen.text
    assert "This is about the book you proposed: Dracula." in street.nia.screen.text
    await says(street, street.nia, "/books")
    listed = await presses(street, street.nia, "Propose a book")
    assert "Dracula: not this one" in listed
    assert "Frankenstein: taken back" in listed
    await presses(street, street.nia, "Propose a book")
    await says(street, street.nia, "treasure ISLAND")
    assert "Treasure Island is in the library already." in await presses(street, street.nia, "Skip", "Skip")
    assert "A map, a ship" in await presses(street, street.nia, "Open the book")
    assert len(await street.read(Book)) == 12


async def test_a_coach_sees_who_reads_what(street: Street) -> None:
    await with_a_book(street)
    await presses(street, street.nia, "+25")
    await says(street, street.lena, "/library")
    listed = await presses(street, street.lena, "Who reads what")
    assert "Nia: Treasure Island (25 of 240 pages)" in listed
    assert "Omar: no book yet" in listed
    await presses(street, street.lena, "Nia")
    assert "25 of 240 pages; begun today" in await presses(street, street.lena, "◐ Treasure Island")
    await says(street, street.nia, "/today")
    assert "You are on page 25 of Treasure Island. Read on, if you like." in street.nia.screen.text
