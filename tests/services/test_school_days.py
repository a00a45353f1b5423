"""When a class has school, and when a day of it has passed: arithmetic, on any days and in any zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Batch
from bot.services.school_days import a_school_day_later, is_school_day, school_at, school_days_between

ZONES = ("UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns")
MOMENTS = st.datetimes(datetime(2011, 12, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def a_class(zone: str = "UTC", days: str = "12345", *holidays: tuple[str, str]) -> Batch:
    spans = [{"from": first, "to": last, "name": "Holidays"} for first, last in holidays]
    return Batch(name="2156", zone=zone, school_from=480, school_to=900, school_days=[*map(int, days)], holidays=spans)


@pytest.mark.parametrize(
    ("since", "later"),
    [
        ("2026-12-09 10:15", "2026-12-10 10:15"),  # a Wednesday
        ("2026-12-11 10:15", "2026-12-14 10:15"),  # a Friday
        ("2026-12-12 10:15", "2026-12-15 08:00"),  # a Saturday: from Monday's first lesson on
        ("2026-12-17 10:15", "2026-12-28 10:15"),  # Friday to Sunday a week on are holidays
    ],
)
def test_something_has_waited_for_a_school_day(since: str, later: str) -> None:
    batch = a_class("Asia/Kathmandu", "12345", ("2026-12-18", "2026-12-27"))
    at, expected = (datetime.fromisoformat(one).replace(tzinfo=ZoneInfo(batch.zone)) for one in (since, later))
    assert a_school_day_later(batch, at.astimezone(UTC)) == expected.astimezone(UTC)


@given(MOMENTS, st.sampled_from(ZONES), st.sets(st.sampled_from("0123456"), min_size=1))
def test_it_comes_later_on_a_school_day_and_no_earlier_than_the_next(
    moment: datetime, zone: str, days: set[str]
) -> None:
    batch = a_class(zone, "".join(sorted(days)))
    later = a_school_day_later(batch, moment)
    assert moment < later < moment + timedelta(days=16)
    assert school_days_between(batch, moment.date(), later.date(), 99) <= 2
    if zone != "Pacific/Apia":  # which has left out a day
        assert is_school_day(batch, later.astimezone(ZoneInfo(zone)).date())


def test_school_is_off_ahead_or_on_by_the_clock_of_the_class() -> None:
    batch = a_class("Asia/Kathmandu", "01234")
    at = {"2026-12-13T02:14": "ahead", "2026-12-13T02:15": "on", "2026-12-13T18:14": "on", "2026-12-10T20:00": "off"}
    assert {one: school_at(batch, datetime.fromisoformat(f"{one}+00:00")) for one in at} == at
    assert school_at(None, datetime(2026, 12, 13, 1, tzinfo=UTC)) == "on"
