"""Lena types where a screen offers "Write it" beside ready answers, and loses no word."""

from datetime import timedelta

from sqlalchemy import select

from bot.models import Decision, Marble, OutboxRow, User
from bot.notices import Notice
from tests.beginnings import beginning
from tests.journeys.path import presses, says
from tests.journeys.reading import with_a_book
from tests.street import Street

HERE = "I'm here. What would you like to do?"


@beginning
async def nia_waits_for_a_word(street: Street) -> None:
    """Let Nia have asked to present her book, and Lena look at what she could say instead of yes."""
    await with_a_book(street)
    await presses(street, street.nia, "I've read it", "Ask to present")
    await says(street, street.lena, "/inbox")
    assert "What shall I say to Nia?" in await presses(street, street.lena, "Open the first", "Not yet…")


async def test_a_reason_is_typed_without_a_press_on_write_it(street: Street) -> None:
    await nia_waits_for_a_word(street)
    assert "Not yet, said Lena" in await says(street, street.lena, "And how does it end?")
    assert "Lena says: “And how does it end?”" in street.nia.screen.text
    assert HERE in await says(street, street.lena, "And who is Jim?"), "the question was answered"
    assert [one.reason for one in await street.read(Decision)] == ["And how does it end?"]


async def test_a_reason_that_is_too_long_is_asked_for_again(street: Street) -> None:
    await nia_waits_for_a_word(street)
    text = await says(street, street.lena, "x" * 301)
    assert "That is 301 characters, and 300 fit." in text
    assert "Write what Nia shall read" in text
    assert "Not yet, said Lena" in await says(street, street.lena, "And how does it end?")


async def test_words_are_no_reason_once_something_else_stands_below_or_time_has_passed(street: Street) -> None:
    await nia_waits_for_a_word(street)
    await says(street, street.lena, "/menu")
    assert await says(street, street.lena, "thanks") == HERE
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first", "Not yet…")
    street.world.clock.move(timedelta(minutes=11))
    assert await says(street, street.lena, "thanks") == HERE
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first", "Not yet…", "Back")
    assert await says(street, street.lena, "thanks") == HERE
    assert await street.read(Decision) == []


async def test_a_reason_goes_where_it_was_asked_for_though_a_message_to_the_class_is_begun(street: Street) -> None:
    await nia_waits_for_a_word(street)
    await says(street, street.lena, "/menu")
    await presses(street, street.lena, "Write to a class", "2156", "Open the first", "Not yet…")
    async with street.database.transaction() as unit:  # news that is held until she is free
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        unit.tell(Notice(lena.id, "joined", {"name": "Omar", "user_id": "o" * 16, "role": "student"}))
    assert [one.state for one in await street.read(OutboxRow)][-1] == "held"
    assert "Not yet, said Lena" in await says(street, street.lena, "And how does it end?")
    assert "Write your message." in await presses(street, street.lena, "Go on with the message")


async def test_a_deed_is_typed_below_the_ready_ones_and_goes_without_names(street: Street) -> None:
    await street.nia_has_checked_in()
    await says(street, street.lena, "/jar")
    await presses(street, street.lena, "Put one in")
    text = await says(street, street.lena, "omar helped everybody pack up")
    assert "This names omar, and marbles belong to everyone. Shall I use one of these?" in text
    assert "In it goes: 1 of 50." in await says(street, street.lena, "you packed up together")
    assert await says(street, street.lena, "you packed up together") == HERE
    assert [one.reason for one in await street.read(Marble)] == ["you packed up together"]


async def test_a_picture_below_the_ready_answers_is_no_reason(street: Street) -> None:
    await nia_waits_for_a_word(street)
    street.lena.sends("photo", caption="our cat")
    await street.settle()
    assert street.lena.screen.text == HERE
    assert await street.read(Decision) == []
