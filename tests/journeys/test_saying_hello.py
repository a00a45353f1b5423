"""A hello to those who are missing: who gets one, and who is left alone."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.clock import Clock
from bot.models import Batch, Decision, Preferences
from tests.journeys.test_coaching import class_has_joined, coach_presses, says
from tests.street import Street

MONDAY, SUNDAY = 1, 7


@pytest.fixture(autouse=True)
def _school(street: Street) -> None:
    """It is a Monday, and school has begun."""
    street.it_is(10, weekday=MONDAY)


async def chooses(street: Street, user_id: str, **choices: object) -> None:
    async with street.database.transaction() as unit:
        mine = await unit.session.get_one(Preferences, user_id)
        for name, value in choices.items():
            setattr(mine, name, value)


async def hello_to_all(street: Street) -> str:
    await says(street, "/today")
    return await coach_presses(street, "Missing (2)", "Say hello to all 2")


async def test_those_who_are_missing_get_one_hello_a_day(street: Street) -> None:
    await class_has_joined(street)
    await street.falls_silent()
    await says(street, "/today")
    assert "Nia\nOmar" in await coach_presses(street, "Missing (2)")
    assert "I've said hello to Nia and Omar." in await coach_presses(street, "Say hello to all 2")
    assert "Lena says hello. How are you today?" in street.nia.screen.text
    assert "They had one today: Nia and Omar." in await hello_to_all(street)
    assert sum("says hello" in text for text in street.nia.reads()) == 1


async def test_nobody_is_nudged_in_their_quiet_time(street: Street) -> None:
    ids = await class_has_joined(street)
    await chooses(street, ids["Nia"], quiet_from=0, quiet_to=24 * 60 - 1)
    text = await hello_to_all(street)
    assert "said hello to Omar." in text
    assert "quiet time: Nia" in text


async def test_somebody_who_asked_not_to_be_written_to_is_left_alone_and_named(street: Street) -> None:
    ids = await class_has_joined(street)
    await chooses(street, ids["Nia"], write_at="never")
    text = await hello_to_all(street)
    assert "They'd rather not be written to: Nia." in text
    assert not any("says hello" in text for text in street.nia.reads())


async def test_somebody_who_blocked_the_bot_is_not_counted_and_gets_their_hello_once_they_are_back(
    street: Street,
) -> None:
    await class_has_joined(street)
    street.omar.blocks()
    await street.settle()
    text = await hello_to_all(street)
    assert "I've said hello to Nia." in text
    assert "They have blocked me, so I can't reach them: Omar." in text
    assert len(await street.read(Decision)) == 1
    street.omar.unblocks()
    street.omar.says("/today")
    await street.settle()
    assert "I've said hello to Omar." in await hello_to_all(street)


async def test_a_new_hello_waits_for_the_student_s_own_new_day(street: Street, clock: Clock) -> None:
    """Honolulu is ten hours behind: a coach's new day begins there while it is still the day of the hello."""
    ids = await class_has_joined(street)
    for name in ("Nia", "Omar"):
        await chooses(street, ids[name], zone="Pacific/Honolulu")
    async with street.database.transaction() as unit:
        await unit.session.execute(update(Batch).values(zone="Pacific/Honolulu"))
    street.it_is(23)
    assert "said hello to Nia and Omar" in await hello_to_all(street)
    clock.move(timedelta(hours=2))
    assert "They had one today: Nia and Omar." in await hello_to_all(street)
    clock.move(timedelta(hours=18))
    assert "said hello to Nia and Omar" in await hello_to_all(street)


async def test_nobody_is_missing_before_school_begins_on_a_sunday_or_in_holidays(street: Street) -> None:
    await class_has_joined(street)
    street.it_is(7, weekday=MONDAY)
    assert await says(street, "/today") == "2156 today: 0 of 2 checked in.\nSchool has not begun yet.\n\nAs of 07:00."
    street.it_is(10, weekday=SUNDAY)
    assert "0 of 2 checked in.\nNo school today." in await says(street, "/today")
    assert "Missing" not in str(street.lena.screen.keyboard)
    street.lena.presses_data("a:nudge", street.lena.screen)
    await street.settle()
    assert street.lena.screen.text == "Nobody is missing now."
    street.it_is(10, weekday=MONDAY)
    async with street.database.transaction() as unit:
        day = unit.now.date().isoformat()
        await unit.session.execute(update(Batch).values(holidays=[{"from": day, "to": day, "name": "Diwali"}]))
    assert "No school today." in await says(street, "/today")
