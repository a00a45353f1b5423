"""What is due is said once, at a moment that is free for it, and in one message."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.models import Batch, Preferences, Reminder, UnaskedDay, User
from bot.services.reminding import planning
from bot.services.reminding.moments import Calendar
from tests.street import Street

MONDAY, FRIDAY, SATURDAY = 1, 5, 6
QUESTION = "How are you today?"


@pytest.fixture
async def here(street: Street) -> Street:
    """Nia has joined on a Monday morning and put her phone away; she is written to after school, at half past three."""
    street.it_is(10, weekday=MONDAY)
    await street.nia_has_joined()
    return street


async def hears(street: Street) -> list[str]:
    """Let the house say what is due; return what Nia reads that she had not read before."""
    before = len(street.nia.reads())
    await street.bot.timetable.speak()
    await street.settle()
    return street.nia.reads()[before:]


async def chooses(street: Street, **values: object) -> None:
    async with street.database.transaction() as unit:
        await unit.session.execute(update(Preferences).where(Preferences.write_at != "never").values(values))
        await planning.follow(unit, *await planning.everybody(unit))


@pytest.mark.both
async def test_a_reminder_comes_at_its_time_and_once(here: Street) -> None:
    assert await hears(here) == []
    here.it_is(15, 30)
    assert await hears(here) == [QUESTION]
    assert await hears(here) == []
    assert all(row.due_at and row.due_at > here.world.clock.now() for row in await here.read(Reminder))
    here.world.clock.move(timedelta(days=1))
    assert await hears(here) == [QUESTION]


@pytest.mark.both
async def test_a_student_whom_an_import_made_a_coach_hears_nothing_of_what_is_said_to_students(here: Street) -> None:
    await chooses(here, reminders={"day": [17 * 60], "digest": [17 * 60]})
    async with here.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        await planning.say(unit, nia.id, "checkin", "x", unit.now + timedelta(hours=1), Calendar("UTC"))
        nia.role = "admin"
    here.it_is(15, 30)
    assert await hears(here) == [], "what was planned before has nothing to say"
    await here.bot.timetable.plan_reminders()
    waiting = await here.read(Reminder, Reminder.user_id == nia.id, Reminder.due_at.is_not(None))
    assert [row.kind for row in waiting] == ["digest"]
    async with here.database.transaction() as unit:
        (await unit.session.get_one(User, nia.id)).role = "student"
    await here.bot.timetable.plan_reminders()
    assert {row.kind for row in await here.read(Reminder, Reminder.due_at.is_not(None))} == {"checkin", "day"}
    here.world.clock.move(timedelta(days=1))
    [text] = await hears(here)
    assert text.endswith(QUESTION)


async def test_nobody_is_asked_to_check_in_who_has_on_a_weekend_or_in_holidays(here: Street) -> None:
    for label in ("Happy", "Joyful", "Done", "Skip"):
        here.nia.presses(label)
        await here.settle()
    here.it_is(15, 30)
    assert await hears(here) == []
    here.it_is(15, 30, SATURDAY)
    assert await hears(here) == []
    here.it_is(10, weekday=MONDAY)
    async with here.database.transaction() as unit:
        today = unit.now.date().isoformat()
        await unit.session.execute(update(Batch).values(holidays=[{"from": today, "to": today, "name": "Diwali"}]))
    here.it_is(15, 30)
    assert await hears(here) == []


async def test_quiet_hours_let_a_daily_time_pass_and_hold_what_comes_once(here: Street) -> None:
    await chooses(here, quiet_from=15 * 60, quiet_to=7 * 60)
    async with here.database.transaction() as unit:
        [nia] = [one for one in await here.read(User) if one.display_name == "Nia"]
        await planning.say(unit, nia.id, "checkin", "x", unit.now + timedelta(hours=6), Calendar("UTC"))
    here.it_is(16)
    assert await hears(here) == []
    here.it_is(7)
    assert await hears(here) == [QUESTION]


async def test_between_two_questions_nothing_is_said(here: Street) -> None:
    here.it_is(15, 25)
    here.nia.presses("Happy")
    await here.settle()
    here.it_is(15, 30)
    assert await hears(here) == []
    here.world.clock.move(timedelta(minutes=2))
    assert await hears(here) == []
    here.world.clock.move(timedelta(minutes=9))
    assert await hears(here) == [QUESTION]


async def test_after_days_of_silence_of_the_house_one_message_says_so(here: Street) -> None:
    here.world.clock.move(timedelta(days=9))
    here.it_is(18, weekday=FRIDAY)
    [text] = await hears(here)
    assert text.startswith("I was away since Mon, ")
    assert QUESTION in text
    assert await hears(here) == []


async def test_the_third_message_of_a_day_tells_what_else_is_to_come_in_it(here: Street) -> None:
    await chooses(here, reminders={"checkin": [12 * 60, 13 * 60, 14 * 60, 15 * 60, 16 * 60]})
    heard = []
    for hour in (12, 13, 14, 15, 16):
        here.it_is(hour)
        heard.append(len(await hears(here)))
    assert heard == [1, 1, 1, 0, 0]
    [day] = await here.read(UnaskedDay)
    assert day.count == 3
    here.it_is(12)
    assert len(await hears(here)) == 1


async def test_what_cannot_be_said_to_one_is_said_to_the_others(here: Street) -> None:
    async with here.database.transaction() as unit:
        await unit.session.execute(update(Reminder).where(Reminder.kind == "day").values(kind="of another release"))
    here.it_is(15, 30)
    assert await hears(here) == [QUESTION]


async def test_somebody_who_blocked_the_bot_is_left_alone_until_they_return(here: Street) -> None:
    here.nia.blocks()
    here.it_is(15, 30)
    await hears(here)
    await hears(here)
    assert [row.due_at for row in await here.read(Reminder) if row.due_at and row.due_at < here.world.clock.now()] == []
