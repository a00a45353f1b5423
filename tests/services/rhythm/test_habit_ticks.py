"""Ticking habits: which day may be said when, by whom, and how often; and resting from all of them."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.db import Database
from bot.models import HabitCompletion, HabitPause
from bot.services.errors import BotError
from bot.services.rhythm import habit_pauses, habit_scores, habit_ticks, habits
from bot.services.rhythm.habit_ticks import SKIPS
from tests.services.rhythm.practising import DAY, MONDAY, READ, at, goes, marks, on_monday, practising, record


@pytest.mark.both
async def test_ten_taps_at_once_are_one_and_what_is_taken_back_keeps_its_row(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)

    async def press() -> None:
        async with database.transaction() as unit:
            await habit_ticks.tick(unit, one.nia, one.habit.id, MONDAY)

    await asyncio.gather(*(press() for _ in range(10)))
    async with database.transaction() as unit:
        await habit_ticks.note(unit, one.nia, one.habit.id, MONDAY, " a good one ")
        assert await goes(unit, one) == habit_scores.Score(1, 1, 1.0, 1, in_weeks=False)
        for _ in range(3):
            await habit_ticks.tick(unit, one.nia, one.habit.id, MONDAY, done=False)
    async with database.reading() as unit:
        (row,) = (await unit.session.scalars(select(HabitCompletion))).all()
    assert (row.completed, row.skipped, row.note, row.date) == (False, False, "a good one", MONDAY)


# The local day turns in each of these zones on a night on which, in some of them, clocks change, too.
TURNS = [
    ("Asia/Kolkata", "2026-03-04T23:59+05:30", date(2026, 3, 4)),
    pytest.param("America/New_York", "2026-03-07T23:59-05:00", date(2026, 3, 7), marks=pytest.mark.thorough),
    ("America/New_York", "2026-03-08T23:59-04:00", date(2026, 3, 8)),  # the day on which an hour is missing
    pytest.param("Pacific/Auckland", "2026-04-04T23:59+13:00", date(2026, 4, 4), marks=pytest.mark.thorough),
    ("Pacific/Auckland", "2026-04-05T23:59+12:00", date(2026, 4, 5)),  # the day with an hour more
    ("Pacific/Chatham", "2026-04-05T23:59+12:45", date(2026, 4, 5)),
    ("Pacific/Chatham", "2026-09-27T23:59+13:45", date(2026, 9, 27)),
]


@pytest.mark.parametrize(("zone", "moment", "day"), TURNS)
async def test_the_button_says_the_day_and_the_student_s_calendar_which_one_that_is(
    database: Database, clock: Clock, zone: str, moment: str, day: date
) -> None:
    at(clock, moment)
    async with database.transaction() as unit:
        one = await practising(unit, zone=zone, start_date=day - 9 * DAY, end_date=day + 9 * DAY)
        one.habit.begins_on = day - 9 * DAY
        await unit.session.flush()
        who, key = one.nia, one.habit.id
        for said in (day, day - DAY):
            await habit_ticks.tick(unit, who, key, said)
        for said, why in ((day + DAY, "day_to_come"), (day - 2 * DAY, "habit_day_over")):
            with pytest.raises(BotError, match=why):
                await habit_ticks.tick(unit, who, key, said)
    clock.move(2 * DAY / 24 / 60)  # 00:01
    async with database.transaction() as unit:
        await habit_ticks.tick(unit, who, key, day + DAY)
        await habit_ticks.tick(unit, who, key, day, done=False)
        with pytest.raises(BotError, match="habit_day_over"):
            await habit_ticks.tick(unit, who, key, day - DAY)
        found = await record(unit, one)
        assert [found.mark(day + n * DAY) for n in (-2, -1, 0, 1)] == ["missed", "done", "open", "done"]


async def test_a_tick_made_in_a_zone_ahead_stays_and_counts_when_its_day_comes(
    database: Database, clock: Clock
) -> None:
    at(clock, "2026-03-02T12:00")  # Tuesday in Auckland, Monday in New York
    async with database.transaction() as unit:
        one = await practising(unit, zone="Pacific/Auckland")
        await habit_ticks.tick(unit, one.nia, one.habit.id, MONDAY + DAY)
        there = one.living_in("America/New_York")
        assert (await record(unit, one, there)).mark(MONDAY + DAY) == "done"
        assert (await goes(unit, one, there)).planned == 0
        with pytest.raises(BotError, match="day_to_come"):
            await habit_ticks.tick(unit, there, one.habit.id, MONDAY + DAY, done=False)
    clock.move(DAY)
    async with database.transaction() as unit:
        assert (await goes(unit, one, there)).done == 1


@pytest.mark.parametrize(
    ("who", "days", "moved", "why"),
    [
        ("omar", 0, 0, "no_such_habit"), ("nia", -1, 0, "not_in_sprint"), ("nia", 28, 28, "sprint_over"),
        ("nia", 27, 29, "habit_day_over"), ("nia", 1, 1, "habit_put_away"), ("nia", 0, 1, "habit_begins_later"),
    ],
)  # fmt: skip
async def test_what_cannot_be_ticked_is_refused_and_changes_nothing(
    database: Database, clock: Clock, who: str, days: int, moved: int, why: str
) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        if why == "habit_put_away":
            await habits.archive(unit, one.nia, one.habit.id)
        if why == "habit_begins_later":
            one.habit.begins_on = MONDAY + DAY
            unit.session.add(one.habit)
            await unit.session.flush()
    clock.move(moved * DAY)
    async with database.transaction() as unit:
        for done in (True, False):
            with pytest.raises(BotError, match=why):
                await habit_ticks.tick(unit, getattr(one, who), one.habit.id, MONDAY + days * DAY, done=done)
        assert await unit.session.scalar(select(func.count(HabitCompletion.id))) == 0


async def test_the_last_day_of_a_sprint_is_ticked_on_the_day_after_even_if_the_next_one_has_begun(
    database: Database, clock: Clock
) -> None:
    one = await on_monday(database, clock)
    clock.move(28 * DAY)
    async with database.transaction() as unit:
        one.sprint.closed_at, one.sprint.is_active = unit.now, False
        unit.session.add(one.sprint)
        assert (await habit_ticks.tick(unit, one.nia, one.habit.id, MONDAY + 27 * DAY)).record.mark(
            MONDAY + 27 * DAY
        ) == "done"


@pytest.mark.both
async def test_two_days_may_be_let_go_and_a_third_is_refused_kindly(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        await habit_ticks.tick(unit, one.nia, one.habit.id, MONDAY)
    for n in range(1, SKIPS + 1):
        clock.move(DAY)
        async with database.transaction() as unit:
            for _ in range(3):
                left = (await habit_ticks.skip(unit, one.nia, one.habit.id, MONDAY + n * DAY)).skips_left
            assert left == SKIPS - n
    clock.move(DAY)
    async with database.transaction() as unit:
        day = MONDAY + 3 * DAY
        with pytest.raises(BotError, match="no_skips_left"):
            await habit_ticks.skip(unit, one.nia, one.habit.id, day)
        assert (await goes(unit, one)).streak == 1
        assert await marks(unit, one, 4) == ["done", "skipped", "skipped", "open"]
        await habit_ticks.unskip(unit, one.nia, one.habit.id, day - DAY)
        await habit_ticks.skip(unit, one.nia, one.habit.id, day)
        await habit_ticks.tick(unit, one.nia, one.habit.id, day)
        assert await marks(unit, one, 4) == ["done", "skipped", "open", "done"]
        with pytest.raises(BotError, match="nothing_planned"):
            await habit_ticks.skip(unit, one.nia, one.habit.id, day)


async def test_a_habit_on_weekdays_is_not_let_go_on_a_free_day_and_an_extra_counts_for_nothing(
    database: Database, clock: Clock
) -> None:
    one = await on_monday(database, clock, habits.Wanted("Swim", "x", "x", "x", weekdays=[2, 4]))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="nothing_planned"):
            await habit_ticks.skip(unit, one.nia, one.habit.id, MONDAY)
        await habit_ticks.tick(unit, one.nia, one.habit.id, MONDAY)
        assert await marks(unit, one) == ["done", "coming", "free", "coming", "free", "free", "free"]
        assert (await goes(unit, one)).planned == 0


@pytest.mark.both
async def test_pauses_that_meet_are_one_give_back_a_skip_and_end_when_somebody_is_back(
    database: Database, clock: Clock
) -> None:
    one = await on_monday(database, clock)
    clock.move(2 * DAY)
    async with database.transaction() as unit:
        wednesday = MONDAY + 2 * DAY
        await habit_ticks.tick(unit, one.nia, one.habit.id, wednesday - DAY)
        await habit_ticks.skip(unit, one.nia, one.habit.id, wednesday)

    async def rest(length: str) -> None:
        async with database.transaction() as unit:
            await habit_pauses.begin(unit, one.nia, wednesday, length)

    await asyncio.gather(*(rest("three") for _ in range(5)))
    async with database.transaction() as unit:
        (pause,) = (await unit.session.scalars(select(HabitPause))).all()
        assert (pause.first_day, pause.last_day) == (wednesday, wednesday + 2 * DAY)
        assert await marks(unit, one) == ["missed", "done", "paused", "paused", "paused", "coming", "coming"]
        assert (await record(unit, one)).skips == 0
    clock.move(3 * DAY)
    await_first = wednesday + 3 * DAY
    async with database.transaction() as unit:
        assert await habit_pauses.running(unit, one.nia) is None
        await habit_pauses.begin(unit, one.nia, await_first, "open")
        (pause,) = (await unit.session.scalars(select(HabitPause))).all()
        assert (pause.first_day, pause.last_day) == (wednesday, None)
    clock.move(DAY)
    async with database.transaction() as unit:
        for _ in range(3):
            await habit_pauses.end(unit, one.nia)
        assert await marks(unit, one, 8) == ["missed", "done", *["paused"] * 4, "open", "coming"]
        assert (await goes(unit, one)).streak == 1
        await habit_ticks.tick(unit, one.nia, one.habit.id, await_first)
        assert (await goes(unit, one)).streak == 2


async def test_a_pause_of_today_that_is_taken_back_leaves_nothing(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        await habit_pauses.begin(unit, one.nia, MONDAY, "tomorrow")
        assert await marks(unit, one, 2) == ["paused", "coming"]
        await habit_pauses.end(unit, one.nia)
        assert (await unit.session.scalars(select(HabitPause))).all() == []
        for day, length, why in ((MONDAY - 2 * DAY, "open", "habit_day_over"), (MONDAY + DAY, "open", "day_to_come"),
                                 (MONDAY, "forever", "over")):  # fmt: skip
            with pytest.raises(BotError, match=why):
                await habit_pauses.begin(unit, one.nia, day, length)


async def test_holidays_of_the_batch_count_whenever_they_are_put_in_and_only_there(
    database: Database, clock: Clock
) -> None:
    one = await on_monday(database, clock)
    clock.move(3 * DAY)
    async with database.transaction() as unit:
        assert (await goes(unit, one)).planned == 3
        one.batch.holidays = [{"from": "2026-03-03", "to": "2026-03-05", "name": "Holidays"}]
        unit.session.add(one.batch)
        await unit.session.flush()
        assert await marks(unit, one, 5) == ["missed", "holiday", "holiday", "holiday", "coming"]
        assert (await goes(unit, one)).planned == 1
        one.nia.student().batch = None
        unit.session.add(one.nia.student())
        await unit.session.flush()
        assert (await goes(unit, one)).planned == 3


async def test_yesterday_is_asked_about_once(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)
    clock.move(DAY)
    async with database.transaction() as unit:
        await habit_ticks.say_no(unit, one.nia, one.habit.id, MONDAY)
        await habit_ticks.say_no(unit, one.nia, one.habit.id, MONDAY)
        found = await record(unit, one)
        assert (found.mark(MONDAY), found.rows[MONDAY].completed) == ("open", False)
        with pytest.raises(BotError, match="over"):
            await habit_ticks.say_no(unit, one.nia, one.habit.id, MONDAY + DAY)
        assert (await habit_ticks.tick(unit, one.nia, one.habit.id, MONDAY)).record.mark(MONDAY) == "done"


@pytest.mark.parametrize("text", ["", " ", "x" * 501])
async def test_a_note_belongs_to_a_day_that_is_done_and_has_its_length(
    database: Database, clock: Clock, text: str
) -> None:
    one = await on_monday(database, clock, READ)
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="tick_first"):
            await habit_ticks.note(unit, one.nia, one.habit.id, MONDAY, "words")
        await habit_ticks.tick(unit, one.nia, one.habit.id, MONDAY)
        with pytest.raises(BotError, match="note_too_long"):
            await habit_ticks.note(unit, one.nia, one.habit.id, MONDAY, text)
        with pytest.raises(BotError, match="no_such_habit"):
            await habit_ticks.note(unit, one.omar, one.habit.id, MONDAY, "mine")
