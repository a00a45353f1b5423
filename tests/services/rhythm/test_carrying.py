"""Taking goals and habits along: once, as they are, planned for the days left, and taken back while nothing is done."""

import asyncio
from datetime import date, timedelta

import pytest

from bot.clock import Clock
from bot.db import Database
from bot.models import ActionItem, Goal, Habit, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import carrying, goals, habit_scores, habits, planning, unfinished
from bot.services.rhythm.calendar import Span
from bot.services.rhythm.tasks import Plan
from tests.services.rhythm.two_sprints import MONDAY, Between, between, goal, on, rows, task


@pytest.fixture
async def made(database: Database, clock: Clock) -> Between:
    on(clock, MONDAY)
    async with database.transaction() as unit:
        return await between(unit)


@pytest.mark.both
async def test_ten_taps_make_one_copy_with_its_week_plan(database: Database, clock: Clock, made: Between) -> None:
    on(clock, MONDAY + timedelta(days=2))
    ids = set()
    for _ in range(10):
        async with database.transaction() as unit:
            ids.add((await carrying.carry_goal(unit, made.nia, made.goals["Cards"].id)).id)
    async with database.reading() as unit:
        (copy,) = await rows(unit, Goal, Goal.sprint_id == made.open.id)
        todo = await rows(unit, ActionItem, ActionItem.goal_id == copy.id)
    assert ids == {copy.id}
    assert (copy.title, copy.specific, copy.measurable, copy.achievable, copy.relevant) == (
        "Cards", "cards 6 7 8", "18 of 20", "only five", "easier",
    )  # fmt: skip
    assert (copy.status, copy.copied_from, copy.time_bound) == ("not_started", made.goals["Cards"].id, "2026-03-13")
    days = [(one.week_number, one.day_of_week, one.minutes, one.scheduled_time) for one in todo]
    assert sorted(days) == [(1, 4, 10, "17:00"), (2, 2, 10, "17:00"), (2, 4, 10, "17:00")]  # from Wednesday on


@pytest.mark.both
async def test_two_phones_at_once_make_one_copy(database: Database, made: Between) -> None:
    async def tap() -> tuple[str, str]:
        async with database.transaction() as unit:
            one = await carrying.carry_goal(unit, made.nia, made.goals["Cards"].id)
            return one.id, (await carrying.carry_habit(unit, made.nia, made.habit_id)).id

    found = await asyncio.gather(*(tap() for _ in range(6)))
    assert len(set(found)) == 1
    async with database.reading() as unit:
        assert len(await rows(unit, Goal, Goal.sprint_id == made.open.id)) == 1
        assert len(await rows(unit, Habit, Habit.sprint_id == made.open.id)) == 1
        assert len(await rows(unit, ActionItem, ActionItem.sprint_id == made.open.id)) == 4


async def test_a_habit_goes_on_from_today(database: Database, clock: Clock, made: Between) -> None:
    on(clock, MONDAY + timedelta(days=3))
    async with database.transaction() as unit:
        copy = await carrying.carry_habit(unit, made.nia, made.habit_id)
    assert (copy.name, copy.cue, copy.reward, copy.weekdays) == ("Pack my bag", "After dinner", "Five minutes", [1, 3])
    assert (copy.begins_on, copy.copied_from) == (MONDAY + timedelta(days=3), made.habit_id)


async def test_one_that_was_put_away_meanwhile_goes_on_and_the_days_between_are_no_missed_ones(
    database: Database, clock: Clock, made: Between
) -> None:
    on(clock, MONDAY)
    async with database.transaction() as unit:
        copy = await carrying.carry_habit(unit, made.nia, made.habit_id)
    on(clock, MONDAY + timedelta(days=1))
    async with database.transaction() as unit:
        await habits.archive(unit, made.nia, copy.id)
    on(clock, MONDAY + timedelta(days=7))
    async with database.transaction() as unit:
        again = await carrying.carry_habit(unit, made.nia, made.habit_id)
        counted = await habit_scores.counts(unit, [again.user_id], made.open, MONDAY + timedelta(days=7))
    assert (again.id, again.archived_at) == (copy.id, None)
    assert counted[again.user_id] == (0, 1), "the first Monday"


async def test_into_a_sprint_that_begins_later_it_is_planned_from_its_first_day(
    database: Database, clock: Clock, made: Between
) -> None:
    on(clock, MONDAY - timedelta(days=3))
    async with database.transaction() as unit:
        copy = await carrying.carry_goal(unit, made.nia, made.goals["Run"].id)
        habit = await carrying.carry_habit(unit, made.nia, made.habit_id)
        todo = await rows(unit, ActionItem, ActionItem.goal_id == copy.id)
    assert len(todo) == 4
    assert habit.begins_on == MONDAY


@pytest.mark.parametrize(
    ("until", "becomes"),
    [
        ("2026-03-01", "2026-03-15"),  # the last day stays the last day
        ("2026-02-27", "2026-03-13"),  # two days before the end stay two days
        ("2026-02-02", "2026-03-04"),  # further off than there are days: today
        ("2026-04-01", "2026-03-15"),  # after the old end: the new end
        ("when the book is read", "when the book is read"),
        ("", ""),
        ("12", "12"),
    ],
)
def test_by_when_moves_with_the_sprint(until: str, becomes: str) -> None:
    old, new = Span(date(2026, 2, 2), date(2026, 3, 1)), Span(MONDAY, date(2026, 3, 15))
    assert carrying.moved(until, old, new, date(2026, 3, 4)) == becomes


async def test_what_cannot_be_taken_along(database: Database, clock: Clock, made: Between) -> None:
    async with database.transaction() as unit:
        let_go = await goal(unit, made, "Sing", dropped_at=unit.now)
        here = await goal(unit, made, "Draw", sprint_id=made.open.id)
        for who, goal_id, code in (
            (made.omar, made.goals["Cards"].id, "no_such_goal"),
            (made.nia, "z" * 16, "no_such_goal"),
            (made.lena, made.goals["Cards"].id, "students_only"),
            (made.nia, let_go.id, "goal_let_go"),
            (made.nia, here.id, "in_this_sprint"),
        ):
            with pytest.raises(BotError, match=code):
                await carrying.carry_goal(unit, who, goal_id)
        with pytest.raises(BotError, match="no_such_habit"):
            await carrying.carry_habit(unit, made.omar, made.habit_id)
    on(clock, MONDAY + timedelta(days=14))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="sprint_over"):
            await carrying.carry_goal(unit, made.nia, made.goals["Cards"].id)
        (await unit.session.get_one(Sprint, made.open.id)).is_active = False
        await unit.session.flush()
        with pytest.raises(BotError, match="no_sprint"):
            await carrying.carry_goal(unit, made.nia, made.goals["Cards"].id)
        assert await unfinished.of_last(unit, made.nia) is None


async def test_a_sprint_has_room_for_so_many_goals(database: Database, made: Between) -> None:
    async with database.transaction() as unit:
        for n in range(goals.MOST):
            await goal(unit, made, f"{n}", sprint_id=made.open.id)
        with pytest.raises(BotError, match="enough_goals"):
            await carrying.carry_goal(unit, made.nia, made.goals["Cards"].id)


async def test_it_is_taken_back_for_ten_minutes_while_nothing_is_ticked(
    database: Database, clock: Clock, made: Between
) -> None:
    async with database.transaction() as unit:
        moment = (await unfinished.carry_all(unit, made.nia)).moment
        assert moment is not None
        with pytest.raises(BotError, match="students_only"):
            await carrying.undo(unit, made.lena, moment)
        assert not await carrying.undo(unit, made.omar, moment)
        assert await carrying.undo(unit, made.nia, moment)
        assert not await carrying.undo(unit, made.nia, moment)
        assert await rows(unit, ActionItem, ActionItem.sprint_id == made.open.id) == []
    async with database.transaction() as unit:
        copy = await carrying.carry_goal(unit, made.nia, made.goals["Run"].id)
        moment = copy.created_at
        first = (await rows(unit, ActionItem, ActionItem.goal_id == copy.id))[0]
        first.is_completed = True
        await unit.session.flush()
        with pytest.raises(BotError, match="built_upon"):
            await carrying.undo(unit, made.nia, moment)
        first.is_completed = False
    clock.move(timedelta(minutes=10))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="too_late_to_undo"):
            await carrying.undo(unit, made.nia, moment)
        assert (await carrying.taken(unit, made.open.id, [copy], [])).moment is None


async def test_all_that_is_not_finished_is_offered_until_it_is_taken_along(database: Database, made: Between) -> None:
    async with database.transaction() as unit:
        offer = await unfinished.of_last(unit, made.nia)
        assert offer is not None
        assert sorted((one.goal.title, one.done, one.of) for one in offer.goals) == [("Cards", 3, 4), ("Run", 0, 4)]
        assert [one.name for one in offer.habits] == ["Pack my bag"]
        await carrying.carry_goal(unit, made.nia, made.goals["Run"].id)
        taken = [await unfinished.carry_all(unit, made.nia) for _ in range(3)]
        assert [sorted(one.title for one in some.goals) for some in taken] == [["Cards", "Run"]] * 3
        kept = [await unfinished.keep_habits(unit, made.nia, made.last.id) for _ in range(3)]
        assert len({one.id for some in kept for one in some.habits}) == 1
        assert not await unfinished.of_last(unit, made.nia)
        with pytest.raises(BotError, match="in_this_sprint"):
            await unfinished.keep_habits(unit, made.nia, made.open.id)


async def test_what_is_not_wanted_is_not_offered_again_and_counts_nowhere(database: Database, made: Between) -> None:
    async with database.transaction() as unit:
        await unfinished.decline(unit, made.nia)
        await unfinished.decline(unit, made.nia)
        assert not await unfinished.of_last(unit, made.nia)
        assert await goals.of(unit, made.user_id, made.open.id) == []
        assert len(await goals.of(unit, made.user_id, made.last.id)) == 3
        assert await rows(unit, ActionItem, ActionItem.sprint_id == made.open.id) == []
        habits = await rows(unit, Habit, Habit.sprint_id == made.open.id)
        assert all(one.begins_on > one.archived_at.date() for one in habits)
        assert await carrying.undo(unit, made.nia, unit.now)
        assert await unfinished.of_last(unit, made.nia)


async def test_whoever_thinks_again_finds_it_among_the_earlier_sprints(
    database: Database, clock: Clock, made: Between
) -> None:
    async with database.transaction() as unit:
        await unfinished.decline(unit, made.nia)
    clock.move(timedelta(days=1))
    async with database.transaction() as unit:
        copy = await carrying.carry_goal(unit, made.nia, made.goals["Cards"].id)
        assert copy.created_at == unit.now
        assert len(await rows(unit, ActionItem, ActionItem.goal_id == copy.id)) == 4
        assert (await carrying.carry_habit(unit, made.nia, made.habit_id)).archived_at is None
    clock.move(timedelta(days=1))
    async with database.transaction() as unit:
        (await unit.session.get_one(Goal, copy.id)).dropped_at = unit.now
        await unit.session.flush()
        again = await carrying.carry_goal(unit, made.nia, made.goals["Cards"].id)
        assert (again.id, again.dropped_at) == (copy.id, None)
        assert len(await rows(unit, ActionItem, ActionItem.goal_id == copy.id)) == 4


async def test_a_week_plan_is_what_is_usual(database: Database, made: Between) -> None:
    async with database.transaction() as unit:
        one = await goal(unit, made, "Sing")
        assert await planning.plan_of(unit, one) == (Plan(()), "Sing")
        for week, weekday, minutes, clock_, title in (
            (1, 4, 10, "17:00", "Songs"), (1, 2, 20, None, "Songs"), (2, 4, 20, None, "A song"),
            (3, 0, 10, None, "Songs"),
        ):  # fmt: skip
            await task(unit, one, week, weekday, False, minutes=minutes, scheduled_time=clock_, title=title)
        await task(unit, one, 1, 6, False, title="Gone", removed_at=unit.now)
        assert await planning.plan_of(unit, one) == (Plan((0, 2, 4), 20, None), "Songs")
