"""Journeys: a student says how they are."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.clock import Clock
from bot.models import EmotionCheckIn, EmotionSubcategory
from tests.street import Street

pytestmark = pytest.mark.both


async def test_a_student_joins_and_checks_in_with_buttons_and_words(street: Street) -> None:
    await street.nia_has_joined()
    nia = street.nia
    assert nia.screen.text.startswith("Nia, how are you right now?")

    nia.presses("Frustrated")
    await street.settle()
    nia.presses("Stuck")
    await street.settle()
    nia.presses("Angry")
    await street.settle()
    nia.presses("Done")
    await street.settle()
    assert "Lena sees the feeling, not these words." in nia.screen.text
    nia.says("i dont get fractons and everybody else is done")
    await street.settle()

    [entry] = await street.read(EmotionCheckIn)
    [stuck] = await street.read(EmotionSubcategory, EmotionSubcategory.name == "Stuck")
    assert entry.journal_entry == "i dont get fractons and everybody else is done"
    assert entry.subcategory_id == stuck.id
    assert len(entry.feelings) == 2
    assert "Nothing else is waiting for you" in nia.screen.text


async def feels(street: Street, category: str, *words: str) -> None:
    street.nia.presses(category)
    await street.settle()
    for word in (*words, "Done"):
        street.nia.presses(word)
        await street.settle()


async def test_today_leads_to_the_check_in_first_and_then_to_today(street: Street) -> None:
    await street.nia_has_joined()
    street.nia.says("/today")
    await street.settle()
    assert "how are you right now?" in street.nia.screen.text
    await feels(street, "Happy", "Proud")
    street.nia.presses("Skip")
    await street.settle()
    assert "You said how you are: Proud." in street.nia.screen.text
    assert "Nothing else is waiting for you." in street.nia.screen.text


async def test_not_saying_opens_the_day_too(street: Street) -> None:
    await street.nia_has_joined()
    street.nia.presses("I'd rather not say today")
    await street.settle()
    assert "You've checked in today." in street.nia.screen.text
    street.lena.says("/today")
    await street.settle()
    assert "1 is here, no word." in street.lena.screen.text


async def test_todays_feeling_and_words_can_be_changed(street: Street) -> None:
    await street.nia_has_joined()
    await feels(street, "Sad", "Tired")
    street.nia.says("so tired")
    await street.settle()
    street.nia.presses("Change how I feel")
    await street.settle()
    street.nia.presses("The feeling")
    await street.settle()
    await feels(street, "Calm", "Relaxed")
    [entry] = await street.read(EmotionCheckIn)
    assert entry.journal_entry == "so tired"
    street.nia.presses("Change it")
    await street.settle()
    street.nia.presses("The words")
    await street.settle()
    street.nia.presses("Take the words out")
    await street.settle()
    [entry] = await street.read(EmotionCheckIn)
    assert entry.journal_entry is None


async def test_yesterdays_check_in_stays_as_it_is(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    await feels(street, "Sad", "Tired")
    street.nia.presses("Skip")
    await street.settle()
    clock.move(timedelta(days=1))
    street.nia.presses("Change how I feel")
    await street.settle()
    assert "That day is over" in street.nia.screen.text


async def test_a_feeling_that_a_coach_removed_meanwhile_is_asked_for_again(street: Street) -> None:
    await street.nia_has_joined()
    await feels(street, "Sad", "Tired")
    async with street.database.transaction() as unit:
        await unit.session.execute(delete(EmotionSubcategory).where(EmotionSubcategory.name == "Tired"))
    street.nia.says("my words")
    await street.settle()
    assert street.nia.screen.text.startswith("That word is no longer on the list. Please pick another one.")
    await feels(street, "Sad", "Lonely")
    [entry] = await street.read(EmotionCheckIn)
    assert entry.journal_entry == "my words", "the words were kept"


async def test_the_coach_sees_who_is_how_and_who_is_missing_but_no_journal(street: Street) -> None:
    codes = await street.class_is_invited()
    await street.joins(street.nia, codes["Nia"])
    await street.joins(street.omar, codes["Omar"])
    await feels(street, "Frustrated", "Stuck", "Angry")
    street.nia.says("a secret of mine")
    await street.settle()
    street.lena.says("/today")
    await street.settle()
    text = street.lena.screen.text
    assert "2156 today: 1 of 2 checked in." in text
    assert "Frustrated: Nia (stuck, angry)" in text
    assert "Not yet: Omar" in text
    assert not any("secret" in one for one in street.lena.reads())


async def test_light_feelings_are_counts_without_names(street: Street) -> None:
    await street.nia_has_joined()
    await feels(street, "Happy", "Proud")
    street.nia.presses("Skip")
    await street.settle()
    street.lena.says("/today")
    await street.settle()
    assert "Happy: 1" in street.lena.screen.text
    assert "Nia" not in street.lena.screen.text.replace("Invited", "")


async def test_checking_in_again_keeps_both(street: Street) -> None:
    await street.nia_has_joined()
    await feels(street, "Happy", "Proud")
    street.nia.presses("Skip")
    await street.settle()
    street.nia.presses("Check in again")
    await street.settle()
    await feels(street, "Calm", "Relaxed")
    street.nia.presses("Skip")
    await street.settle()
    assert len(await street.read(EmotionCheckIn)) == 2
