"""Days of a sprint as its students live them: short ones and long ones, in every zone, across the changes of clocks."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.db import Database
from bot.services.rhythm import my_day, my_sprint, weeks, whereabouts
from bot.services.rhythm.calendar import Span, weekday_of
from bot.services.who import Who
from tests.services.rhythm import sprinting
from tests.services.rhythm.sprinting import at

# A moment, a zone, the day on the wall there: around midnight, and on both days on which clocks change.
MOMENTS = [
    ("2026-12-10T18:29+00:00", "Asia/Kolkata", "2026-12-10"),
    ("2026-12-10T18:31+00:00", "Asia/Kolkata", "2026-12-11"),
    ("2026-12-11T04:59+00:00", "America/New_York", "2026-12-10"),
    ("2026-12-11T05:01+00:00", "America/New_York", "2026-12-11"),
    ("2026-12-10T10:59+00:00", "Pacific/Auckland", "2026-12-10"),
    ("2026-12-10T11:01+00:00", "Pacific/Auckland", "2026-12-11"),
    ("2026-12-10T10:14+00:00", "Pacific/Chatham", "2026-12-10"),
    ("2026-12-10T10:16+00:00", "Pacific/Chatham", "2026-12-11"),
    ("2026-03-08T04:59+00:00", "America/New_York", "2026-03-07"),  # the hour is skipped later that day
    ("2026-03-09T03:59+00:00", "America/New_York", "2026-03-08"),
    ("2026-03-09T04:01+00:00", "America/New_York", "2026-03-09"),
    ("2026-11-01T03:59+00:00", "America/New_York", "2026-10-31"),
    ("2026-11-01T04:01+00:00", "America/New_York", "2026-11-01"),  # a day of 25 hours
    ("2026-11-02T04:59+00:00", "America/New_York", "2026-11-01"),
    ("2026-11-02T05:01+00:00", "America/New_York", "2026-11-02"),
    ("2026-09-26T11:59+00:00", "Pacific/Auckland", "2026-09-26"),
    ("2026-09-27T10:59+00:00", "Pacific/Auckland", "2026-09-27"),  # a day of 23 hours
    ("2026-09-27T11:01+00:00", "Pacific/Auckland", "2026-09-28"),
    ("2026-04-05T11:59+00:00", "Pacific/Auckland", "2026-04-05"),  # a day of 25 hours
    ("2026-04-05T12:01+00:00", "Pacific/Auckland", "2026-04-06"),
    ("2026-04-04T10:14+00:00", "Pacific/Chatham", "2026-04-04"),
    ("2026-04-05T11:16+00:00", "Pacific/Chatham", "2026-04-06"),
]


@pytest.mark.both
async def test_the_day_shown_as_today_is_the_one_on_the_wall(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await sprinting.person(unit, "Lena", role="admin"), await sprinting.person(unit, "Nia")
        sprint = await sprinting.sprint(unit, lena, date(2026, 1, 1), 365)
        for moment, zone, wall in MOMENTS:
            unit.now = at(moment)
            here = Who(nia.telegram_id, nia.chat, zone, user=nia.user)
            today = date.fromisoformat(wall)
            task = await sprinting.task(unit, nia, sprint, today)
            week = await weeks.numbered(unit, here)
            assert (week.today, week.chosen) == (today, today), (moment, zone)
            assert task in week.days[today]
            assert task.id in [planned.id for planned in await my_day.of(unit, here)]
            page = await my_sprint.of(unit, here)
            assert page is not None
            assert page.place.day == today.timetuple().tm_yday


async def test_a_day_that_begins_at_four_is_still_yesterday_at_three(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await sprinting.person(unit, "Lena", role="admin"), await sprinting.person(unit, "Nia")
        await sprinting.sprint(unit, lena, date(2026, 12, 3), 28)
        unit.now = at("2026-12-11T03:00+00:00")
        night = Who(nia.telegram_id, nia.chat, "UTC", user=nia.user, day_start=240)
        assert (await weeks.numbered(unit, night)).today == date(2026, 12, 10)


@pytest.mark.parametrize("days", [1, 7, 8, 13, 28, 90])
async def test_the_days_of_all_weeks_are_the_days_of_the_sprint(database: Database, days: int) -> None:
    first = date(2026, 12, 3)  # a Thursday
    async with database.transaction() as unit:
        lena, nia = await sprinting.person(unit, "Lena", role="admin"), await sprinting.person(unit, "Nia")
        sprint = await sprinting.sprint(unit, lena, first, days)
        planned = [await sprinting.task(unit, nia, sprint, first + timedelta(days=n)) for n in range(days)]
        unit.now = at("2026-12-03T12:00+00:00")
        shown = [await weeks.numbered(unit, nia, n + 1) for n in range(-(-days // 7))]
        found = [(day, task.title) for week in shown for day, tasks in week.days.items() for task in tasks]
        assert found == [(first + timedelta(days=n), task.title) for n, task in enumerate(planned)]
        assert {week.weeks for week in shown} == {len(shown)}
        assert (await weeks.numbered(unit, nia, 999)).number == len(shown)
        unit.now += timedelta(days=days)
        at_end = await whereabouts.of(unit, nia)
        assert at_end is not None
        assert at_end.place.phase == "over"


async def test_a_task_from_elsewhere_after_the_end_of_a_short_last_week_is_shown_there(database: Database) -> None:
    first = date(2026, 12, 3)
    async with database.transaction() as unit:
        lena, nia = await sprinting.person(unit, "Lena", role="admin"), await sprinting.person(unit, "Nia")
        sprint = await sprinting.sprint(unit, lena, first, 9)
        task = await sprinting.task(unit, nia, sprint, first)
        task.week_number, task.day_of_week = 2, 1  # the Monday after the last day, which is a Friday
        await unit.session.flush()
        unit.now = at("2026-12-10T12:00+00:00")
        week = await weeks.of_day(unit, nia, date(2026, 12, 14))
        assert week.days[date(2026, 12, 14)] == [task]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=st.dates(date(2020, 1, 1), date(2040, 1, 1)), days=st.integers(1, 400), n=st.integers(-10, 420))
def test_a_week_and_a_weekday_mean_the_day_they_were_taken_from(first: date, days: int, n: int) -> None:
    span, day = Span(first, first + timedelta(days=days - 1)), first + timedelta(days=n)
    week = span.week_of(day)
    assert (week is None) == (not 0 <= n < days)
    if week is not None:
        assert day in list(span.week(week).each())
        assert span.day_of(week, weekday_of(day)) == day
