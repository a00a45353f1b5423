"""Tasks as the services keep them: whose, in which sprint, on which days, and what a goal's status follows."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

from bot.db import Database, Unit
from bot.models import ActionItem, Goal
from bot.services.errors import BotError
from bot.services.rhythm import (
    adding_tasks,
    moving_tasks,
    my_day,
    own_tasks,
    taking_out,
    tasks,
    ticking_tasks,
    wording_tasks,
)
from bot.services.who import Who
from tests.services.rhythm import sprinting
from tests.services.rhythm.sprinting import at

FIRST = date(2026, 12, 3)  # a Thursday
TODAY = date(2026, 12, 10)

CHANGES: dict[str, Callable[[Unit, Who, str], Awaitable[Any]]] = {
    "look": own_tasks.changeable,
    "tick": ticking_tasks.tick,
    "move": lambda unit, who, task_id: moving_tasks.move(unit, who, task_id, TODAY),
    "rename": lambda unit, who, task_id: wording_tasks.rename(unit, who, task_id, "mine"),
    "set_time": lambda unit, who, task_id: wording_tasks.set_time(unit, who, task_id, "17:00", "10"),
    "take_out": taking_out.take_out,
    "put_back": taking_out.put_back,
}


class Planned:
    """Nia on the eighth day of a sprint, with a goal and a task of yesterday, of today and of tomorrow."""

    def __init__(self, unit: Unit, nia: Who, omar: Who, lena: Who) -> None:
        self.unit, self.nia, self.omar, self.lena = unit, nia, omar, lena

    @classmethod
    async def begin(cls, unit: Unit, days: int = 16) -> "Planned":
        unit.now = at("2026-12-10T12:00+00:00")
        nia, omar = await sprinting.person(unit, "Nia"), await sprinting.person(unit, "Omar")
        made = cls(unit, nia, omar, await sprinting.person(unit, "Lena", role="admin"))
        made.sprint = await sprinting.sprint(unit, made.lena, FIRST, days)
        made.goal = await sprinting.goal(unit, nia, made.sprint)
        made.tasks = [
            await sprinting.task(unit, nia, made.sprint, TODAY + timedelta(days=n), made.goal) for n in (-1, 0, 1)
        ]
        return made

    sprint: Any
    goal: Goal
    tasks: list[ActionItem]


@pytest.mark.parametrize("name", CHANGES)
async def test_nobody_changes_a_task_that_is_not_theirs_or_not_open_any_more(database: Database, name: str) -> None:
    async with database.transaction() as unit:
        one = await Planned.begin(unit)
        for who, task_id, code in (
            (one.omar, one.tasks[1].id, "no_such_task"),
            (one.lena, one.tasks[1].id, "students_only"),
            (one.nia, "z" * 16, "no_such_task"),
        ):
            with pytest.raises(BotError, match=code):
                await CHANGES[name](unit, who, task_id)
        if name not in ("take_out", "put_back"):
            await taking_out.take_out(unit, one.nia, one.tasks[0].id)
            with pytest.raises(BotError, match="task_out"):
                await CHANGES[name](unit, one.nia, one.tasks[0].id)
        one.goal.dropped_at = unit.now
        await unit.session.flush()
        with pytest.raises(BotError, match="no_such_task"):
            await CHANGES[name](unit, one.nia, one.tasks[1].id)
        unit.now += timedelta(days=20)
        with pytest.raises(BotError, match="sprint_over"):
            await CHANGES[name](unit, one.nia, one.tasks[1].id)


@pytest.mark.both
async def test_the_status_of_a_goal_follows_whatever_becomes_of_its_tasks(database: Database) -> None:
    async with database.transaction() as unit:
        one = await Planned.begin(unit)
        first, second, third = one.tasks

        async def after(change: Awaitable[Any]) -> str:
            await change
            return one.goal.status

        assert await after(ticking_tasks.tick(unit, one.nia, first.id)) == "in_progress"
        assert await after(taking_out.take_out(unit, one.nia, second.id)) == "in_progress"
        assert await after(taking_out.take_out(unit, one.nia, third.id)) == "completed"
        assert await after(taking_out.take_out(unit, one.nia, third.id)) == "completed"
        assert await after(taking_out.put_back(unit, one.nia, third.id)) == "in_progress"
        assert await after(ticking_tasks.tick(unit, one.nia, third.id)) == "completed"
        assert await after(adding_tasks.add(unit, one.nia, "More", TODAY, None, one.goal.id)) == "in_progress"
        assert await after(ticking_tasks.tick(unit, one.nia, third.id, done=False)) == "in_progress"
        one.goal.status, one.goal.status_by_hand = "completed", True
        await unit.session.flush()
        assert await after(ticking_tasks.tick(unit, one.nia, first.id, done=False)) == "completed"
        assert await my_day.of(unit, one.nia) == (), "nothing is asked of a goal that is called reached"


@pytest.mark.both
async def test_a_task_is_put_on_days_that_are_left_and_have_room_only(database: Database) -> None:
    async with database.transaction() as unit:
        one = await Planned.begin(unit)
        last = one.sprint.end_date
        left = await moving_tasks.days_with_room(unit, one.nia, one.sprint)
        assert left == [TODAY + timedelta(days=n) for n in range(9)]
        assert left[-1] == last
        for n in range(tasks.MOST_A_DAY):
            await adding_tasks.add(unit, one.nia, f"number {n}", last)
        for day, code in (
            (TODAY - timedelta(days=1), "day_over"), (FIRST - timedelta(days=1), "not_in_sprint"),
            (last + timedelta(days=1), "not_in_sprint"), (last, "day_full"),
        ):  # fmt: skip
            with pytest.raises(BotError, match=code):
                await moving_tasks.move(unit, one.nia, one.tasks[1].id, day)
            with pytest.raises(BotError, match=code) as refused:
                await adding_tasks.add(unit, one.nia, "one more", day)
            assert refused.value.step == "day"
        assert (await moving_tasks.move(unit, one.nia, one.tasks[0].id, TODAY)).day == TODAY
        assert (await moving_tasks.move(unit, one.nia, one.tasks[0].id, TODAY)).day == TODAY
        unit.now += timedelta(days=8)
        with pytest.raises(BotError, match="no_day_has_room"):
            await adding_tasks.room(unit, one.nia)


@pytest.mark.parametrize(
    ("title", "when", "code"),
    [(" \n ", None, "words_needed"), ("x" * 121, None, "text_too_long"), ("x", "24:00", "time_needed"),
     ("x", "5", "time_needed"), ("x", "17:00\n", "time_needed")],
)  # fmt: skip
async def test_what_a_task_is_called_and_when_it_is_done_is_looked_at_again(
    database: Database, title: str, when: str | None, code: str
) -> None:
    async with database.transaction() as unit:
        one = await Planned.begin(unit)
        with pytest.raises(BotError, match=code):
            await adding_tasks.add(unit, one.nia, title, TODAY, when)
        for minutes in ("0", "601", "-1", "1e2", "٣", "x", "9" * 30, "0000000011111"):
            with pytest.raises(BotError, match="number_needed"):
                await wording_tasks.set_time(unit, one.nia, one.tasks[0].id, None, minutes)


async def test_a_task_is_added_to_one_s_own_goal_of_this_sprint_only(database: Database) -> None:
    async with database.transaction() as unit:
        one = await Planned.begin(unit)
        past = await sprinting.sprint(unit, one.lena, FIRST - timedelta(days=30), 14, active=False)
        others = [await sprinting.goal(unit, one.omar, one.sprint), await sprinting.goal(unit, one.nia, past)]
        let_go = await sprinting.goal(unit, one.nia, one.sprint)
        let_go.dropped_at = unit.now
        await unit.session.flush()
        for goal in (*others, let_go):
            with pytest.raises(BotError, match="no_such_goal"):
                await adding_tasks.add(unit, one.nia, "mine", TODAY, None, goal.id)
        old = await sprinting.task(unit, one.nia, past, FIRST - timedelta(days=30))
        with pytest.raises(BotError, match="sprint_over"):
            await ticking_tasks.tick(unit, one.nia, old.id)


@pytest.mark.both
async def test_of_two_phones_that_tick_and_untick_together_nothing_is_lost(database: Database) -> None:
    async with database.transaction() as unit:
        one = await Planned.begin(unit)
        ids = [task.id for task in one.tasks]
        nia, goal_id, now = one.nia, one.goal.id, unit.now

    async def tick(task_id: str) -> None:
        async with database.transaction() as unit:
            unit.now = now
            await ticking_tasks.tick(unit, nia, task_id)

    await asyncio.gather(*(tick(task_id) for task_id in ids * 5))
    async with database.reading() as unit:
        goal = await unit.session.get_one(Goal, goal_id)
        found = [await unit.session.get_one(ActionItem, task_id) for task_id in ids]
    assert [task.is_completed for task in found] == [True] * 3
    assert goal.status == "completed"
