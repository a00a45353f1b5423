"""One sprint is active: activating, closing, reopening and taking back, whoever presses and however often."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import Decision, Sprint
from bot.services.errors import BotError
from bot.services.rhythm import sprint_plans, sprint_turns, sprints
from bot.services.rhythm.calendar import Span
from tests.services.rhythm.school import Planned, goal, planned, sprint


async def state(unit: Unit, name: str) -> str:
    one = (await unit.session.scalars(select(Sprint).where(Sprint.name == name))).one()
    await unit.session.refresh(one)
    return "active" if one.is_active else "closed" if one.closed_at else "planned"


async def test_activating_ends_the_other_and_a_second_press_changes_nothing(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        four, five = await sprint(unit, who, "Sprint 4"), await sprint(unit, who, "Sprint 5")
        assert (await sprint_turns.activate(unit, who.lena, four.id)).ended is None
        done = await sprint_turns.activate(unit, who.lena, five.id)
        assert done.ended is not None
        assert (done.ended.name, done.decision is None) == ("Sprint 4", False)
        again = await sprint_turns.activate(unit, who.lena, five.id)
        assert (again.ended, again.decision) == (None, None)
        assert [await state(unit, name) for name in ("Sprint 4", "Sprint 5")] == ["closed", "active"]
        with pytest.raises(BotError, match="sprint_closed"):
            await sprint_turns.activate(unit, who.lena, four.id)
        with pytest.raises(BotError, match="sprint_not_active"):
            await sprint_turns.close(unit, who.lena, (await sprint(unit, who, "Sprint 6")).id)


async def test_closing_and_reopening_go_back_and_forth_and_each_can_be_taken_back(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        four, five = await sprint(unit, who, "Sprint 4"), await sprint(unit, who, "Sprint 5")
        await sprint_turns.activate(unit, who.lena, four.id)
        closed = await sprint_turns.close(unit, who.lena, four.id)
        assert (await sprint_turns.close(unit, who.lena, four.id)).decision is None
        await sprint_turns.take_back(unit, who.lena, closed.decision or "")
        await sprint_turns.take_back(unit, who.lena, closed.decision or "")
        assert await state(unit, "Sprint 4") == "active"
        await sprint_turns.activate(unit, who.lena, five.id)
        closed_at = four.closed_at
        reopened = await sprint_turns.reopen(unit, who.lena, four.id)
        assert [await state(unit, name) for name in ("Sprint 4", "Sprint 5")] == ["active", "closed"]
        assert (await sprint_turns.reopen(unit, who.lena, four.id)).decision is None
        await sprint_turns.take_back(unit, who.lena, reopened.decision or "")
        assert [await state(unit, name) for name in ("Sprint 4", "Sprint 5")] == ["closed", "active"]
        assert four.closed_at == closed_at


async def test_what_was_built_on_stays_and_so_does_what_is_ten_minutes_old(database: Database, clock: Clock) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        four, five = await sprint(unit, who, "Sprint 4"), await sprint(unit, who, "Sprint 5")
        first = await sprint_turns.activate(unit, who.lena, four.id)
        await goal(unit, who.nia, four)
        with pytest.raises(BotError, match="built_upon"):
            await sprint_turns.take_back(unit, who.lena, first.decision or "")
        closed = await sprint_turns.close(unit, who.lena, four.id)
        second = await sprint_turns.activate(unit, who.lena, five.id)
        with pytest.raises(BotError, match="built_upon"):
            await sprint_turns.take_back(unit, who.lena, closed.decision or "")
    clock.move(timedelta(minutes=10))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="too_late_to_undo"):
            await sprint_turns.take_back(unit, who.lena, second.decision or "")
        assert await state(unit, "Sprint 5") == "active"


async def test_only_coaches_of_all_classes_turn_sprints(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        four = await sprint(unit, who, "Sprint 4")
        done = await sprint_turns.activate(unit, who.lena, four.id)
        for somebody, code in ((who.ade, "all_batches_only"), (who.nia, "coaches_only")):
            for turn in (sprint_turns.activate, sprint_turns.close, sprint_turns.reopen):
                with pytest.raises(BotError, match=code):
                    await turn(unit, somebody, four.id)
            with pytest.raises(BotError, match=code):
                await sprint_turns.take_back(unit, somebody, done.decision or "")
        for turn in (sprint_turns.activate, sprint_turns.close, sprint_turns.reopen):
            with pytest.raises(BotError, match="no_such_sprint"):
                await turn(unit, who.lena, "z" * 16)
        with pytest.raises(BotError, match="over"):
            await sprint_turns.take_back(unit, who.lena, "z" * 16)


async def test_one_whose_last_day_has_passed_does_not_start(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)
        old = await sprint(unit, who, "Sprint 1", begins=-20, days=20)
        with pytest.raises(BotError, match="sprint_too_late"):
            await sprint_turns.activate(unit, who.lena, old.id)
        await sprint_plans.change(unit, who.lena, old.id, old.name, Span(old.start_date, who.today))
        assert (await sprint_turns.activate(unit, who.lena, old.id)).sprint.is_active


async def test_one_that_was_closed_and_whose_last_day_has_passed_stays_closed(
    database: Database, clock: Clock
) -> None:  # fmt: skip
    async with database.transaction() as unit:
        who = await planned(unit)
        old = await sprint(unit, who, "Sprint 1", begins=-10, days=14)
        await sprint_turns.activate(unit, who.lena, old.id)
        await sprint_turns.close(unit, who.lena, old.id)
    clock.move(timedelta(days=14))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="over"):
            await sprint_turns.reopen(unit, who.lena, old.id)


@pytest.mark.both
async def test_of_coaches_who_activate_at_once_each_has_a_turn_and_one_sprint_is_active(database: Database) -> None:
    """Neither while none is active nor while one is; pressed twice each."""
    async with database.transaction() as unit:
        who = await planned(unit)
        made = [await sprint(unit, who, f"Sprint {n}") for n in range(4)]

    async def press(sprint_id: str) -> str:
        try:
            async with database.transaction() as unit:
                return "done" if (await sprint_turns.activate(unit, who.lena, sprint_id)).decision else "again"
        except BotError as error:
            return error.code

    found = await asyncio.gather(*(press(one.id) for one in (*made[:2], *made)))
    assert set(found) <= {"done", "again", "sprint_closed"}
    assert found.count("done") == 4
    async with database.reading() as unit:
        assert await sprints.active(unit) is not None
        closed = await unit.session.scalar(select(func.count()).where(Sprint.closed_at.is_not(None)))
        decisions = await unit.session.scalar(select(func.count(Decision.id)))
    assert (closed, decisions) == (3, 4)


@pytest.mark.both
async def test_two_who_save_and_start_at_once_end_with_one_active(database: Database) -> None:
    async with database.transaction() as unit:
        who = await planned(unit)

    async def save_and_start(name: str, who: Planned) -> None:
        async with database.transaction() as unit:
            made = await sprint(unit, who, name)
            await sprint_turns.activate(unit, who.lena, made.id)

    await asyncio.gather(*(save_and_start(f"Sprint {n}", who) for n in range(3)))
    async with database.reading() as unit:
        made = (await unit.session.scalars(select(Sprint))).all()
    assert sorted((one.is_active, one.closed_at is None) for one in made) == [(False, False)] * 2 + [(True, True)]
