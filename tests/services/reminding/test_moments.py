"""A time of day, in any zone and on any night, beside a walk along the clock on the wall."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.services.reminding.moments import LONGEST_WAIT, Calendar, Due, following, moment
from tests.services.reminding.walls import AROUND, DAY, changes, every_zone, walked

NIGHTS = {
    "45 minutes beside an hour, forward": ("Pacific/Chatham", "2026-09-26"),
    "45 minutes beside an hour, back": ("Pacific/Chatham", "2026-04-04"),
    "45 minutes and no summer": ("Asia/Kathmandu", "2028-02-28"),
    "the day on which Nepal gained a quarter": ("Asia/Kathmandu", "1985-12-31"),
    "half an hour forward": ("Australia/Lord_Howe", "2026-10-03"),
    "half an hour back": ("Australia/Lord_Howe", "2026-04-04"),
    "two hours back": ("Antarctica/Troll", "2026-10-24"),
    "no midnight in Cairo": ("Africa/Cairo", "2026-04-23"),
    "two midnights in Cairo": ("Africa/Cairo", "2026-10-29"),
    "no midnight in Beirut": ("Asia/Beirut", "2026-03-28"),
    "no midnight in Asuncion": ("America/Asuncion", "2023-09-30"),
    "no midnight in Havana": ("America/Havana", "2026-03-07"),
    "two midnights in Havana": ("America/Havana", "2026-10-31"),
    "no midnight in Santiago": ("America/Santiago", "2026-09-05"),
    "no hour before midnight in Nuuk": ("America/Nuuk", "2026-03-28"),
    "one minute past midnight in Newfoundland": ("America/St_Johns", "2009-10-31"),
    "no 30 December in Apia": ("Pacific/Apia", "2011-12-29"),
    "no 21 August in Kwajalein": ("Pacific/Kwajalein", "1993-08-20"),
    "before Ramadan": ("Africa/Casablanca", "2026-02-14"),
    "after Ramadan": ("Africa/Casablanca", "2026-03-21"),
    "29 February": ("Europe/Berlin", "2028-02-28"),
    "02:30 that does not exist": ("Europe/Berlin", "2026-03-28"),
    "02:30 twice": ("Europe/Berlin", "2026-10-24"),
    "02:30 that does not exist, west": ("America/New_York", "2026-03-07"),
    "02:30 twice, west": ("America/New_York", "2026-10-31"),
}
DAY_STARTS = (0, 150, 240)
QUICK = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def held_against_the_wall(zone: str, near: datetime, day_start: int) -> None:
    calendar = Calendar(zone, day_start)
    known = walked(zone, near - AROUND, near + 2 * AROUND, day_start)
    days = sorted({day for day, _ in known})
    assert {len([one for one in known if one[0] == day]) for day in days} == {24 * 60}
    for minute in {*range(0, 24 * 60, 97), *range(0, 4 * 60, 15), day_start, 23 * 60 + 59, 23 * 60 + 30}:
        there = [known[day, minute] for day in days]
        assert there == sorted(set(there)), "each day has its own, later than the one before"
        every = [days[0] + n * DAY for n in range((days[-1] - days[0]).days + 1)]
        assert {day: at for day in every if (at := moment(day, minute, calendar))} == dict(
            zip(days, there, strict=True)
        )
        assert all(calendar.day_of(at) == day for day, at in zip(days, there, strict=True))
        found = [Due(days[0], there[0])]
        while found[-1].day < days[-1]:
            found.append(following(found[-1].at, minute, calendar))
        assert found == [Due(day, at) for day, at in zip(days, there, strict=True)]


@pytest.mark.parametrize("night", NIGHTS)
def test_each_day_that_is_lived_has_every_time_once(night: str) -> None:
    zone, day = NIGHTS[night]
    for day_start in DAY_STARTS:
        held_against_the_wall(zone, datetime.fromisoformat(f"{day}T00:00Z"), day_start)


@QUICK
@given(zone=st.sampled_from(every_zone()), day_start=st.sampled_from((0, 120, 180, 240)), data=st.data())
def test_so_it_is_at_every_change_of_every_zone(zone: str, day_start: int, data: st.DataObject) -> None:
    known = changes(zone, 1990, 2037) or [datetime(2027, 1, 1, tzinfo=UTC)]
    held_against_the_wall(zone, data.draw(st.sampled_from(known)), day_start)


@QUICK
@given(
    zone=st.sampled_from(every_zone()),
    day_start=st.integers(0, 4 * 60),
    minute=st.integers(0, 24 * 60 - 1),
    passed=st.timedeltas(timedelta(0), timedelta(days=13 * 365)),
)
def test_the_next_time_is_within_a_day_and_the_two_hours_that_clocks_move(
    zone: str, day_start: int, minute: int, passed: timedelta
) -> None:
    now = datetime(2024, 1, 1, tzinfo=UTC) + passed
    found = following(now, minute, Calendar(zone, day_start))
    assert now < found.at <= now + timedelta(hours=26)
    after = following(found.at, minute, Calendar(zone, day_start))
    assert found.day < after.day
    assert after.at - found.at < LONGEST_WAIT


def test_a_day_that_was_had_already_does_not_come_again() -> None:
    noon, berlin = datetime(2026, 5, 4, 12, tzinfo=UTC), Calendar("Europe/Berlin")
    assert following(noon, 930, berlin).day == date(2026, 5, 4)
    assert following(noon, 930, berlin, date(2026, 5, 6)) == (
        date(2026, 5, 6),
        datetime(2026, 5, 6, 13, 30, tzinfo=UTC),
    )
    assert following(noon, 930, berlin, date(2026, 1, 1)).day == date(2026, 5, 4)


@pytest.mark.thorough
@pytest.mark.parametrize("letter", sorted({zone[0] for zone in every_zone()}))
def test_so_it_is_in_all_zones(letter: str) -> None:
    for zone in (one for one in every_zone() if one[0] == letter):
        for near in changes(zone, 2024, 2030)[:4]:
            for day_start in (0, 180):
                held_against_the_wall(zone, near, day_start)
