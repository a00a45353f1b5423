"""When reminders come: chosen in plain sentences, with two presses or a typed time, and never in quiet hours."""

import pytest
from sqlalchemy import select

from bot.models import Batch, Chat, Habit, Reminder, Sprint, User
from bot.models.habits import NEVER
from bot.services import batches, students
from bot.services.rhythm import carrying, sprint_turns
from bot.services.who import Who
from tests.journeys.path import presses, says
from tests.journeys.reminded import hears, practises, rows_of, sends
from tests.journeys.rhythm import in_a_sprint
from tests.street import LENA, NIA, Street

TUESDAY = 2


@pytest.fixture
async def tuesday(street: Street) -> Street:
    street.it_is(10, weekday=TUESDAY)
    await in_a_sprint(street, begun=2, planned=())
    return street


async def planned(street: Street, kind: str) -> list[int]:
    """Return at which minutes of the day something of a kind is to come, every day."""
    return sorted(row.minute for row in await street.read(Reminder, Reminder.kind == kind) if row.is_daily)


async def test_the_times_of_a_kind_are_changed_with_two_presses(tuesday: Street) -> None:
    nia = tuesday.nia
    assert "I write after school, at 15:30." in await says(tuesday, nia, "/settings")
    text = await presses(tuesday, nia, "Reminders")
    assert text == "Your reminders\nCheck-in: 15:30, on school days.\nYour day: 15:30, every day."
    assert "Okay. Check-in: 16:00, on school days." in await presses(tuesday, nia, "Check-in", "16:00")
    assert await planned(tuesday, "checkin") == [16 * 60]
    assert "Your day: no reminder." in await presses(tuesday, nia, "Your day", "No reminder")
    assert await planned(tuesday, "day") == []
    await presses(tuesday, nia, "Check-in", "One more time", "07:30")
    await presses(tuesday, nia, "Check-in", "One more time", "Another time")
    assert "Here I need a time, like 17:00." in await says(tuesday, nia, "after lunch")
    assert "I'm quiet from 20:00 to 07:00, and 21:00 is in it." in await says(tuesday, nia, "9 pm")
    assert "Check-in: 07:30, 16:00, and 17:15, on school days." in await says(tuesday, nia, "5:15 pm")
    await presses(tuesday, nia, "Check-in")
    assert "One more time" not in str(rows_of(nia.screen)), "three are enough"
    assert "3 times a day are enough." in await sends(tuesday, nia, "a:remind_at:checkin:+1080")
    assert "and 05:00 is in it" in await sends(tuesday, nia, "a:remind_at:checkin:300")
    assert "finished" in await sends(tuesday, nia, "a:remind_at:checkin:1441")
    await says(tuesday, nia, "/settings")
    await presses(tuesday, nia, "Reminders", "Check-in", "Without 16:00")
    assert await planned(tuesday, "checkin") == [7 * 60 + 30, 17 * 60 + 15]
    await presses(tuesday, nia, "Check-in", "As usual, 15:30")
    assert await planned(tuesday, "checkin") == [15 * 60 + 30]
    await says(tuesday, nia, "/settings")
    assert "I write in the morning, at 07:30." in await presses(tuesday, nia, "When I may write", "In the morning")
    assert await planned(tuesday, "checkin") == [7 * 60 + 30]


@pytest.mark.thorough
async def test_a_habit_is_asked_for_at_its_own_time_with_the_day_or_never(tuesday: Street) -> None:
    nia = tuesday.nia
    await practises(tuesday, "Read")
    await says(tuesday, nia, "/habits")
    assert "Reminder: together with your day" in await presses(tuesday, nia, "Read")
    await presses(tuesday, nia, "Remind me at …", "17:00")
    assert "Read: 17:00." in nia.screen.text
    tuesday.it_is(15, 30)
    assert await hears(tuesday) == [], "it is not part of the day any more"
    tuesday.it_is(17)
    assert await hears(tuesday) == ["Read"]
    await says(tuesday, nia, "/settings")
    assert "Read: no reminder." in await presses(tuesday, nia, "Reminders", "Read", "No reminder")
    assert [habit.remind_at for habit in await tuesday.read(Habit)] == [[NEVER]]
    tuesday.it_is(15, 30, TUESDAY + 1)
    assert not any("Read" in text for text in await hears(tuesday))
    await presses(tuesday, nia, "Read", "With my day")
    tuesday.it_is(15, 30, TUESDAY + 2)
    assert any("Read" in text for text in await hears(tuesday))


async def test_somebody_who_would_rather_not_be_written_to_is_heard(tuesday: Street) -> None:
    await says(tuesday, tuesday.nia, "/settings")
    await presses(tuesday, tuesday.nia, "When I may write", "Please don't", "Reminders")
    assert "Check-in: no reminder.\nYour day: no reminder." in tuesday.nia.screen.text
    await presses(tuesday, tuesday.nia, "Your day", "19:00")
    assert await planned(tuesday, "day") == [19 * 60]


async def test_times_follow_the_sprint_the_class_and_what_is_taken_along(tuesday: Street) -> None:
    read = await practises(tuesday, "Read", remind_at=[17 * 60])
    async with tuesday.database.transaction() as unit:
        people = {one.display_name: one for one in await unit.session.scalars(select(User))}
        lena = Who(LENA, Chat(telegram_id=LENA, kind="private"), "UTC", user=people["Lena"])
        nia = Who(NIA, Chat(telegram_id=NIA, kind="private"), "UTC", user=people["Nia"])
        [this] = await unit.session.scalars(select(Sprint))
        after = Sprint(name="Sprint 5", start_date=unit.now.date(), end_date=this.end_date, created_by=lena.coach().id)
        away = Batch(name="2157", zone="UTC", school_to=13 * 60, created_at=unit.now)
        unit.session.add_all([after, away])
        await unit.session.flush()
        [here] = await unit.session.scalars(select(Batch).where(Batch.name == "2156"))

    async def at(kind: str) -> list[int]:
        await unit.session.flush()
        rows = select(Reminder.minute).where(Reminder.kind == kind, Reminder.user_id == nia.student().id)
        return sorted(await unit.session.scalars(rows))

    async with tuesday.database.transaction() as unit:
        assert await at("habit") == [17 * 60]
        turned = await sprint_turns.activate(unit, lena, after.id)
        assert await at("habit") == [], "habits of a sprint that is over rest"
        assert turned.decision is not None
        await sprint_turns.take_back(unit, lena, turned.decision)
        assert await at("habit") == [17 * 60]
        await sprint_turns.activate(unit, lena, after.id)
        copy = await carrying.carry_habit(unit, nia, read)
        assert (copy.remind_at, await at("habit")) == ([17 * 60], [17 * 60])
        await carrying.undo(unit, nia, copy.created_at)
        assert await at("habit") == []
    async with tuesday.database.transaction() as unit:
        await batches.set_policy(unit, lena, here.id, "school_to", str(14 * 60))
        assert await at("day") == [14 * 60 + 30]
        await students.move(unit, lena, nia.student().id, away.id)
        assert await at("day") == [13 * 60 + 30]
