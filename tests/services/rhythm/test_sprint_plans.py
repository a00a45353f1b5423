"""Planning sprints: names, days, what is said before, and tasks that stay on their day when the days move."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.db import Database
from bot.models import ActionItem, Batch, Habit, HabitCompletion
from bot.services.errors import BotError
from bot.services.rhythm import sprint_plans, sprints, tasks
from bot.services.rhythm.calendar import Span
from tests.services.rhythm.school import goal, planned, sprint, task


def days(n: int) -> timedelta:
    return timedelta(days=n)


async def test_the_next_name_follows_the_last_sprints_number(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        assert await sprint_plans.following(unit) is None
        await sprint(unit, who, "Sprint 9")
        assert await sprint_plans.following(unit) == "Sprint 10"
        await sprint(unit, who, "sprint 10", begins=-50)
        assert await sprint_plans.following(unit) == "Sprint 11"
        await sprint(unit, who, "Spring", begins=40)
        assert await sprint_plans.following(unit) is None
        for name in ("SPRINT  9", "spring"):
            with pytest.raises(BotError, match="sprint_name_taken"):
                await sprint(unit, who, name)


async def test_the_calendar_of_a_new_sprint_opens_where_no_other_lies(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        assert await sprint_plans.free_from(unit, who.lena) == who.today
        await sprint(unit, who, "Sprint 1", begins=-40, days=20)
        assert await sprint_plans.free_from(unit, who.lena) == who.today
        running = await sprint(unit, who, "Sprint 2", begins=-3, days=14)
        assert await sprint_plans.free_from(unit, who.lena) == running.end_date + days(1)


@pytest.mark.parametrize(
    ("begins", "length", "step"),
    [
        (0, 0, "last"),
        (-61, 7, "first"),
        pytest.param(366, 7, "first", marks=pytest.mark.thorough),
        pytest.param(0, 400, "last", marks=pytest.mark.thorough),
    ],
)
async def test_days_that_cannot_be_are_refused_with_the_step_to_return_to(
    database: Database, begins: int, length: int, step: str
) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        with pytest.raises(BotError) as refused:
            await sprint(unit, who, "Sprint 1", begins, length)
        assert refused.value.step == step


@pytest.mark.parametrize(
    "length", [1, pytest.param(90, marks=pytest.mark.thorough), pytest.param(366, marks=pytest.mark.thorough)]
)
async def test_short_and_long_ones_may_be(database: Database, length: int) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        assert sprints.span(await sprint(unit, who, "Sprint 1", -60, length)).days == length
        for somebody in (who.ade, who.nia):
            with pytest.raises(BotError):
                await sprint_plans.create(unit, somebody, "Mine", Span(who.today, who.today))


async def test_before_saving_a_coach_knows_of_overlaps_and_holidays(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        four, day = await sprint(unit, who, "Sprint 4"), who.today
        away = {"from": f"{day + days(27)}", "to": f"{day + days(30)}", "name": "Easter"}
        for batch in await unit.session.scalars(select(Batch)):
            batch.holidays = [away, away | {"from": f"{day + days(90)}", "to": f"{day + days(91)}"}]
        await unit.session.flush()
        found = await sprint_plans.ahead(unit, who.lena, Span(day + days(27), day + days(40)))
        assert [one.name for one in found.overlaps] == ["Sprint 4"]
        assert [(one.name, one.batches) for one in found.holidays] == [("Easter", ("2156", "2157"))]
        itself = await sprint_plans.ahead(unit, who.lena, sprints.span(four), four.id)
        assert not itself.overlaps
        apart = await sprint_plans.ahead(unit, who.lena, Span(day + days(31), day + days(40)))
        assert not apart.overlaps
        assert not apart.holidays


async def test_days_that_would_leave_something_outside_are_refused_with_the_count(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        one = await sprint(unit, who, "Sprint 4")
        first, last = sprints.span(one)
        for n in (0, 1, 27):
            await task(unit, who.nia, one, first + days(n))
        habit = Habit(user_id=who.nia.student().id, sprint_id=one.id, name="Read", what_is_habit="", how_to_practice="",
                      created_at=unit.now)  # fmt: skip
        unit.session.add(habit)
        await unit.session.flush()
        for n, done in ((0, True), (1, False)):
            unit.session.add(
                HabitCompletion(habit_id=habit.id, user_id=habit.user_id, date=first + days(n), completed=done)
            )
        await unit.session.flush()
        with pytest.raises(BotError) as refused:
            await sprint_plans.change(unit, who.lena, one.id, "Sprint 4", Span(first + days(2), last))
        assert (refused.value.step, refused.value.values) == ("first", {"tasks": 2, "habit_days": 1})
        with pytest.raises(BotError) as refused:
            await sprint_plans.change(unit, who.lena, one.id, "Sprint 4", Span(first, last - days(1)))
        assert (refused.value.step, refused.value.values) == ("last", {"tasks": 1, "habit_days": 0})
        one.closed_at = unit.now
        with pytest.raises(BotError, match="sprint_closed"):
            await sprint_plans.change(unit, who.lena, one.id, "Sprint 4", Span(first, last + days(1)))
        assert (await sprint_plans.change(unit, who.lena, one.id, "Winter", Span(first, last))).name == "Winter"


async def test_what_counts_nowhere_hinders_nothing_and_stays(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        one = await sprint(unit, who, "Sprint 4")
        first, last = sprints.span(one)
        let_go = await goal(unit, who.nia, one, dropped_at=unit.now)
        await task(unit, who.nia, one, first, removed_at=unit.now)
        await task(unit, who.nia, one, last, let_go.id)
        await sprint_plans.change(unit, who.lena, one.id, one.name, Span(first + days(2), last - days(2)))
        found = (await unit.session.scalars(select(ActionItem))).all()
        assert sorted(tasks.day_of(each, one) for each in found) == [first + days(2), last - days(2)]


@given(st.integers(-20, 20), st.integers(-20, 20), st.lists(st.integers(0, 27), min_size=1, max_size=6))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
async def test_tasks_stay_on_their_day_or_the_days_are_refused(
    database: Database, begins: int, ends: int, on: list[int]
) -> None:
    async with database.transaction() as unit:
        async with unit.session.begin_nested() as trial:
            who = await planned(unit)
            one = await sprint(unit, who, "Sprint 4")
            old = sprints.span(one)
            before = {(await task(unit, who.nia, one, old.first + days(n))).id: old.first + days(n) for n in on}
            new = Span(old.first + days(begins), old.last + days(ends))
            fits = new.last >= new.first and all(day in new for day in before.values())
            try:
                await sprint_plans.change(unit, who.lena, one.id, one.name, new)
            except BotError:
                assert not fits
            else:
                assert fits
            found = (await unit.session.scalars(select(ActionItem))).all()
            assert {each.id: tasks.day_of(each, one) for each in found} == before
            await trial.rollback()
        unit.session.expunge_all()
