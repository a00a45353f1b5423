"""A student's vision board: an idea becomes a card, a photo another; they move, and one comes back on a Friday."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import update

from bot.models import Batch, Decision, Goal, Reminder, VisionBoardArea, VisionBoardCard
from tests.beginnings import beginning
from tests.journeys.path import on_the_path, presses, says
from tests.journeys.reminded import hears, practises, rows_of, sends
from tests.journeys.rhythm import in_a_sprint
from tests.street import Street

FRIDAY = 5


def photo(width: int = 2400, height: int = 1200, kind: str = "JPEG", color: str = "teal") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"  # where it was taken
    exif[0x010E] = "secret place"
    Image.new("RGB", (width, height), color).save(out, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return out.getvalue()


def kept(street: Street) -> list[Path]:
    return sorted(street.bot.settings.files_folder.glob("*/*"))


async def sends_photo(street: Street, caption: str = "", **how: object) -> str:
    street.nia.sends_photo(photo(**how), caption=caption)  # type: ignore[arg-type]
    await street.settle()
    return street.nia.screen.text


@beginning
async def reads_books(street: Street) -> None:
    """Let Nia have one card, made from an idea."""
    await street.nia_has_checked_in()
    await says(street, street.nia, "/board")
    await presses(street, street.nia, "New card", "🎮 Fun & Interests", "📚 Read 20 books", "Put it on my board")


async def test_an_idea_is_on_the_board_in_a_few_presses_and_moves(street: Street) -> None:
    nia = street.nia
    await street.nia_has_checked_in()
    await says(street, nia, "/menu")
    assert "Only you see it." in await presses(street, nia, "My board")
    assert len(await street.read(VisionBoardArea)) == 5
    assert "A new card. Which area is it for?" in await presses(street, nia, "New card")
    assert "A card for Fun & Interests." in await presses(street, nia, "🎮 Fun & Interests")
    text = await presses(street, nia, "📚 Read 20 books")
    assert text.startswith(
        "Your card: Something to count\n1 Area: Fun & Interests\n2 Title: Read 20 books\n3 How many: 20"
    )
    await presses(street, nia, "Change 3")
    assert "Here I need a number, like 15." in await says(street, nia, "lots")
    assert "3 How many: 2\n" in await says(street, nia, "2")
    assert "It's on your board: 📚 Read 20 books." in await presses(street, nia, "Put it on my board")
    assert "0 of 2 books" in await presses(street, nia, "Open it")
    assert "Kept. One more!\n📚 Read 20 books\n🎮 Fun & Interests\n1 of 2 books" in await presses(
        street, nia, "+1 · books"
    )
    assert "That's all of it." in await presses(street, nia, "+1 · books")
    assert "+1 · books" not in str(rows_of(nia.screen))
    assert "Taken back.\n📚 Read 20 books\n🎮 Fun & Interests\n1 of 2 books" in await presses(
        street, nia, "Take one back"
    )
    text = await presses(street, nia, "My board")
    assert text == "Your board: 1 card\n🎮 Fun & Interests: 1"
    assert ["Areas", "Another order"] in rows_of(nia.screen)
    assert nia.screen.photo is not None
    assert "Your board, large enough to print." in await presses(street, nia, "As a large file")
    assert nia.screen.document is not None
    assert nia.screen.document.name == "my-board.png"
    (card,) = await street.read(VisionBoardCard)
    assert (card.title, card.current_count, card.color_variant) == ("Read 20 books", 1, "green")


@pytest.mark.thorough
async def test_a_card_of_ones_own_is_asked_one_thing_a_screen(street: Street) -> None:
    nia = street.nia
    await street.nia_has_checked_in()
    await says(street, nia, "/board")
    await presses(street, nia, "New card", "🏡 Family", "Something of my own", "A few things each day")
    assert "characters, and 120 fit" in await says(street, nia, "😀" * 121)
    await says(street, nia, "👨‍👩‍👧" * 120)
    assert "Here I need one to six things." in await says(street, nia, "1\n2\n3\n4\n5\n6\n7")
    text = await says(street, nia, "- set the table\n- <b>sing</b>\n")
    assert "3 What is on it: set the table · <b>sing</b>" in text
    await presses(street, nia, "Change 4", "🌸 Pink", "Change 6", "Skip", "Change 7")
    await says(street, nia, "every day")
    await presses(street, nia, "Put it on my board", "Open it")
    assert "○ set the table\n○ <b>sing</b>" in nia.screen.text
    assert "Kept. One more!" in await presses(street, nia, "○ set the table")
    text = await presses(street, nia, "○ <b>sing</b>")
    assert "All of it for today." in text
    assert "1 day with all of it" in text
    street.world.clock.move(timedelta(days=1))
    old = nia.screen
    await presses(street, nia, "✓ set the table")
    assert "That was for another day. Here is today." in nia.screen.text
    assert "○ set the table" in str(rows_of(nia.screen))
    assert old is nia.screen, "in the same message"


async def test_a_photo_by_itself_becomes_a_card_with_nothing_in_it_but_what_is_seen(street: Street) -> None:
    nia = street.nia
    await street.nia_has_checked_in()
    assert "A photo! Shall this go on your board?" in await sends_photo(
        street, "my <dog> & me", width=5600, height=3700
    )
    assert "Only photos of people who said yes." in await presses(street, nia, "🏡 Family")
    assert not [call for call in street.world.calls if call.method == "getFile"], "before that nothing is fetched"
    assert "It's on your board: my <dog> & me." in await presses(street, nia, "Yes")
    (card,) = await street.read(VisionBoardCard)
    assert (card.card_type, card.size, card.title) == ("image_hero", "hero", "my <dog> & me")
    assert card.photo is not None
    [file] = kept(street)
    assert file.name == card.photo["hash"]
    with Image.open(file) as small:
        assert (max(small.size), small.format, dict(small.getexif())) == (1600, "JPEG", {})
    assert b"secret place" not in file.read_bytes()
    await presses(street, nia, "Open it")
    assert nia.screen.photo is not None
    assert "10 %" in await presses(street, nia, "+10 %")
    assert await sends_photo(street, "another", color="red") != ""
    assert "it stays in our chat and nowhere else" in await presses(street, nia, "No, just for fun")
    assert len(kept(street)) == len(await street.read(VisionBoardCard)) == 1


async def test_an_album_is_asked_about_once_and_words_that_are_too_long_are_cut_only_if_that_is_wanted(
    street: Street,
) -> None:
    nia = street.nia
    await street.nia_has_checked_in()
    before = len(nia.reads())
    words = "a long summer day at the lake with everybody " * 4
    for n in range(4):
        nia.sends("photo", album="7", caption=words if n == 0 else "", data=photo(100, 100, color="red"))
    await street.settle()
    assert [text for text in nia.reads()[before:] if "Shall this go on your board?" in text] == nia.reads()[before:]
    text = await presses(street, nia, "🧑‍🤝‍🧑 Friends")
    assert "That is 179 characters, and 120 fit below it." in text
    await presses(street, nia, "a long summer day", "Yes")
    (card,) = await street.read(VisionBoardCard)
    assert card.title.startswith("a long summer day at the lake")
    assert card.title.endswith("…")
    assert len(card.title) <= 120


@pytest.mark.parametrize(
    ("name", "data", "becomes"),
    [("me.gif", photo(300, 200, "GIF"), "image/jpeg"), ("me.png", b"no picture", None), ("me.jpg", b"%PDF-1.7", None)],
)
@pytest.mark.thorough
async def test_a_file_is_what_it_is_whatever_it_is_called(
    street: Street, name: str, data: bytes, becomes: str | None
) -> None:
    nia = street.nia
    await street.nia_has_checked_in()
    nia.sends_document(name, data, caption="me")
    await street.settle()
    text = await presses(street, nia, "🏡 Family", "Yes")
    found = [card.photo["mime"] for card in await street.read(VisionBoardCard) if card.photo]
    assert found == ([becomes] if becomes else [])
    assert ("It's on your board" in text) if becomes else ("I can't see a picture in that." in text)


@pytest.mark.thorough
async def test_a_photo_goes_where_it_was_asked_for_and_one_without_words_gets_some(street: Street) -> None:
    nia = street.nia
    await reads_books(street)
    await presses(street, nia, "Another card", "🏡 Family", "Something of my own", "A big picture")
    await says(street, nia, "The sea")
    assert "Send me a photo for it." in nia.screen.text
    assert "Only photos of people who said yes." in await sends_photo(street, "not a title")
    await presses(street, nia, "Yes")
    assert "3 Photo: with a photo" in nia.screen.text
    await presses(street, nia, "Put it on my board")
    assert "Shall this go on your board?" in await sends_photo(street, color="red")
    assert "What shall stand below it?" in await presses(street, nia, "🏡 Family")
    await says(street, nia, "The mountains")
    assert "it stays in our chat" in await presses(street, nia, "I'll send another one")
    titles = [card.title for card in await street.read(VisionBoardCard)]
    assert titles == ["Read 20 books", "The sea"]


@pytest.mark.thorough
async def test_a_photo_for_a_card_that_takes_none_leaves_its_words_there(
    street: Street,
) -> None:
    nia = street.nia
    await street.nia_has_checked_in()
    await says(street, nia, "/board")
    await presses(street, nia, "New card", "🏡 Family", "Something of my own", "Something to count")
    text = await sends_photo(street, "Walks by the sea")
    assert text == "I took your words. I can't keep the picture here.\n\nHow many shall it be?"
    assert "2 Title: Walks by the sea" in await presses(street, nia, "10", "times")
    assert "Here a button works best.\n\nYour card" in await sends_photo(street, "The sea"), "one thing after the other"
    await presses(street, nia, "Put it on my board")
    assert "Shall this go on your board?" in await sends_photo(street, "The sea")
    await presses(street, nia, "🏡 Family", "Yes")
    assert {card.title for card in await street.read(VisionBoardCard)} == {"Walks by the sea", "The sea"}


@pytest.mark.thorough
async def test_a_photo_that_something_waits_for_is_not_asked_about_and_a_coach_has_no_board(street: Street) -> None:
    nia, lena = street.nia, street.lena
    await on_the_path(street)
    await says(street, nia, "/path")
    await presses(street, nia, "Next: Arithmetic course", "Show it to my coach")
    await says(street, nia, "/today")
    assert "Only photos of people who said yes" in await sends_photo(street, "for Lena"), "Lena's is what waits"
    await presses(street, nia, "Back", "Later")
    lena.sends_photo(photo(100, 100))
    await street.settle()
    assert "board" not in lena.screen.text
    assert "That one is for students." in await says(street, lena, "/board")
    nia.sends_document("huge.png", b"a" * (10 * 2**20 + 1))
    await street.settle()
    assert await street.read(VisionBoardCard) == []


@pytest.mark.thorough
async def test_a_card_is_changed_put_elsewhere_and_taken_off(street: Street) -> None:
    nia = street.nia
    await reads_books(street)
    await sends_photo(street, "The sea")
    await presses(street, nia, "🏡 Family", "Yes", "Open it", "Change it", "Second line")
    await says(street, nia, "with my brother")
    assert "Changed.\nThe sea\nwith my brother" in nia.screen.text
    await presses(street, nia, "Change it", "Second line", "Leave it empty")
    assert "with my brother" not in nia.screen.text
    await presses(street, nia, "Change it", "Colour", "🟨 Yellow", "Change it", "Size", "Wide")
    assert "The sea is number 2 of 2." in await presses(street, nia, "Another place")
    assert "The sea is number 1 of 2." in await presses(street, nia, "To the front")
    await presses(street, nia, "Another area", "🧑‍🤝‍🧑 Friends")
    assert "Your board: 2 cards\n🎮 Fun & Interests: 1\n🧑‍🤝‍🧑 Friends: 1" in await presses(street, nia, "My board")
    assert (
        "Which card shall stand somewhere else?\n🧑‍🤝‍🧑 The sea\n🎮 📚 Read 20 books · 0 of 20 books"
        in await presses(street, nia, "Another order")
    )
    await presses(street, nia, "My board", "Open a card", "The sea", "Take it off")
    assert "Taken off: The sea." in nia.screen.text
    for file in kept(street):
        os.utime(file, (0, 0))
    street.world.clock.move(timedelta(minutes=9))
    assert await street.bot.timetable.sweep() == 0, "it may be put back"
    assert "It's back where it was." in await presses(street, nia, "Undo")
    sea = next(card for card in await street.read(VisionBoardCard) if card.title == "The sea")
    assert (sea.color_variant, sea.size, sea.order) == ("yellow", "wide", 0)
    await presses(street, nia, "Change it", "Without the photo")
    street.world.clock.move(timedelta(minutes=30))
    assert await street.bot.timetable.sweep() == 1
    await presses(street, nia, "Take it off")
    street.world.clock.move(timedelta(days=2))
    assert await street.bot.timetable.sweep_tasks() == 1
    assert await street.read(Decision) == []


async def test_the_day_of_a_page_is_picked_or_typed_and_is_the_newest_that_fits(street: Street) -> None:
    nia = street.nia
    await street.nia_has_checked_in()
    await says(street, nia, "/board")
    await presses(street, nia, "New card", "🧑‍🤝‍🧑 Friends", "📝 A day with a friend", "Put it on my board", "Open it")
    assert "Written on Nov 10." in nia.screen.text
    assert await presses(street, nia, "Change it", "Day") == "On which day did you write it? Pick one, or type it."
    assert ["‹", "Nov 2026"] in rows_of(nia.screen), "this month is the last one"
    assert "Here I need a day, from Nov 10, 2025 to Nov 10, 2026." in await says(street, nia, "tomorrow or so")
    assert "Here I need a day" in await says(street, nia, "2026-11-11")
    assert "Written on Nov 6." in await says(street, nia, "friday")
    await presses(street, nia, "Change it", "Day", "‹", "31")
    assert "Changed.\n📝 A day with a friend" in nia.screen.text
    assert "Written on Oct 31." in nia.screen.text
    await presses(street, nia, "Change it", "Day")
    assert ["‹", "Oct 2026", "›"] in rows_of(nia.screen), "it opens where the day was"
    assert "Written on Nov 9." in await says(street, nia, "the 9th")
    await presses(street, nia, "Change it", "Day")
    assert "Written on Dec 24, 2025." in await says(street, nia, "24 Dec")


@pytest.mark.thorough
async def test_areas_are_made_named_signed_put_in_order_and_deleted(street: Street) -> None:
    nia = street.nia
    await reads_books(street)
    await sends(street, nia, "a:board_areas")
    await presses(street, nia, "New area")
    assert "characters, and 40 fit" in await says(street, nia, "x" * 41)
    await says(street, nia, "Music <3")
    assert "Made: Music <3." in await presses(street, nia, "More ›", "🎶")
    await presses(street, nia, "Another name")
    await says(street, nia, "My music")
    await presses(street, nia, "Another sign", "⭐", "Further up")
    assert nia.screen.text.endswith("⭐ My music: empty\n🎓 Academics & Career: empty")
    await presses(street, nia, "🎮 Fun & Interests", "Delete this area")
    assert "Its 1 card goes with it." in nia.screen.text
    question = nia.screen
    await sends_photo(street, "The sea")
    await presses(street, nia, "🎮 Fun & Interests", "Yes")
    nia.presses("Yes, delete it", on=question)
    await street.settle()
    assert "By now there are other cards in it." in question.text
    assert "Its 2 cards go with it" in question.text
    nia.presses("Yes, delete it", on=question)
    await street.settle()
    assert question.text == "Deleted: Fun & Interests.\nIts 2 cards went with it."
    assert await street.read(VisionBoardCard) == []
    for file in kept(street):
        os.utime(file, (0, 0))
    street.world.clock.move(timedelta(minutes=9))
    assert await street.bot.timetable.sweep() == 0, "its photo may come back"
    nia.presses("Undo", on=question)
    await street.settle()
    assert question.text.startswith("It's back, with all that was in it.\n🎮 Fun & Interests\n2 cards are in it.")
    assert {one.title for one in await street.read(VisionBoardCard)} == {"Read 20 books", "The sea"}
    nia.presses("Areas", on=question)
    await street.settle()
    assert "🎮 Fun & Interests: 2 cards" in question.text


async def test_a_card_follows_a_goal_or_a_habit_and_leads_there(street: Street) -> None:
    nia = street.nia
    await in_a_sprint(street)
    await practises(street, "Stretch")
    await says(street, nia, "/board")
    await presses(street, nia, "New card", "🎓 Academics & Career", "🚀 My school project", "Put it on my board")
    assert "Which of your goals shall it count?" in await presses(street, nia, "Let it follow something real")
    text = await presses(street, nia, "Times tables")
    assert "0 of 4 tasks\nIt goes along with Times tables." in text
    assert "Times tables" in await presses(street, nia, "Open the goal")
    await sends(street, nia, "a:board_new")
    await presses(street, nia, "🏋️ Health & Fitness", "🌳 Ten minutes outside", "Put it on my board")
    await presses(street, nia, "Let it follow something real", "Stretch")
    assert "Open the habit" in str(rows_of(nia.screen))
    async with street.database.transaction() as unit:
        goal = (await street.read(Goal))[0]
        (await unit.session.get_one(Goal, goal.id)).dropped_at = unit.now
    await sends(street, nia, "a:board_cards:0")
    await presses(street, nia, "🚀 My school project")
    assert "Times tables has ended. It stays as it was then." in nia.screen.text
    assert "0 of 4 steps" in await presses(street, nia, "I move it by hand")
    assert "1 of 4 steps" in await presses(street, nia, "One more step done")


async def test_on_a_friday_one_card_comes_back_with_its_button(street: Street) -> None:
    nia = street.nia
    street.it_is(10, weekday=FRIDAY)
    await reads_books(street)
    street.world.clock.move(timedelta(days=7))
    await says(street, nia, "/checkin")
    await presses(street, nia, "Happy", "Proud", "Done", "Skip")
    street.it_is(15, 30)
    [text] = await hears(street)
    assert "Something of your board is back:\n📚 Read 20 books\n0 of 20 books" in text
    assert "1 of 20 books" in await presses(street, nia, "+1 · books")
    await says(street, nia, "/settings")
    text = await presses(street, nia, "Reminders")
    assert "A card of your board: 15:30, on Fridays." in text
    await presses(street, nia, "A card of your board", "No reminder")
    assert [row.kind for row in await street.read(Reminder, Reminder.kind == "board")] == []
    assert not [text for text in await hears(street) if "of your board is back" in text]


@pytest.mark.thorough
async def test_on_other_days_and_without_a_board_nothing_comes_and_settings_name_none(street: Street) -> None:
    nia = street.nia
    street.it_is(10, weekday=FRIDAY)
    await street.nia_has_checked_in()
    await says(street, nia, "/settings")
    assert "board" not in await presses(street, nia, "Reminders")
    assert await street.read(Reminder, Reminder.kind == "board") == []
    await says(street, nia, "/board")
    await presses(street, nia, "New card", "🎮 Fun & Interests", "📚 Read 20 books", "Put it on my board")
    assert [row.minute for row in await street.read(Reminder, Reminder.kind == "board")] == [15 * 60 + 30]
    street.world.clock.move(timedelta(days=8))
    street.it_is(15, 30)
    assert not [text for text in await hears(street) if "of your board is back" in text], "it is a Saturday"
    street.it_is(15, 30, weekday=FRIDAY)
    async with street.database.transaction() as unit:
        today = unit.now.date().isoformat()
        await unit.session.execute(update(Batch).values(holidays=[{"from": today, "to": today, "name": "7"}]))
    assert await hears(street) == [], "it is a holiday"
    await presses(street, nia, "Open it", "Take it off")
    assert await street.read(Reminder, Reminder.kind == "board") == []


@pytest.mark.thorough
async def test_a_press_of_another_message_counts_once(street: Street) -> None:
    nia = street.nia
    await reads_books(street)
    await presses(street, nia, "Open it")
    (card,) = await street.read(VisionBoardCard)
    for _ in range(2):
        assert "1 of 20 books" in await sends(street, nia, f"a:board_do:{card.id}:=1")
    assert "It stands like this by now." in nia.screen.text
    assert "It stands like this by now." in await sends(street, nia, f"a:board_do:{card.id}:=19")
    await presses(street, nia, "Take it off")
    assert "I can't find that card any more." in await sends(street, nia, f"a:board_do:{card.id}:=2")
    assert "That card is taken off." in await sends(street, nia, f"a:board_out:{card.id}")
