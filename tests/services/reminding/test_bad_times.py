"""Clocks that run wrong, journeys, phones that are gone, and days without the program."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from bot.models import Chat, Leaver, Preferences, User
from bot.services.reminding import kinds, planning, readers
from bot.services.reminding.moments import DAY, Calendar
from tests.services.reminding.house import CHECK_IN, House, at, student
from tests.services.reminding.years.lives import Life

Opened = Callable[..., AbstractAsyncContextManager[House]]
ONE = [CHECK_IN]


@pytest.fixture
def house(url: str, tmp_path: Path) -> Opened:
    return lambda *lives: House.open(url, tmp_path, lives)


async def moves(house: House, zone: str, name: str = "Nia") -> None:
    async with house.database.transaction() as unit:
        await unit.session.execute(update(Preferences).where(Preferences.user_id == name).values(zone=zone))
        await planning.follow(unit, name)


async def test_a_clock_that_is_set_back_an_hour_says_nothing_twice_and_loses_nothing(house: Opened) -> None:
    late = student("Omar", reminders={"checkin": [16 * 60], "day": []})
    async with house(student(), late) as here:
        assert await here.hears(at(15, 30)) == {"Nia": ONE}
        for minute in range(35, 60, 5):
            assert await here.hears(at(14, minute)) == {}
        await here.timetable.plan_reminders()
        assert await here.hears(at(15, 30)) == {}
        assert await here.hears(at(16)) == {"Omar": ONE}
        assert await here.hears(at(15, 30, day=1)) == {"Nia": ONE}


@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(days=400)], ids=["two days", "a year"])
async def test_a_clock_that_ran_far_ahead_and_came_back_is_healed_within_the_hour(
    house: Opened, ahead: timedelta
) -> None:
    async with house(student()) as here:
        assert await here.hears(at(15, 30)) == {"Nia": ONE}
        assert await here.hears(at(16) + ahead) == {"Nia": ONE}
        here.it_is(at(17))
        await here.timetable.plan_reminders()
        assert [await here.hears(at(15, 30, day=day)) for day in (1, 2, 3)] == [{"Nia": ONE}] * 3
        assert await here.hears(at(18, day=3)) == {}


async def test_messages_of_days_to_come_do_not_count_when_a_clock_came_back(house: Opened) -> None:
    async with house(student(reminders={"checkin": [600, 720, 840], "day": []})) as here:
        for hour in (10, 12, 14):
            assert await here.hears(at(hour, day=30)) == {"Nia": ONE}
        here.it_is(at(9, day=1))
        await here.timetable.forget()
        await here.timetable.plan_reminders()
        assert [len(await here.hears(at(hour, 31, day=30))) for hour in (10, 12, 14)] == [1, 1, 1]


async def test_after_two_weeks_without_the_program_one_message_says_so(house: Opened) -> None:
    busy = student(reminders={"checkin": [480, 930, 1020], "day": []})
    async with house(busy) as here:
        assert await here.hears(at(8)) == {"Nia": ONE}
        said = await here.hears(at(18, day=14))
        assert said == {"Nia": ONE}
        assert all(row.due_at and row.due_at.date() == date(2026, 5, 19) for row in await here.rows())
        assert await here.hears(at(19, day=14)) == {}
        assert not any(row.details for row in await here.rows())


async def test_somebody_who_blocked_the_bot_hears_the_next_one_when_they_are_back(house: Opened) -> None:
    async with house(student(), student("Omar")) as here:
        async with here.database.transaction() as unit:
            await unit.session.execute(update(Chat).where(Chat.id == "Nia").values(blocked_at=unit.now))
        assert await here.hears(at(15, 30)) == {"Omar": ONE}
        async with here.database.transaction() as unit:
            await unit.session.execute(update(Chat).values(blocked_at=None))
        assert await here.hears(at(16)) == {}
        assert await here.hears(at(15, 30, day=1)) == {"Nia": ONE, "Omar": ONE}


async def test_a_journey_over_the_date_line_brings_each_day_once_in_both_directions(house: Opened) -> None:
    """Monday in Kiritimati is Sunday in Honolulu, at the same time of day."""
    async with house(student(zone="Pacific/Kiritimati"), student("Omar", "Pacific/Honolulu")) as here:
        assert await here.hears(at(1, 30)) == {"Nia": ONE, "Omar": ONE}  # half past three in both, on two days
        here.it_is(at(2))
        await moves(here, "Pacific/Honolulu", "Nia")
        await moves(here, "Pacific/Kiritimati", "Omar")
        assert await here.hears(at(1, 30, day=1)) == {"Omar": ONE}  # Nia has had this Monday already
        here.it_is(at(3, day=1))
        await moves(here, "Pacific/Kiritimati", "Nia")
        await moves(here, "Pacific/Honolulu", "Omar")
        assert await here.hears(at(1, 30, day=2)) == {"Nia": ONE}  # and Omar his Tuesday
        assert await here.hears(at(1, 30, day=3)) == {"Nia": ONE, "Omar": ONE}


async def test_a_journey_while_something_waits_loses_nothing(house: Opened) -> None:
    async with house(student(quiet=(15 * 60, 18 * 60))) as here:
        assert await here.hears(at(15, 30)) == {}
        await here.timetable.plan_reminders()
        assert await here.hears(at(18)) == {"Nia": ONE}
        here.it_is(at(15, day=1))
        await moves(here, "Europe/Athens")  # half past three is over there, and was not where she came from
        assert await here.hears(at(15, 30, day=1)) == {"Nia": ONE}
        assert await here.hears(at(12, 30, day=2)) == {}


async def test_what_waits_of_a_day_that_a_journey_ended_does_not_come_along_on_the_next(house: Opened) -> None:
    async with house(student(quiet=(0, 0))) as here:
        here.it_is(at(14))
        await moves(here, "Asia/Tokyo")  # where Monday has an hour left, and half past three is over
        async with here.database.transaction() as unit:
            await planning.say(unit, "Nia", "news", "x", at(15, 5), Calendar("Asia/Tokyo"))
        assert await here.hears(at(15, 5)) == {"Nia": [{("news", "x")}]}
        assert await here.hears(at(15, 30)) == {}
        assert await here.hears(at(6, 30, day=1)) == {"Nia": ONE}


async def test_a_break_that_ends_early_brings_what_waited_for_its_end(house: Opened) -> None:
    async with house(student(reminders={"checkin": [], "day": []})) as here:
        async with here.database.transaction() as unit:
            await unit.session.execute(update(Preferences).values(paused_until=at(12, day=30)))
            await planning.say(unit, "Nia", "news", "x", at(13), Calendar("UTC"))
        assert await here.hears(at(13)) == {}
        here.it_is(at(12, day=3))
        async with here.database.transaction() as unit:
            await unit.session.execute(update(Preferences).values(paused_until=None))
            await planning.follow(unit, "Nia")
        assert await here.hears(at(12, 1, day=3)) == {"Nia": [{("news", "x")}]}


async def test_whoever_left_or_was_deleted_hears_nothing_and_holds_nobody_up(house: Opened) -> None:
    async with house(student("Ana"), student("Bo"), student()) as here:
        here.it_is(at(15, 29))
        async with here.database.transaction() as unit:
            await unit.session.execute(delete(User).where(User.id == "Ana"))
            gone = {"user_id": "Bo", "why": "forget_me", "left_at": unit.now, "delete_at": unit.now + DAY}
            await unit.session.execute(insert(Leaver).values(gone))
        assert await here.hears(at(15, 30)) == {"Nia": ONE}
        assert {row.user_id for row in await here.rows()} == {"Bo", "Nia"}
        await here.timetable.plan_reminders()
        assert {row.user_id for row in await here.rows()} == {"Nia"}


async def test_what_cannot_be_said_to_one_holds_up_nobody_else(house: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind that is broken for one, and a zone that this machine does not know."""
    gather = kinds.KINDS["checkin"]

    async def broken(unit: object, due: object) -> object:
        if any(reader.user.id == "Ana" for reader, _ in due):  # type: ignore[attr-defined]
            raise LookupError("Ana")
        return await gather(unit, due)  # type: ignore[arg-type]

    monkeypatch.setitem(kinds.KINDS, "checkin", broken)
    lives: list[Life] = [student(name) for name in ("Ana", "Bo", "Cem", "Nia")]
    async with house(*lives) as here:
        async with here.database.transaction() as unit:
            await unit.session.execute(
                update(Preferences).where(Preferences.user_id == "Bo").values(zone="Mars/Olympus")
            )
        await here.timetable.plan_reminders()
        assert await here.hears(at(15, 30)) == {"Cem": ONE, "Nia": ONE}
        async with here.database.reading() as unit:
            assert not await readers.waiting(unit, 10)
        monkeypatch.undo()
        assert await here.hears(at(15, 45)) == {"Ana": ONE}


async def test_minutes_that_are_none_are_no_times(house: Opened) -> None:
    async with house(student(reminders={"checkin": [-5, 1440, 930], "day": ["noon"]})) as here:
        assert [row.minute for row in await here.rows()] == [930]
