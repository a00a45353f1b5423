"""A student practises habits: makes one, ticks it today and yesterday, lets a day go, is away, changes it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.models import Habit, HabitCompletion, HabitPause, Sprint, User
from bot.services import accounts
from playground.people import Person
from tests.journeys.path import presses, says
from tests.report import Report
from tests.street import OMAR, Street

DAY = timedelta(days=1)
TUESDAY = date(2026, 3, 3)


async def in_a_sprint(street: Street, clock: Clock, *, begins: int = -1, days: int = 28) -> None:
    """Let it be a Tuesday afternoon in a sprint; Nia has joined and said how she is."""
    clock.move(datetime(2026, 3, 3, 15, tzinfo=UTC) - clock.now())
    await street.nia_has_checked_in()
    async with street.database.transaction() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        first = TUESDAY + begins * DAY
        unit.session.add(Sprint(name="Sprint 4", start_date=first, end_date=first + (days - 1) * DAY, is_active=True,
                                created_by=lena.id))  # fmt: skip


async def makes(street: Street, *, often: str = "Every day") -> str:
    """Let Nia make a habit, with the name typed and everything else by buttons; return how it is said."""
    await says(street, street.nia, "/habits")
    await presses(street, street.nia, "Make a habit")
    await says(street, street.nia, "read my book")
    await presses(street, street.nia, "Read one chapter", "5 pages", "After brushing", "A warm drink", often)
    return await presses(street, street.nia, "Save")


async def to_the_next_day(street: Street, clock: Clock, days: int = 1) -> None:
    """Let days go by, and Nia say how she is, so that /today is about something else."""
    clock.move(days * DAY)
    await says(street, street.nia, "/today")
    await presses(street, street.nia, "Calm", "Relaxed", "Done", "Skip")


async def sends(street: Street, person: Person, data: str) -> str:
    person.presses_data(data, person.screen)
    await street.settle()
    return person.screen.text


async def test_a_habit_is_made_with_buttons_and_one_line_and_ticked_from_today(
    street: Street, clock: Clock, report: Report
) -> None:
    await in_a_sprint(street, clock)
    assert "Saved: read my book, every day.\nIt begins today." in await makes(street)
    (habit,) = await street.read(Habit)
    assert (habit.name, habit.what_is_habit, habit.how_to_practice, habit.cue, habit.reward) == (
        "read my book", "Read one chapter", "5 pages, in a quiet corner", "After brushing my teeth", "A warm drink",
    )  # fmt: skip
    assert (habit.begins_on, habit.weekdays, habit.times_a_week) == (TUESDAY, None, None)
    report("a whole habit: 8 presses and one line")

    text = await says(street, street.nia, "/today")
    assert "read my book\nAfter brushing my teeth, as you planned.\nYour treat: A warm drink" in text
    text = await presses(street, street.nia, "Done")
    assert "read my book: done for Tuesday. That's 1 of 1 planned day." in text
    assert "And yesterday" not in text, "it had not begun"
    await presses(street, street.nia, "Add a note")
    assert "Your note: chapter 3 <3" in await says(street, street.nia, "chapter 3 <3")
    assert "Okay, Tuesday is open again." in await presses(street, street.nia, "Undo")
    (row,) = await street.read(HabitCompletion)
    assert (row.completed, row.note, row.date) == (False, "chapter 3 <3", TUESDAY)
    assert "1 of 1 planned day" in await presses(street, street.nia, "Done")


@pytest.mark.thorough
async def test_yesterday_is_asked_for_once_and_either_answer_is_fine(street: Street, clock: Clock) -> None:
    await in_a_sprint(street, clock)
    await makes(street)
    await to_the_next_day(street, clock)
    assert "And yesterday, read my book: did you do it?" in await says(street, street.nia, "/today")
    assert "Today is a new day." in await presses(street, street.nia, "No, and that's okay")
    assert "And yesterday" not in await says(street, street.nia, "/today")
    assert "And yesterday" not in await presses(street, street.nia, "Done")
    await to_the_next_day(street, clock)
    await says(street, street.nia, "/habits")
    await presses(street, street.nia, "read my book")
    await presses(street, street.nia, "Undo yesterday")
    await to_the_next_day(street, clock)
    assert "And yesterday" in await says(street, street.nia, "/today")
    text = await presses(street, street.nia, "Yes, tick it")
    assert "done for Thursday. That's 1 of 3 planned days." in text
    await presses(street, street.nia, "My habits", "○ Today")
    assert "read my book: 2 of 4 planned days, 2 in a row" in street.nia.screen.text


@pytest.mark.thorough
async def test_a_tick_from_the_list_toggles_in_place_however_often_it_is_tapped(street: Street, clock: Clock) -> None:
    await in_a_sprint(street, clock)
    await makes(street)
    await presses(street, street.nia, "My habits")
    (habit,) = await street.read(Habit)
    for _ in range(10):
        street.nia.presses_data(f"a:habits_tick:{habit.id}:20260303", street.nia.screen)
    await street.settle()
    assert "read my book: 1 of 1 planned day" in street.nia.screen.text
    assert len(await street.read(HabitCompletion)) == 1
    screen = street.nia.screen
    await presses(street, street.nia, "✓ Today")
    assert "read my book: begins today" in street.nia.screen.text
    assert street.nia.screen is screen
    await presses(street, street.nia, "○ Today")
    assert "read my book: 1 of 1 planned day · to come: 26" in await presses(street, street.nia, "As a picture")


@pytest.mark.thorough
async def test_not_today_has_two_days_and_being_away_costs_nothing(street: Street, clock: Clock) -> None:
    await in_a_sprint(street, clock)
    await makes(street)
    for left in (1, 0):
        await says(street, street.nia, "/today")
        if "And yesterday" in street.nia.screen.text:
            await presses(street, street.nia, "No, and that's okay")
            await says(street, street.nia, "/today")
        text = await presses(street, street.nia, "Not today", f"Just not today ({left + 1} of 2 left)")
        assert "Okay, read my book can wait. Your streak stays." in text
        assert f"You can say that {left} more time" in text
        await to_the_next_day(street, clock)
    await says(street, street.nia, "/today")
    text = await presses(street, street.nia, "Not today")
    assert "Your 2 free days for read my book are used.\nBeing sick or away costs nothing." in text
    assert "nothing is lost. Until when?" in await presses(street, street.nia, "Sick or away")
    assert "On Sun, Mar 8 they go on. Nothing is lost." in await presses(street, street.nia, "Three days")
    assert "as you planned" not in await says(street, street.nia, "/today")
    text = await says(street, street.nia, "/habits")
    assert "read my book: no planned day yet" in text
    assert "All your habits rest" in text
    assert "Your habits go on today." in await presses(street, street.nia, "I'm back")
    assert await street.read(HabitPause) == []
    assert "as you planned" in await says(street, street.nia, "/today")


@pytest.mark.thorough
async def test_a_habit_is_changed_put_away_while_away_and_taken_up_again(street: Street, clock: Clock) -> None:
    await in_a_sprint(street, clock)
    await makes(street, often="3 times a week")
    await presses(street, street.nia, "My habits", "○ Today")
    await to_the_next_day(street, clock)
    await says(street, street.nia, "/habits")
    text = await presses(street, street.nia, "read my book")
    assert "How often: 3 times a week" in text
    assert "1 of 1 planned day" in text
    assert "5 How often: 3 times a week" in await presses(street, street.nia, "Change")
    await presses(street, street.nia, "Change 5", "On certain days")
    assert "Done" not in str(street.nia.screen.keyboard), "no day is no habit"
    text = await presses(street, street.nia, "Mon", "Thu", "Done")
    assert "5 How often: Mon and Thu" in text
    assert "This rhythm holds from today." in text
    text = await presses(street, street.nia, "Save the change")
    assert "Changed." in text
    assert "1 of 1 planned day" in text
    await says(street, street.nia, "/habits")
    await presses(street, street.nia, "Sick or away", "I'll tell you", "My habits", "read my book")
    assert "read my book is put away." in await presses(street, street.nia, "Put away")
    assert "put away" in await presses(street, street.nia, "My habits")
    text = await presses(street, street.nia, "read my book", "Take it up again")
    assert "It's back. It counts from today." in text
    assert "All your habits rest until you're back." in text


@pytest.mark.thorough
async def test_old_and_forged_buttons_are_answered_and_change_nothing(street: Street, clock: Clock) -> None:
    await in_a_sprint(street, clock)
    await makes(street)
    (habit,) = await street.read(Habit)
    clock.move(3 * DAY)
    for day, answer in (("20260303", "a few days ago"), ("20260307", "still to come"), ("20269999", "finished")):
        for action in ("habit_tick", "habit_skip", "habit_not_today"):
            assert answer in await sends(street, street.nia, f"a:{action}:{habit.id}:{day}"), action
    assert "finished" in await sends(street, street.nia, "a:habit_away_for:20260306:forever")
    assert "Tap Done on it first" in await sends(street, street.nia, f"a:habit_note:{habit.id}:20260306")
    async with street.database.transaction() as unit:
        omar = (await unit.session.scalars(select(User).where(User.display_name == "Omar"))).one()
        await accounts.sign_in(unit, OMAR, omar)
    await says(street, street.omar, "/menu")
    for data in (f"habit_tick:{habit.id}:20260306", f"habit:{habit.id}", f"change_habit:{habit.id}",
                 f"habit_archive:{habit.id}", f"habit_note:{habit.id}:20260306"):  # fmt: skip
        assert "I can't find that habit" in await sends(street, street.omar, f"a:{data}")
    assert "is for students" in await sends(street, street.lena, f"a:habit_tick:{habit.id}:20260306")
    assert await street.read(HabitCompletion) == []
    assert (await street.read(Habit))[0].archived_at is None


async def test_without_a_sprint_and_after_one_the_words_are_clear(street: Street, clock: Clock) -> None:
    await in_a_sprint(street, clock, days=5)
    await makes(street)
    clock.move(4 * DAY)  # the day after its last one
    text = await says(street, street.nia, "/habits")
    assert "This sprint is over." in text
    assert "New habit" not in str(street.nia.screen.keyboard)
    await presses(street, street.nia, "read my book")
    assert "done for Friday" in await presses(street, street.nia, "Tick yesterday")
    clock.move(DAY)
    (habit,) = await street.read(Habit)
    assert "a few days ago" in await sends(street, street.nia, f"a:habit_tick:{habit.id}:20260306")
    assert "Sprint 4 is over" in await sends(street, street.nia, "a:new_habit")
    async with street.database.transaction() as unit:
        (await unit.session.scalars(select(Sprint))).one().is_active = False
    assert "there is none now" in await says(street, street.nia, "/habits")
    await says(street, street.nia, "/today")


@pytest.mark.thorough
async def test_a_seventh_habit_waits_until_there_is_room(street: Street, clock: Clock) -> None:
    await in_a_sprint(street, clock, begins=3)
    text = await makes(street, often="2 times a week")
    assert "It begins on Fri, Mar 6." in text
    for _ in range(5):
        await presses(street, street.nia, "My habits", "New habit", "Drink water")
        await presses(street, street.nia, "A glass of water", "One glass", "After I get up")
        await presses(street, street.nia, "Skip", "Every day", "Save")
    await presses(street, street.nia, "My habits")
    assert "New habit" not in str(street.nia.screen.keyboard)
    assert "6 habits are enough at once." in await sends(street, street.nia, "a:new_habit")
    assert len(await street.read(Habit)) == 6
