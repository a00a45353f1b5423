"""Journeys: a student says how they are."""

from datetime import timedelta

from sqlalchemy import delete

from bot.clock import Clock
from bot.models import EmotionCheckIn, EmotionSubcategory
from tests.street import Street


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


async def test_a_feeling_that_a_coach_removed_meanwhile_cannot_be_kept(street: Street) -> None:
    await street.nia_has_joined()
    for label in ("Sad", "Tired"):
        street.nia.presses(label)
        await street.settle()
    async with street.database.transaction() as unit:
        await unit.session.execute(delete(EmotionSubcategory).where(EmotionSubcategory.name == "Tired"))
    street.nia.presses("Done")
    await street.settle()
    assert street.nia.screen.text.startswith("That one is no longer there. Please pick again.")
    assert await street.read(EmotionCheckIn) == []


async def test_the_feeling_is_kept_before_anybody_writes_a_word(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    await feels(street, "Sad", "Tired")
    street.lena.says("/today")
    await street.settle()
    assert "Sad: Nia (tired)" in street.lena.screen.text
    clock.move(timedelta(days=1))
    await street.bot.timetable.time_out()
    street.nia.says("good morning")
    await street.settle()
    assert [entry.journal_entry for entry in await street.read(EmotionCheckIn)] == [None]


async def test_going_back_and_picking_again_changes_the_same_check_in(street: Street) -> None:
    await street.nia_has_joined()
    await feels(street, "Sad", "Tired")
    street.nia.presses("Back")
    await street.settle()
    street.nia.presses("Back")
    await street.settle()
    await feels(street, "Calm", "Relaxed")
    street.nia.says("better now")
    await street.settle()
    [entry] = await street.read(EmotionCheckIn)
    [relaxed] = await street.read(EmotionSubcategory, EmotionSubcategory.name == "Relaxed")
    assert (entry.feelings, entry.journal_entry) == ([relaxed.id], "better now")


async def test_words_that_come_too_early_are_offered_later(street: Street) -> None:
    await street.nia_has_joined()
    street.nia.says("my dog died")
    await street.settle()
    assert street.nia.screen.text.startswith("Thanks for telling me. Which one is closest?")
    await feels(street, "Sad", "Down")
    assert "You wrote “my dog died”." in street.nia.screen.text
    street.nia.presses("Keep what I wrote")
    await street.settle()
    [entry] = await street.read(EmotionCheckIn)
    assert entry.journal_entry == "my dog died"


async def test_words_that_bring_somebody_back_may_be_the_answer(street: Street, clock: Clock) -> None:
    at_noon = clock.now().replace(hour=9, minute=0)
    clock.move(at_noon - clock.now())
    await street.nia_has_joined()
    await feels(street, "Sad", "Down")
    clock.move(timedelta(hours=7))
    await street.bot.timetable.time_out()
    street.nia.says("i miss him")
    await street.settle()
    assert "You just wrote “i miss him”. Does that belong to it?" in street.nia.screen.text
    street.nia.presses("Yes, keep what I wrote")
    await street.settle()
    [entry] = await street.read(EmotionCheckIn)
    assert entry.journal_entry == "i miss him"


async def test_typing_works_wherever_a_button_stands(street: Street) -> None:
    await street.nia_has_joined()
    for said in ("frustrated", "stuck", "Done", "skip"):
        street.nia.says(said)
        await street.settle()
    [entry] = await street.read(EmotionCheckIn)
    assert (len(entry.feelings), entry.journal_entry) == (1, None)


async def test_leaving_the_change_of_words_keeps_the_old_ones(street: Street) -> None:
    await street.nia_has_joined()
    await feels(street, "Sad", "Tired")
    street.nia.says("so tired")
    await street.settle()
    for label in ("Change how I feel", "The words", "Back", "Later"):
        street.nia.presses(label)
        await street.settle()
    [entry] = await street.read(EmotionCheckIn)
    assert entry.journal_entry == "so tired"


async def test_checking_in_again_while_a_change_is_open_changes_nothing_old(street: Street) -> None:
    await street.nia_has_joined()
    await feels(street, "Sad", "Tired")
    street.nia.says("so tired")
    await street.settle()
    street.nia.presses("Change how I feel")
    await street.settle()
    street.nia.says("/checkin")
    await street.settle()
    await feels(street, "Happy", "Proud")
    street.nia.presses("Skip")
    await street.settle()
    words = [entry.journal_entry for entry in await street.read(EmotionCheckIn)]
    assert sorted(words, key=str) == [None, "so tired"]


async def test_an_edited_message_is_told_apart_from_what_was_kept(street: Street) -> None:
    await street.nia_has_joined()
    await feels(street, "Sad", "Tired")
    message = street.nia.says("fractions are hard")
    await street.settle()
    street.nia.edits(message, "fractions are fun")
    await street.settle()
    assert "I still have your first version." in street.nia.screen.text


async def test_the_coach_sees_who_is_how_and_who_is_missing_but_no_journal(street: Street) -> None:
    street.it_is(10, weekday=1)
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
    assert "Nia" not in street.lena.screen.text


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
