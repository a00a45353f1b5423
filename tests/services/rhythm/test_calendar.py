"""The days and weeks of a sprint beside a plain reference that walks them one by one, and beside clocks on walls."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import local_day
from bot.services.rhythm.calendar import Span, place, weekday_of

FIRST = st.dates(date(2020, 1, 1), date(2035, 12, 31))
LENGTH = st.integers(1, 400)
SPANS = st.builds(lambda first, days: Span(first, first + timedelta(days=days - 1)), FIRST, LENGTH)
CALM = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine is no failure
WEEKDAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")

# What clocks on walls were and will be set to: from when (UTC), how many minutes ahead of UTC. The laws say so.
SUMMER_2026, WINTER_2026 = datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC)
SUMMER_2027, WINTER_2027 = datetime(2027, 3, 14, 7, tzinfo=UTC), datetime(2027, 11, 7, 6, tzinfo=UTC)
SOUTH = [
    (datetime(2026, 4, 4, 14, tzinfo=UTC), 0),
    (datetime(2026, 9, 26, 14, tzinfo=UTC), 60),
    (datetime(2027, 4, 3, 14, tzinfo=UTC), 0),
    (datetime(2027, 9, 25, 14, tzinfo=UTC), 60),
]
START = datetime(2025, 12, 1, tzinfo=UTC)
CLOCKS: dict[str, list[tuple[datetime, int]]] = {
    "Asia/Kolkata": [(START, 330)],
    "America/New_York": [
        (START, -300), (SUMMER_2026, -240), (WINTER_2026, -300), (SUMMER_2027, -240), (WINTER_2027, -300),
    ],
    "Pacific/Auckland": [(START, 780), *((at, 720 + summer) for at, summer in SOUTH)],
    "Pacific/Chatham": [(START, 825), *((at, 765 + summer) for at, summer in SOUTH)],
}  # fmt: skip
CHANGES = [at for clock in CLOCKS.values() for at, _ in clock]
MOMENTS = st.builds(
    lambda near, minutes: near + timedelta(minutes=minutes), st.sampled_from(CHANGES), st.integers(0, 3 * 24 * 60)
) | st.builds(lambda minutes: START + timedelta(minutes=minutes), st.integers(0, 2 * 365 * 24 * 60))


def walked(span: Span) -> dict[date, tuple[int, int]]:
    """Return every day with its week and weekday, by walking from the first to the last."""
    days, day, week, in_week = {}, span.first, 1, 0
    while day <= span.last:
        if in_week == 7:
            week, in_week = week + 1, 0
        days[day] = (week, WEEKDAYS.index(day.strftime("%a")))
        day, in_week = day + timedelta(days=1), in_week + 1
    return days


@CALM
@given(SPANS)
def test_every_day_has_one_week_and_weekday_and_they_give_it_back(span: Span) -> None:
    known = walked(span)
    assert list(span.each()) == list(known)
    assert len(set(known.values())) == span.days == len(known)
    for day, (week, weekday) in known.items():
        assert (span.week_of(day), weekday_of(day)) == (week, weekday)
        assert span.day_of(week, weekday) == day
        assert day in span.week(week)


@CALM
@given(SPANS)
def test_weeks_are_the_days_by_seven_rounded_up_and_lie_end_to_end(span: Span) -> None:
    assert span.weeks == (span.days + 6) // 7 == max(week for week, _ in walked(span).values())
    weeks = [span.week(number) for number in range(1, span.weeks + 1)]
    assert [day for week in weeks for day in week.each()] == list(span.each())
    assert all(week.days == 7 for week in weeks[:-1])


@CALM
@given(SPANS, st.integers(1, 5000))
def test_a_day_outside_has_no_week_and_says_on_which_side_it_is(span: Span, away: int) -> None:
    before, after = span.first - timedelta(days=away), span.last + timedelta(days=away)
    assert (span.week_of(before), span.week_of(after)) == (None, None)
    assert (before in span, after in span) == (False, False)
    assert (place(span, before).phase, place(span, after).phase) == ("coming", "over")
    assert (place(span, before).week, place(span, after).week) == (0, 0)


@CALM
@given(SPANS, st.data())
def test_the_place_of_a_day_counts_as_fingers_do(span: Span, data: st.DataObject) -> None:
    day = data.draw(st.sampled_from(list(span.each())))
    found = place(span, day)
    passed = sum(one < day for one in span.each())
    assert (found.phase, found.day, found.days) == ("running", passed + 1, span.days)
    assert (found.week, found.weeks) == (walked(span)[day][0], span.weeks)
    assert found.left == sum(one >= day for one in span.each())


def on_the_wall(moment: datetime, zone: str) -> date:
    """Return the day that a clock on a wall there shows."""
    return reads(moment, zone).date()


@pytest.mark.parametrize("zone", CLOCKS)
@CALM
@given(moment=MOMENTS, back=st.integers(0, 60), days=LENGTH)
def test_a_moment_is_on_the_day_that_a_clock_on_the_wall_shows(
    zone: str, moment: datetime, back: int, days: int
) -> None:
    wall, here = on_the_wall(moment, zone), local_day(moment, zone)
    assert here == wall
    first = wall - timedelta(days=back)
    span = Span(first, first + timedelta(days=days - 1))
    assert place(span, here).day == (back + 1 if back < days else 0)


@pytest.mark.parametrize("zone", CLOCKS)
def test_around_every_change_of_the_clocks_no_day_is_missing_or_twice(zone: str) -> None:
    """At 23:59 it is still the old day, at 00:01 the new one, the days before, on and after each change."""
    changes = {at.date() for clock in CLOCKS.values() for at, _ in clock[1:]}
    for day in sorted({one + timedelta(days=n) for one in changes for n in range(-2, 3)}):
        span = Span(day, day + timedelta(days=13))
        for clock, shown in ((time(0, 1), day), (time(23, 59), day)):
            moments = [
                datetime.combine(day, clock, UTC) - timedelta(minutes=ahead) for ahead in {m for _, m in CLOCKS[zone]}
            ]
            right = [one for one in moments if reads(one, zone) == datetime.combine(day, clock)]
            assert len(right) == 1, "neither 23:59 nor 00:01 is ever skipped or repeated there"
            assert local_day(right[0], zone) == shown
            assert place(span, local_day(right[0], zone)).day == 1
            assert place(span, local_day(right[0] + timedelta(minutes=2), zone)).day == (1 if clock.hour == 0 else 2)


def reads(moment: datetime, zone: str) -> datetime:
    ahead = [minutes for since, minutes in CLOCKS[zone] if since <= moment][-1]
    return moment.replace(tzinfo=None) + timedelta(minutes=ahead)
