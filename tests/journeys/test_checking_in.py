"""Journeys: a student says how they are."""

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
