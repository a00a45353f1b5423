"""Of what a student may have only so much, two phones together make no more; and no second copy of anything."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.db import Database, Unit
from bot.models import ActionItem, CoachComment, Goal, Habit
from bot.services.errors import BotError
from bot.services.rhythm import (
    adding_tasks,
    carrying,
    goal_making,
    goal_standing,
    goals,
    habits,
    moving_tasks,
    taking_out,
    tasks,
)
from bot.services.rhythm.goal_fields import Fields
from bot.services.rhythm.tasks import Plan
from bot.services.who import Who
from tests.services.rhythm import sprinting
from tests.services.rhythm.practising import READ
from tests.services.rhythm.sprinting import at

FIRST = date(2026, 12, 3)
TODAY = date(2026, 12, 10)
FIELDS = Fields(**{**sprinting.SMART, "title": "Run"})


class Full:
    """Nia in the second of two sprints, and presses of hers that are made at the same moment."""

    def __init__(self, database: Database, unit: Unit, nia: Who) -> None:
        self.database, self.now, self.nia = database, unit.now, nia

    before: Any
    sprint: Any

    async def at_once(self, *presses: Callable[[Unit], Awaitable[Any]]) -> list[str]:
        """Press, each in a transaction of its own; return what was refused."""

        async def one(press: Callable[[Unit], Awaitable[Any]]) -> str | None:
            try:
                async with self.database.transaction() as unit:
                    unit.now = self.now
                    await press(unit)
            except BotError as error:
                return error.code
            return None

        return [code for code in await asyncio.gather(*map(one, presses)) if code]

    async def count(self, table: type[Any], *where: Any) -> int:
        async with self.database.reading() as unit:
            return await unit.session.scalar(select(func.count(table.id)).where(*where)) or 0


@pytest.fixture
async def full(database: Database) -> Full:
    async with database.transaction() as unit:
        unit.now = at("2026-12-10T12:00+00:00")
        made = Full(database, unit, await sprinting.person(unit, "Nia"))
        lena = await sprinting.person(unit, "Lena", role="admin")
        made.before = await sprinting.sprint(unit, lena, FIRST - timedelta(days=30), 20, active=False)
        made.sprint = await sprinting.sprint(unit, lena, FIRST, 16)
    return made


@pytest.mark.both
async def test_ten_goals_are_enough_however_they_come(database: Database, full: Full) -> None:
    async with database.transaction() as unit:
        unit.now = full.now
        for _ in range(goals.MOST - 1):
            await sprinting.goal(unit, full.nia, full.sprint)
        old = [(await sprinting.goal(unit, full.nia, full.before)).id for _ in range(2)]
        gone = await sprinting.goal(unit, full.nia, full.sprint)
        gone.dropped_at, gone_id = unit.now, gone.id
    refused = await full.at_once(
        *(lambda unit, one=one: carrying.carry_goal(unit, full.nia, one) for one in old),
        lambda unit: goal_standing.take_up(unit, full.nia, gone_id),
        *[lambda unit: goal_making.make(unit, full.nia, FIELDS, full.sprint.id)] * 3,
    )
    assert refused == ["enough_goals"] * 5
    assert await full.count(Goal, Goal.sprint_id == full.sprint.id, Goal.dropped_at.is_(None)) == goals.MOST


@pytest.mark.both
async def test_six_habits_are_enough_however_they_come(database: Database, full: Full) -> None:
    async with database.transaction() as unit:
        unit.now = full.now
        made = [await habits.make(unit, full.nia, READ) for _ in range(habits.MOST)]
        gone_id = made[0].id
        await habits.archive(unit, full.nia, gone_id)
        old = await habits.archive(unit, full.nia, made[1].id)
        await unit.session.refresh(old)
        old.sprint_id, old_id = full.before.id, old.id
        await habits.make(unit, full.nia, READ)
    refused = await full.at_once(
        lambda unit: habits.take_up(unit, full.nia, gone_id),
        *[lambda unit: habits.make(unit, full.nia, READ)] * 3,
        lambda unit: carrying.carry_habit(unit, full.nia, old_id),
    )
    assert refused == ["enough_habits"] * 4
    assert await full.count(Habit, Habit.sprint_id == full.sprint.id, Habit.archived_at.is_(None)) == habits.MOST


@pytest.mark.both
async def test_twelve_tasks_a_day_are_enough_however_they_come(database: Database, full: Full) -> None:
    async with database.transaction() as unit:
        unit.now = full.now
        for _ in range(tasks.MOST_A_DAY - 1):
            await sprinting.task(unit, full.nia, full.sprint, TODAY)
        moved = (await sprinting.task(unit, full.nia, full.sprint, TODAY + timedelta(days=1))).id
        out = await sprinting.task(unit, full.nia, full.sprint, TODAY)
        out.removed_at, out_id = unit.now, out.id
    refused = await full.at_once(
        lambda unit: moving_tasks.move(unit, full.nia, moved, TODAY),
        lambda unit: taking_out.put_back(unit, full.nia, out_id),
        *[lambda unit: adding_tasks.add(unit, full.nia, "Cards", TODAY)] * 3,
    )
    assert refused == ["day_full"] * 4
    async with database.reading() as unit:
        days = await tasks.in_week(unit, full.nia.student().id, full.sprint, 2)
    assert len(days[TODAY]) == tasks.MOST_A_DAY


@pytest.mark.both
async def test_a_week_that_two_phones_plan_is_planned_once(database: Database, full: Full) -> None:
    async with database.transaction() as unit:
        unit.now = full.now
        goal_id = (await sprinting.goal(unit, full.nia, full.sprint)).id
    how = Plan(tuple(range(7)), 10)
    assert not await full.at_once(*[lambda unit: goal_making.plan_anew(unit, full.nia, goal_id, how)] * 4)
    assert await full.count(ActionItem, ActionItem.goal_id == goal_id, tasks.standing()) == 9


@pytest.mark.both
async def test_undoing_a_goal_twice_at_once_is_refused_once(database: Database, full: Full) -> None:
    async with database.transaction() as unit:
        unit.now = full.now
        goal_id = (await sprinting.goal(unit, full.nia, full.sprint)).id
    undo = [lambda unit: goal_making.undo_making(unit, full.nia, goal_id)] * 3
    assert await full.at_once(*undo) == ["no_such_goal"] * 2


async def test_a_goal_to_which_a_coach_spoke_is_not_undone(database: Database, full: Full) -> None:
    async with database.transaction() as unit:
        unit.now = full.now
        goal_id = (await sprinting.goal(unit, full.nia, full.sprint)).id
        unit.session.add(
            CoachComment(student_id=full.nia.student().id, goal_id=goal_id, text="Good", created_at=unit.now)
        )  # fmt: skip
    assert await full.at_once(lambda unit: goal_making.undo_making(unit, full.nia, goal_id)) == ["built_upon"]
    assert await full.count(Goal, Goal.id == goal_id) == 1
