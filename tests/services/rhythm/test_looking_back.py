"""Looking back: when it is open, what it counts, which answers are ready, and one row for each student and sprint."""

import asyncio
from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import HabitCompletion, Retrospective, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import earlier, looking_back, ready_answers
from bot.services.rhythm.looking_back import Counts
from bot.services.who import Who
from tests.services.rhythm.two_sprints import MONDAY, Between, between, goal, on, rows, task

LAST_DAY = MONDAY - timedelta(days=1)
WELL = {"went_well": " the cards ", "was_hard": None, "next_time": ""}


@pytest.fixture
async def made(database: Database, clock: Clock) -> Between:
    on(clock, MONDAY)
    async with database.transaction() as unit:
        return await between(unit)


@pytest.mark.parametrize(
    ("days", "code"),
    [(-8, "sprint_goes_on"), (-1, "sprint_goes_on"), (0, None), (1, None), (14, None), (15, "stays_as_it_is")],
)
async def test_it_is_open_from_the_last_day_for_two_weeks(
    database: Database, clock: Clock, made: Between, days: int, code: str | None
) -> None:
    on(clock, LAST_DAY + timedelta(days=days))
    async with database.transaction() as unit:
        if code is None:
            await looking_back.save(unit, made.nia, made.last.id, WELL)
        else:
            with pytest.raises(BotError, match=code):
                await looking_back.save(unit, made.nia, made.last.id, WELL)


async def test_a_sprint_that_was_closed_is_over_from_then_on(database: Database, clock: Clock, made: Between) -> None:
    on(clock, LAST_DAY - timedelta(days=10))
    async with database.transaction() as unit:
        (await unit.session.get_one(Sprint, made.last.id)).closed_at = unit.now
        await unit.session.flush()
        assert (await looking_back.due(unit, made.nia)) is not None
    on(clock, LAST_DAY + timedelta(days=5))
    async with database.reading() as unit:
        assert await looking_back.due(unit, made.nia) is None
        assert await looking_back.open_one(unit, made.nia) is None


async def test_it_is_offered_once_it_is_over_and_on_the_last_day_it_is_open(
    database: Database, clock: Clock, made: Between
) -> None:
    on(clock, LAST_DAY)
    async with database.reading() as unit:
        assert await looking_back.due(unit, made.nia) is None
        assert (await found(await looking_back.open_one(unit, made.nia))) == made.last.id
    on(clock, MONDAY)
    async with database.transaction() as unit:
        assert (await found(await looking_back.due(unit, made.nia))) == made.last.id
        assert await looking_back.due(unit, made.omar) is None
        await looking_back.save(unit, made.nia, made.last.id, WELL)
        assert await looking_back.due(unit, made.nia) is None
        assert [(one.id, has) for one, has in await looking_back.earlier(unit, made.nia)] == [(made.last.id, True)]
        assert await looking_back.earlier(unit, made.omar) == []


async def found(sprint: Sprint | None) -> str | None:
    return sprint.id if sprint else None


async def test_where_there_is_nothing_of_theirs_there_is_nothing_to_look_back_at(
    database: Database, made: Between
) -> None:
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="nothing_of_yours"):
            await looking_back.save(unit, made.omar, made.last.id, WELL)
        with pytest.raises(BotError, match="no_sprint"):
            await looking_back.save(unit, made.nia, "z" * 16, WELL)
        with pytest.raises(BotError, match="students_only"):
            await looking_back.save(unit, made.lena, made.last.id, WELL)


async def test_one_answer_is_needed_and_a_thousand_characters_fit(database: Database, made: Between) -> None:
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="one_answer"):
            await looking_back.save(unit, made.nia, made.last.id, {"went_well": "  ", "was_hard": None})
        with pytest.raises(BotError, match="text_too_long"):
            await looking_back.save(unit, made.nia, made.last.id, {"was_hard": "x" * 1001})
        row = await looking_back.save(unit, made.nia, made.last.id, {"was_hard": "x" * 1000})
        assert (row.went_well, row.was_hard, row.next_time) == (None, "x" * 1000, None)


@pytest.mark.both
async def test_two_phones_write_one_row(database: Database, made: Between) -> None:
    async def save(text: str) -> None:
        async with database.transaction() as unit:
            await looking_back.save(unit, made.nia, made.last.id, {"went_well": text})

    await asyncio.gather(*(save(f"{n}") for n in range(5)))
    async with database.reading() as unit:
        assert len(await rows(unit, Retrospective)) == 1


async def test_it_can_be_changed_until_the_next_sprint_is_looked_back_at(
    database: Database, clock: Clock, made: Between
) -> None:
    async with database.transaction() as unit:
        (await unit.session.get_one(Sprint, made.open.id)).end_date = MONDAY + timedelta(days=3)
        await goal(unit, made, "Sing", sprint_id=made.open.id)
        await looking_back.save(unit, made.nia, made.last.id, WELL)
    on(clock, MONDAY + timedelta(days=4))
    async with database.transaction() as unit:
        row = await looking_back.save(unit, made.nia, made.last.id, {"next_time": "begin early"})
        assert (row.went_well, row.next_time) == (None, "begin early")
        await looking_back.save(unit, made.nia, made.open.id, WELL)
        with pytest.raises(BotError, match="stays_as_it_is"):
            await looking_back.save(unit, made.nia, made.last.id, WELL)
        page = await earlier.of(unit, made.nia, made.last.id)
        assert (page.may_look_back, page.retro is None) == (False, False)


async def test_it_counts_what_happened(database: Database, made: Between) -> None:
    async with database.transaction() as unit:
        await tick(unit, made, 3)
        let_go = await goal(unit, made, "Sing", dropped_at=unit.now)
        await task(unit, let_go, 1, 1, False)
        await task(unit, made.goals["Run"], 1, 5, False, removed_at=unit.now)
        sum_ = await looking_back.sum_up(unit, made.user_id, made.last, MONDAY)
        assert sum_.counts == Counts(goals_done=1, goals=3, tasks_done=5, tasks=10, days_done=3, days=8)
        other = await looking_back.sum_up(unit, made.omar.student().id, made.last, MONDAY)
        assert other.counts == Counts(0, 0, 0, 0, 0, 0)


async def tick(unit: Unit, made: Between, count: int) -> None:
    """Do the habit on the first Mondays and Wednesdays of the last sprint."""
    days = [made.last.start_date + timedelta(days=n) for n in range(28)]
    for day in [day for day in days if day.isoweekday() in (1, 3)][:count]:
        unit.session.add(HabitCompletion(habit_id=made.habit_id, user_id=made.user_id, date=day, completed=True))
    await unit.session.flush()


async def codes(unit: Unit, who: Who, sprint: Sprint) -> dict[str, list[str]]:
    found = ready_answers.ready(await looking_back.sum_up(unit, who.student().id, sprint, MONDAY))
    return {key: [one.code for one in answers] for key, answers in found.items()}


async def test_ready_answers_say_what_happened(database: Database, made: Between) -> None:
    async with database.transaction() as unit:
        said = await codes(unit, made.nia, made.last)
        assert said["went_well"] == ["reached", "on_the_way"]
        assert sorted(said["was_hard"]) == ["finishing", "habit", "starting", "weekday"]
        assert said["next_time"] == ["one_goal", "other_day", "smaller_habit"]
        await tick(unit, made, 8)
        for number in (3, 4):
            await task(unit, made.goals["Run"], number, 4, False)
        said = await codes(unit, made.nia, made.last)
        assert "habit_kept" in said["went_well"]
        assert "weekday" in said["was_hard"]
        assert said["next_time"] == ["one_goal", "fewer_tasks", "other_day"]
        assert await codes(unit, made.omar, made.last) == {
            "went_well": ["began", "kept_on"], "was_hard": ["time", "beginning"],
            "next_time": ["ask_sooner", "begin_early"],
        }  # fmt: skip


async def test_there_are_two_to_four_ready_answers_whatever_happened(database: Database, made: Between) -> None:
    async with database.transaction() as unit:
        for number in range(7):
            for status in ("completed", "in_progress", "not_started"):
                await goal(unit, made, f"{number}", status=status)
            said = await codes(unit, made.nia, made.last)
            assert all(2 <= len(answers) <= 4 for answers in said.values())


async def test_coaches_read_what_their_students_said(database: Database, made: Between) -> None:
    async with database.transaction() as unit:
        row = await looking_back.save(unit, made.nia, made.last.id, WELL)
        assert (await looking_back.students(unit, made.lena, row.id))[2].id == made.user_id
        for who, code in ((made.ade, "no_such_student"), (made.nia, "coaches_only")):
            with pytest.raises(BotError, match=code):
                await looking_back.students(unit, who, row.id)
        with pytest.raises(BotError, match="no_such_retro"):
            await looking_back.own(unit, made.omar, row.id)
