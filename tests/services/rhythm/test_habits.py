"""Making habits, changing how often, putting away, and counting them for many."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from bot.clock import Clock
from bot.db import Database
from bot.services.errors import BotError
from bot.services.rhythm import habit_pages, habit_pauses, habit_scores, habit_ticks, habits
from bot.services.rhythm.habits import MOST, Wanted
from tests.services.rhythm.practising import DAY, MONDAY, READ, at, goes, marks, on_monday, practising, record


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"weekdays": []}, "no_such_rhythm"), ({"weekdays": [7]}, "no_such_rhythm"), ({"times": 1}, "no_such_rhythm"),
        ({"times": 7}, "no_such_rhythm"), ({"times": 2, "weekdays": [1]}, "no_such_rhythm"),
        ({"name": " "}, "words_needed"), ({"name": "x" * 121}, "text_too_long"), ({"cue": "x" * 201}, "text_too_long"),
    ],
)  # fmt: skip
async def test_what_cannot_be_a_habit_is_refused(
    database: Database, clock: Clock, change: dict[str, Any], why: str
) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        with pytest.raises(BotError, match=why):
            await habits.make(unit, one.nia, replace(READ, **change))


async def test_an_emoji_is_a_name_seven_days_are_every_day_and_so_many_are_enough(
    database: Database, clock: Clock
) -> None:
    one = await on_monday(database, clock, replace(READ, name="🏃‍♀️", weekdays=[*range(7), 3], reward=" "))
    async with database.transaction() as unit:
        assert (one.habit.name, one.habit.weekdays, one.habit.times_a_week) == ("🏃‍♀️", None, None)
        for _ in range(MOST - 1):
            await habits.make(unit, one.nia, READ)
        with pytest.raises(BotError, match="enough_habits"):
            await habits.make(unit, one.nia, READ)
        await habits.archive(unit, one.nia, one.habit.id)
        await habits.make(unit, one.nia, READ)
        with pytest.raises(BotError, match="enough_habits"):
            await habits.take_up(unit, one.nia, one.habit.id)
    assert habits.name_or_none("\u200d \u202e") is None


async def test_in_a_sprint_that_is_coming_a_habit_begins_with_it(database: Database, clock: Clock) -> None:
    at(clock, "2026-02-20T18:00")
    async with database.transaction() as unit:
        one = await practising(unit)
        assert one.habit.begins_on == MONDAY
        assert set(await marks(unit, one)) == {"coming"}
        changed = await habits.change(unit, one.nia, one.habit.id, replace(READ, times=3))
        assert changed.begins_on == MONDAY


@pytest.mark.parametrize("wanted", [replace(READ, weekdays=[5, 6, 0]), replace(READ, times=4), READ])
@pytest.mark.parametrize(
    "after",
    [
        replace(READ, weekdays=[1]),
        *(pytest.param(one, marks=pytest.mark.thorough) for one in (replace(READ, times=2), READ)),
    ],
)
async def test_another_rhythm_holds_from_today_and_the_past_stays_what_it_was(
    database: Database, clock: Clock, wanted: Wanted, after: Wanted
) -> None:
    one = await on_monday(database, clock, wanted)
    for n in range(10):
        async with database.transaction() as unit:
            today = MONDAY + n * DAY
            if n in (3, 4, 8):
                await habit_ticks.tick(unit, one.nia, one.habit.id, today)
            if n == 5:
                await habit_ticks.skip(unit, one.nia, one.habit.id, today)
            if n == 7:
                await habit_pauses.begin(unit, one.nia, today, "tomorrow")
        clock.move(DAY)
    async with database.transaction() as unit:
        before, score = await marks(unit, one, 10), await goes(unit, one)
        extras = sum(not day.counts for day in (await record(unit, one)).days if day.mark == "done")
        for _ in range(2):
            await habits.change(unit, one.nia, one.habit.id, after)
            assert await marks(unit, one, 10) == before
        now, counts = await goes(unit, one), 0 if wanted == after else extras
        assert (now.planned, now.done) == (score.planned + counts, score.done + counts), "what was an extra counts now"
        if before[9] == "open":
            await habit_ticks.tick(unit, one.nia, one.habit.id, today)
            assert (await marks(unit, one, 10))[9] == "done"


async def test_put_away_it_asks_for_nothing_and_taken_up_again_it_goes_on_from_that_day(
    database: Database, clock: Clock
) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        await habit_ticks.tick(unit, one.nia, one.habit.id, MONDAY)
        await habit_pauses.begin(unit, one.nia, MONDAY, "three")
        await habits.archive(unit, one.nia, one.habit.id)
        assert await marks(unit, one, 3) == ["done", "free", "free"]
        await habits.take_up(unit, one.nia, one.habit.id)
        assert await marks(unit, one, 4) == ["done", "paused", "paused", "coming"]
    clock.move(4 * DAY)
    async with database.transaction() as unit:
        for _ in range(2):
            await habits.archive(unit, one.nia, one.habit.id)
    clock.move(2 * DAY)
    async with database.transaction() as unit:
        before = ["done", "paused", "paused", "missed", "free", "free"]
        assert await marks(unit, one) == [*before, "free"]
        with pytest.raises(BotError, match="habit_put_away"):
            await habits.change(unit, one.nia, one.habit.id, READ)
        for _ in range(2):
            await habits.take_up(unit, one.nia, one.habit.id)
        assert await marks(unit, one, 8) == [*before, "open", "coming"]
        assert (await goes(unit, one)).planned == 2
        assert await habit_pages.waiting(unit, one.omar) is None


async def test_a_habit_of_a_sprint_that_is_over_or_of_somebody_else_stays_as_it_is(
    database: Database, clock: Clock
) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        unit.session.add(one.sprint)
        for who, why in ((one.omar, "no_such_habit"), (one.nia, "sprint_over")):
            one.sprint.closed_at = None if why == "no_such_habit" else unit.now
            await unit.session.flush()
            for refused in (habits.archive, habits.take_up):
                with pytest.raises(BotError, match=why):
                    await refused(unit, who, one.habit.id)
            with pytest.raises(BotError, match=why):
                await habits.change(unit, who, one.habit.id, READ)


async def test_a_note_outlives_another_rhythm(database: Database, clock: Clock) -> None:
    """Of a day that was free, ticked, noted and un-ticked."""
    one = await on_monday(database, clock, replace(READ, weekdays=[2]))
    async with database.transaction() as unit:
        for n in (0, 2):
            clock.move(n * DAY)
    async with database.transaction() as unit:
        day = MONDAY + 2 * DAY
        for said in (day, day - DAY):
            await habit_ticks.tick(unit, one.nia, one.habit.id, said)
        await habit_ticks.note(unit, one.nia, one.habit.id, day, "nice")
        await habit_ticks.tick(unit, one.nia, one.habit.id, day, done=False)
    clock.move(DAY)
    async with database.transaction() as unit:
        await habits.change(unit, one.nia, one.habit.id, READ)
        assert await marks(unit, one, 4) == ["free", "done", "skipped", "open"]
        rows = (await record(unit, one)).rows
        assert (rows[day].note, rows[day].completed) == ("nice", False)


async def test_many_students_are_counted_in_a_handful_of_queries(database: Database, clock: Clock) -> None:
    one = await on_monday(database, clock)
    async with database.transaction() as unit:
        theirs = [await habits.make(unit, one.omar, replace(READ, name=name)) for name in ("A", "B")]
        await habit_ticks.tick(unit, one.omar, theirs[0].id, MONDAY)
        away = await habits.make(unit, one.omar, replace(READ, times=2))
    clock.move(2 * DAY)
    async with database.transaction() as unit:
        await habits.archive(unit, one.omar, away.id)
    said: list[str] = []
    event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    async with database.reading() as unit:
        ids = [one.nia.student().id, one.omar.student().id]
        today = MONDAY + 2 * DAY
        assert await habit_scores.counts(unit, ids, one.sprint, today) == {ids[0]: (0, 2), ids[1]: (1, 4)}
        assert len(said) <= 7
        rows = await habit_scores.grid(unit, ids[1], one.sprint, today)
    assert sorted((one.name, one.marks[:4], len(one.marks), one.done, one.planned) for one in rows) == [
        ("A", ["done", "open", "open", "coming"], 28, 1, 2),
        ("B", ["missed", "open", "open", "coming"], 28, 0, 2),
    ]
