"""What coaches note about a student, and what students share: short or long, it can be read to its end."""

from datetime import timedelta

from sqlalchemy import select

from bot.models import CoachNote, EmotionCheckIn, User
from bot.services import feeling_words
from tests.journeys.test_coaching import class_has_joined, coach_presses, says
from tests.street import Street

LONG = 950 * "🐸"
JOURNAL = " ".join(f"word{n:03}" for n in range(499)) + " the end"


async def presses_data(street: Street, data: str) -> str:
    street.lena.presses_data(data, street.lena.screen)
    await street.settle()
    return street.lena.screen.text


async def lena_noted(street: Street, nia: str, *texts: str) -> None:
    [lena] = await street.read(User, User.display_name == "Lena")
    async with street.database.transaction() as unit:
        unit.session.add_all(
            CoachNote(student_id=nia, author_id=lena.id, text=text, created_at=unit.now + timedelta(minutes=n))
            for n, text in enumerate(texts)
        )


async def nia_shared(street: Street, nia: str, *texts: str) -> list[str]:
    """Let Nia have written so much, and shared it; return the ids of her check-ins."""
    async with street.database.transaction() as unit:
        category = (await feeling_words.categories(unit))[0]
        word = category.words[0]
        entries = [
            EmotionCheckIn(
                user_id=nia, category_id=category.id, subcategory_id=word.id, feelings=[word.id], journal_entry=text,
                timestamp=unit.now + timedelta(minutes=n), local_date=unit.now.date(), shared=True,
            )
            for n, text in enumerate(texts)
        ]  # fmt: skip
        unit.session.add_all(entries)
    return [entry.id for entry in entries]


async def test_notes_are_kept_and_taking_one_back_asks_first(street: Street) -> None:
    await class_has_joined(street)
    await says(street, "/students nia")
    await coach_presses(street, "Nia · 2156", "Notes", "Add a note")
    assert "Nia gets it with their data" in street.lena.screen.text
    await says(street, "likes <b>frogs</b>")
    assert "likes <b>frogs</b>" in await coach_presses(street, "Notes")
    assert "Shall I take this note back?" in await coach_presses(street, "Open: likes", "Take it back")
    assert "likes <b>frogs</b>" in await coach_presses(street, "Keep it")
    assert len(await street.read(CoachNote)) == 1
    text = await coach_presses(street, "Take it back", "Yes, take it back")
    assert text == "The note is taken back.\n\nNotes about Nia\nThere are none yet."
    assert await street.read(CoachNote) == []


async def test_notes_of_any_length_stand_on_one_screen_and_each_can_be_read_whole(street: Street) -> None:
    ids = await class_has_joined(street)
    await lena_noted(street, ids["Nia"], *[LONG] * 4)
    text = await presses_data(street, f"a:notes:{ids['Nia']}")
    assert text.count("🐸…") == 4
    assert LONG in await coach_presses(street, "Open: 🐸")


async def test_an_old_button_to_a_page_of_notes_that_is_gone_leads_to_the_last_one(street: Street) -> None:
    ids = await class_has_joined(street)
    await lena_noted(street, ids["Nia"], *(f"note {n}" for n in range(6)))
    text = await presses_data(street, f"a:notes_page:{ids['Nia']}:7")
    assert "note 1" in text
    assert "note 2" not in text
    assert "note 5" in await coach_presses(street, "‹ Earlier")


async def test_a_note_is_read_but_not_taken_back_by_another_coach(street: Street) -> None:
    ids = await class_has_joined(street)
    await lena_noted(street, ids["Nia"], "likes frogs")
    async with street.database.transaction() as unit:
        note = (await unit.session.scalars(select(CoachNote))).one()
        note.author_id = None
    assert "a former coach, " in await presses_data(street, f"a:note:{note.id}")
    assert "finished" in await presses_data(street, f"a:note_off_now:{note.id}")
    assert len(await street.read(CoachNote)) == 1


async def test_long_shared_words_are_read_page_by_page_to_their_end(street: Street) -> None:
    ids = await class_has_joined(street)
    await nia_shared(street, ids["Nia"], JOURNAL, LONG, LONG, LONG, LONG)
    assert (await presses_data(street, f"a:shared_words:{ids['Nia']}")).count("🐸…") == 4
    await coach_presses(street, "More ›", "Read all of")
    assert "word000" in street.lena.screen.text
    assert "the end" not in street.lena.screen.text
    assert "the end" in await coach_presses(street, "More ›")


async def test_words_that_are_no_longer_shared_cannot_be_opened_by_an_old_button(street: Street) -> None:
    ids = await class_has_joined(street)
    [entry] = await nia_shared(street, ids["Nia"], "secret frogs")
    async with street.database.transaction() as unit:
        (await unit.session.get_one(EmotionCheckIn, entry)).shared = False
    assert "not shared any more" in await presses_data(street, f"a:shared_read:{entry}:0")
    assert "shares no words with you" in await presses_data(street, f"a:shared_words:{ids['Nia']}")
