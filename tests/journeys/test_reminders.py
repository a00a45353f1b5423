"""What the house says of itself, as a student meets it: ticked, put off, let go, on whatever phone."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.models import ActionItem, Habit, HabitCompletion, Preferences, Sprint, UnaskedDay, User
from bot.services import accounts
from bot.services.accounts import Choices
from bot.services.rhythm.tasks import put_on
from playground.objects import Message
from tests.journeys.path import presses, says
from tests.journeys.reminded import carried_by, hears, practises, rows_of, sends
from tests.journeys.rhythm import in_a_sprint
from tests.street import NIA, OMAR, Street

MONDAY, TUESDAY = 1, 2
READ = {"cue": "After brushing my teeth.", "reward": "you choose the next book"}


@pytest.fixture
async def tuesday(street: Street) -> Street:
    """It is a Tuesday morning in the sprint; Nia has said how she is."""
    street.it_is(10, weekday=TUESDAY)
    await in_a_sprint(street, begun=2, planned=())
    return street


@pytest.mark.both
async def test_an_evening_with_a_habit(tuesday: Street) -> None:
    nia = tuesday.nia
    await practises(tuesday, "Read 10 minutes", remind_at=[18 * 60 + 30], **READ)
    tuesday.it_is(18, 30)
    [text] = await hears(tuesday)
    assert text == (
        "Read 10 minutes\nAfter brushing my teeth, as you planned.\nYour treat: you choose the next book"
    )  # fmt: skip
    assert rows_of(nia.screen) == [["Done", "Later", "Not today"]]
    await presses(tuesday, nia, "Later")
    assert rows_of(nia.screen) == [["In 10 minutes", "In an hour"], ["Tonight, 19:00"], ["Back"]]
    assert await presses(tuesday, nia, "Back") == text
    assert await presses(tuesday, nia, "Later", "In 10 minutes") == "I'll ask again at 18:40."
    assert await presses(tuesday, nia, "Another time", "Tonight, 19:00") == "I'll ask again at 19:00."
    tuesday.it_is(18, 40)
    assert await hears(tuesday) == []
    waits = nia.screen
    tuesday.it_is(19)
    assert await hears(tuesday) == [text]
    assert (waits.text, rows_of(waits)) == ("I've asked again, further down.", [["Today"]])
    done = await presses(tuesday, nia, "Done")
    assert done.startswith("Read 10 minutes: done for Tuesday. That's 1 of 3 planned days.\nYour treat: you choose")
    assert "And yesterday, Read 10 minutes: did you do it?" in done
    await presses(tuesday, nia, "Yes, tick it")
    assert [row.completed for row in await tuesday.read(HabitCompletion)] == [True, True]
    assert [day.count for day in await tuesday.read(UnaskedDay)] == [1], "what was asked for does not count"


async def test_what_was_ticked_meanwhile_is_not_asked_for_again(tuesday: Street) -> None:
    await practises(tuesday, "Read", remind_at=[15 * 60])
    tuesday.it_is(15)
    await hears(tuesday)
    text = await presses(tuesday, tuesday.nia, "Later", "In an hour", "Back", "Done")
    asked = tuesday.nia.screen
    tuesday.it_is(16)
    assert await hears(tuesday) == []
    assert asked.text == text, "it says already what became of it"


async def test_a_message_that_was_put_off_says_what_became_of_it_where_all_was_done_elsewhere(tuesday: Street) -> None:
    habit = await practises(tuesday, "Read", remind_at=[15 * 60])
    async with tuesday.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        await accounts.sign_in(unit, OMAR, nia)
    await says(tuesday, tuesday.omar, "/today")
    tuesday.it_is(15)
    await hears(tuesday)
    await presses(tuesday, tuesday.nia, "Later", "In an hour")
    waits, moment = tuesday.nia.screen, carried_by(tuesday.nia.screen, "Back").split(":")[-1]
    await sends(tuesday, tuesday.omar, f"a:habit_tick:{habit}:{tuesday.clock.now():%Y%m%d}")
    before = len(tuesday.omar.chat.messages)
    tuesday.it_is(16)
    assert await hears(tuesday) == []
    assert (waits.text, rows_of(waits)) == ("That was everything for Tuesday.", [["Today"]])
    assert len(tuesday.omar.chat.messages) == before, "on the other phone nothing was put off"
    for button in (f"later:{moment}", f"later_for:{moment}:ten"):
        assert "That was everything for Tuesday." in await sends(tuesday, tuesday.nia, f"a:{button}")
    tuesday.it_is(16, 10)
    assert await hears(tuesday) == []


async def test_of_two_messages_that_put_off_the_same_the_earlier_says_so(tuesday: Street) -> None:
    await practises(tuesday, "Read", remind_at=[15 * 60, 17 * 60])
    tuesday.it_is(15)
    await hears(tuesday)
    assert (await presses(tuesday, tuesday.nia, "Later", "Tonight")).startswith("I'll ask again at")
    earlier = tuesday.nia.screen
    tuesday.it_is(17)
    await hears(tuesday)
    later = tuesday.nia.screen
    assert later is not earlier
    assert await presses(tuesday, tuesday.nia, "Later", "In an hour") == "I'll ask again at 18:00."
    assert (earlier.text, rows_of(earlier)) == ("You've put it off further down. I'll ask again then.", [["Today"]])
    await presses(tuesday, tuesday.nia, "Another time", "In 10 minutes")
    assert later.text == "I'll ask again at 17:10."
    tuesday.it_is(17, 10)
    await hears(tuesday)
    assert (later.text, earlier.text.startswith("You've put it off")) == ("I've asked again, further down.", True)


async def test_late_in_the_evening_nothing_is_offered_that_would_be_quiet(tuesday: Street) -> None:
    await practises(tuesday, "Read", remind_at=[19 * 60 + 30])
    tuesday.it_is(19, 30)
    await hears(tuesday)
    moment = carried_by(tuesday.nia.screen, "Later").split(":")[-1]
    await presses(tuesday, tuesday.nia, "Later")
    assert rows_of(tuesday.nia.screen) == [["In 10 minutes"], ["Back"]]
    tuesday.it_is(19, 55)
    assert "I won't ask again today.\nThat's okay, nothing is lost." in await sends(
        tuesday, tuesday.nia, f"a:later_for:{moment}:ten"
    )
    assert rows_of(tuesday.nia.screen) == [["Back"]]
    tuesday.world.clock.move(timedelta(days=7))
    assert "That reminder is over by now." in await sends(tuesday, tuesday.nia, f"a:later_for:{moment}:hour")
    [habit] = await tuesday.read(Habit)
    assert "That was a few days ago" in await sends(tuesday, tuesday.nia, f"a:due_habit:{habit.id}:{moment}")
    assert await tuesday.read(HabitCompletion) == []


@pytest.mark.thorough
async def test_everything_of_a_day_is_ticked_in_one_message(street: Street) -> None:
    """The class has its gate; a button that was pushed to her is not behind it."""
    nia = street.nia
    street.it_is(10, weekday=MONDAY)
    await in_a_sprint(street, begun=8, planned=(1, 1))
    await practises(street, "Read 10 minutes", **READ)
    street.it_is(15, 30)
    await hears(street)
    street.it_is(15, 30, TUESDAY)
    [text] = await hears(street)
    assert text == (
        "How are you today?\n\nOpen on Tuesday:\n☐ Cards 1 · 17:00 · 10 min\n☐ Cards 2 · 17:00 · 10 min\n"
        "○ Read 10 minutes · After brushing my teeth"
    )
    message = nia.screen
    assert rows_of(message) == [
        ["Check in"], ["☐ Cards 1", "☐ Cards 2"], ["○ Read 10 minutes"], ["Later", "Not today"],
    ]  # fmt: skip
    assert await presses(street, nia, "Later", "In an hour") == "I'll ask again at 16:30."
    street.it_is(16, 30)
    assert await hears(street) == [text]

    again = nia.screen
    text = await presses(street, nia, "☐ Cards 1")
    assert text.startswith("Done: Cards 1. 1 of 2 tasks for Times tables.\n\nHow are you today?\n\nOpen on Tuesday:")
    assert rows_of(again) == [["Check in"], ["☐ Cards 2"], ["○ Read 10 minutes"], ["Undo", "Later", "Not today"]]
    assert "☐ Cards 1 ·" in await presses(street, nia, "Undo")
    await presses(street, nia, "☐ Cards 1", "☐ Cards 2")
    assert nia.screen is again
    await presses(street, nia, "Check in", "Calm", "Relaxed", "Done", "Skip")
    assert nia.screen is not again, "the list stays where it is"
    text = await presses_on(street, again, "○ Read 10 minutes")
    assert text.startswith("Read 10 minutes: done for Tuesday. That's 1 of ")
    assert text.endswith("Your treat: you choose the next book\n\nThat was everything for Tuesday.")
    assert rows_of(again) == [["Undo", "Today"]]
    assert (await presses_on(street, again, "Undo")).startswith("Okay, Read 10 minutes is open again.\n\nRead 10")


@pytest.mark.thorough
async def test_one_of_several_habits_can_wait_while_the_list_stays(tuesday: Street) -> None:
    for name in ("Read", "Tidy"):
        await practises(tuesday, name)
    tuesday.it_is(15, 30)
    await hears(tuesday)
    listed = tuesday.nia.screen
    await presses(tuesday, tuesday.nia, "Not today")
    assert rows_of(tuesday.nia.screen) == [["Read", "Tidy"], ["None of them"]]
    await presses(tuesday, tuesday.nia, "Read", "Just not today")
    assert rows_of(listed) == [["○ Read", "○ Tidy"], ["Later", "Not today"]]
    tuesday.nia.presses("○ Tidy", on=listed)
    await tuesday.settle()
    assert listed.text.endswith("That was everything for Tuesday.")


async def test_a_long_day_fits_a_phone_screen(tuesday: Street) -> None:
    for n in range(6):
        await practises(
            tuesday, f"Habit {n} with a name that goes on and on, {n * 'longer, '}", cue="After " + "x" * 90
        )
    async with tuesday.database.transaction() as unit:
        await unit.session.execute(update(Habit).values(created_at=unit.now))
    await in_the_week(tuesday, 6)
    tuesday.it_is(15, 30)
    [text] = await hears(tuesday)
    assert text.endswith("\n6 more")
    assert len(text.splitlines()) == 8
    assert rows_of(tuesday.nia.screen)[-2:] == [["My habits"], ["Later", "Not today"]]


async def in_the_week(street: Street, count: int) -> None:
    """Let Nia have so many tasks today that stand alone."""
    [sprint] = await street.read(Sprint)
    [nia] = await street.read(User, User.display_name == "Nia")
    async with street.database.transaction() as unit:
        for n in range(count):
            task = ActionItem(user_id=nia.id, sprint_id=sprint.id, title=f"Task {n}", order=n)
            put_on(task, sprint, unit.now.date())
            unit.session.add(task)


async def test_on_a_family_phone_the_first_line_is_the_name_and_on_a_shared_one_each_ticks_their_own(
    tuesday: Street,
) -> None:
    async with tuesday.database.transaction() as unit:
        await unit.session.execute(update(Preferences).values(phone="family"))
        omar = (await unit.session.scalars(select(User).where(User.display_name == "Omar"))).one()
        await accounts.sign_in(unit, NIA, omar)
        await accounts.choose(unit, omar, Choices("UTC", write_at="never"))
    hers = await practises(tuesday, "Read", remind_at=[15 * 60])
    his = await practises(tuesday, "Tidy", "Omar", remind_at=[15 * 60])
    tuesday.it_is(15)
    assert sorted(await hears(tuesday)) == ["Nia\nRead", "Omar\nTidy"]
    for name in ("Nia", "Omar"):
        message = next(one for one in reversed(tuesday.nia.chat.messages) if one.text.startswith(f"{name}\n"))
        assert (await presses_on(tuesday, message, "Later", "In an hour")) == f"{name}\nI'll ask again at 16:00."
        assert (await presses_on(tuesday, message, "Back", "Done")).startswith(f"{name}\n")
    assert {row.habit_id for row in await tuesday.read(HabitCompletion)} == {hers, his}
    tuesday.it_is(16)
    assert await hears(tuesday) == []


async def presses_on(street: Street, message: Message, *labels: str) -> str:
    for label in labels:
        street.nia.presses(label, on=message)
        await street.settle()
    return message.text
