"""More of the check-in: several kinds of feelings, sharing, yesterday, and what a coach notes."""

from datetime import timedelta

from sqlalchemy import select

from bot.clock import Clock
from bot.models import Batch, EmotionCheckIn, EmotionSubcategory
from tests.street import Street


async def presses(street: Street, *labels: str) -> str:
    for label in labels:
        street.nia.presses(label)
        await street.settle()
    return street.nia.screen.text


async def named(street: Street, entry: EmotionCheckIn) -> list[str]:
    names = {one.id: one.name for one in await street.read(EmotionSubcategory)}
    return [names[key] for key in entry.feelings]


async def test_words_of_several_categories_are_kept_in_the_order_picked(street: Street) -> None:
    await street.nia_has_joined()
    assert "So far: Stuck." in await presses(street, "Frustrated", "Stuck", "Another feeling")
    await presses(street, "Anxious", "Worried", "Done", "Skip")
    [entry] = await street.read(EmotionCheckIn)
    assert await named(street, entry) == ["Stuck", "Worried"]
    assert entry.subcategory_id == entry.feelings[0]


async def test_what_was_written_is_shared_by_the_student_alone_and_can_be_taken_back(street: Street) -> None:
    await street.nia_has_joined()
    await presses(street, "Happy", "Joyful", "Done")
    assert "not these words" in street.nia.screen.text
    street.nia.says("my dog can swim")
    await street.settle()
    [entry] = await street.read(EmotionCheckIn)
    assert not entry.shared
    assert "Lena can read it now." in await presses(street, "Share with Lena")
    street.omar.says("/start")
    await street.settle()
    street.omar.presses_data(f"a:keep_private:{entry.id}", street.omar.screen)
    await street.settle()
    assert [one.shared for one in await street.read(EmotionCheckIn)] == [True]
    await presses(street, "Keep it to myself")
    assert [one.shared for one in await street.read(EmotionCheckIn)] == [False]


async def test_a_class_whose_coaches_read_says_so_before(street: Street) -> None:
    await street.nia_has_joined()
    async with street.database.transaction() as unit:
        batch = await unit.session.get_one(Batch, (await street.read(Batch))[0].id)
        batch.journal = "shared"
    assert "Lena can read what you write here." in await presses(street, "Happy", "Joyful", "Done")
    street.nia.says("a good day")
    await street.settle()
    assert [one.shared for one in await street.read(EmotionCheckIn)] == [True]


async def test_a_class_whose_coaches_read_says_so_to_those_who_come_in(street: Street) -> None:
    codes = await street.class_is_invited()
    async with street.database.transaction() as unit:
        (await unit.session.scalars(select(Batch))).one().journal = "shared"
    street.nia.starts(codes["Nia"])
    await street.settle()
    text = await presses(street, "Yes, I'm", "Mine", "Yes", "After school")
    assert "Lena can see how you feel. In this class, coaches read what you write about it, too." in text
    assert "stays yours" not in text


async def test_yesterday_can_be_filled_in_once(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    clock.move(timedelta(days=1))
    street.nia.says("/today")
    await street.settle()
    await presses(street, "Happy", "Joyful", "Done", "Skip")
    assert "Yesterday is still open." in street.nia.screen.text
    assert "how were you yesterday?" in await presses(street, "Fill in yesterday")
    await presses(street, "Sad", "Tired", "Done", "Skip")
    assert "Nothing else is waiting" in street.nia.screen.text
    days = [one.local_date for one in await street.read(EmotionCheckIn)]
    assert sorted((days[0] - day).days for day in days) == [0, 1]
    street.nia.presses_data("a:yesterday", street.nia.screen)
    await street.settle()
    assert "filled in already" in street.nia.screen.text


async def test_a_coach_notes_what_a_student_says_and_the_student_sees_it(street: Street) -> None:
    await street.nia_has_joined()
    street.lena.says("/students nia")
    await street.settle()
    for label in ("Nia · 2156", "Says how they are", "Sad", "Tired", "Done"):
        street.lena.presses(label)
        await street.settle()
    assert "Noted for Nia: Tired." in street.lena.screen.text
    street.nia.says("/today")
    await street.settle()
    assert "Your coach noted for you: Tired." in street.nia.screen.text
    assert [one.source for one in await street.read(EmotionCheckIn)] == ["coach"]


async def test_a_class_without_the_gate_offers_the_check_in(street: Street) -> None:
    await street.nia_has_joined()
    async with street.database.transaction() as unit:
        (await unit.session.get_one(Batch, (await street.read(Batch))[0].id)).gate = False
    street.nia.says("/today")
    await street.settle()
    assert "How are you today?" in street.nia.screen.text
    assert "how are you right now?" in await presses(street, "Check in")
